package io.echoproof.app.bench;

import io.echoproof.tun.Frame;
import io.echoproof.tun.linux.PacketBatch;
import io.echoproof.tun.linux.PacketSocket;
import java.util.Optional;

/** Through a packet socket on an interface whose other end the target holds. */
final class PacketPort implements Port {
  private final PacketSocket socket;
  private Optional<PacketBatch> batch = Optional.empty();

  PacketPort(PacketSocket socket) {
    this.socket = socket;
  }

  @Override
  public boolean isSynchronous() {
    return false;
  }

  @Override
  public void load(RequestFrames requests) {
    batch = Optional.of(socket.batch(requests.memory(), requests.pitch(), requests.lengths()));
  }

  @Override
  public void add(int frame) {
    batch.orElseThrow().add(frame);
  }

  @Override
  public void send() {
    batch.orElseThrow().send();
  }

  @Override
  public boolean poll(Frame frame) {
    return socket.poll(frame);
  }

  @Override
  public void release(Frame frame) {
    socket.release();
  }

  @Override
  public void close() {
    socket.close();
  }
}
