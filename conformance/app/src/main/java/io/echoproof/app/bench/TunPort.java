package io.echoproof.app.bench;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.util.Optional;

/**
 * Through a tun device behind which the load generator plays the network: the operating system's
 * own stack is the target. On Linux that stack works while {@link #add} is called.
 */
final class TunPort implements Port {
  private final TunDevice device;
  private final Frame room = new Frame();
  private Optional<RequestFrames> requests = Optional.empty();

  /**
   * @param device is owned: closed with this port
   */
  TunPort(TunDevice device) {
    this.device = device;
  }

  @Override
  public boolean isSynchronous() {
    return false;
  }

  @Override
  public void load(RequestFrames newRequests) {
    requests = Optional.of(newRequests);
  }

  @Override
  public void add(int frame) {
    RequestFrames frames = requests.orElseThrow();
    int length = frames.length(frame);
    if (device.reserve(room, length)) {
      room.buffer().put(room.offset(), frames.memory(), frames.offset(frame), length);
      device.commit(room);
    }
  }

  @Override
  public void send() {}

  @Override
  public boolean poll(Frame frame) {
    return device.poll(frame);
  }

  @Override
  public void release(Frame frame) {
    device.release(frame);
  }

  @Override
  public void close() {
    device.close();
  }
}
