package io.echoproof.app.fuzz;

import io.echoproof.app.target.DirectStack.Replies;
import io.echoproof.tun.Frame;
import io.echoproof.tun.linux.PacketBatch;
import io.echoproof.tun.linux.PacketSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Through a Linux packet socket on the interface that a link uses: the same frames at the same
 * place, many with one call, and received without any.
 */
final class PacketFramePort implements FramePort {
  private static final int BATCH = 32;

  /** A reply comes within tens of microseconds as a rule; after that looking now and then does. */
  private static final long SPIN_NANOS = 200_000;

  private static final long REST_NANOS = 50_000;

  private final PacketSocket socket;
  private final PacketBatch batch;
  private final ByteBuffer packets;
  private final int pitch;
  private final Frame frame = new Frame();
  private final byte[] received;
  private int waiting;

  private PacketFramePort(PacketSocket socket, int mtu) {
    this.socket = socket;
    this.pitch = mtu;
    this.packets = ByteBuffer.allocateDirect(BATCH * mtu);
    int[] lengths = new int[BATCH];
    Arrays.fill(lengths, mtu);
    this.batch = socket.batch(packets, mtu, lengths);
    this.received = new byte[0x10000];
  }

  /**
   * Opens one.
   *
   * @param interfaceName is up
   * @param mtu of the interface, in octets: the longest frame that is sent
   */
  static PacketFramePort open(String interfaceName, int mtu) {
    return new PacketFramePort(PacketSocket.open(interfaceName, mtu), mtu);
  }

  @Override
  public void add(byte[] octets, int length) {
    packets.put(waiting * pitch, octets, 0, length);
    batch.setLength(waiting, length);
    batch.add(waiting++);
    if (waiting == BATCH) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (waiting > 0) {
      batch.send();
      waiting = 0;
    }
  }

  @Override
  public int receive(Replies sink, long atMostNanos) {
    int count = take(sink);
    if (count > 0 || atMostNanos == 0) {
      return count;
    }
    long start = System.nanoTime();
    for (long waited = 0; count == 0 && waited < atMostNanos; waited = System.nanoTime() - start) {
      if (waited < SPIN_NANOS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(REST_NANOS);
      }
      count = take(sink);
    }
    return count;
  }

  private int take(Replies sink) {
    int count = 0;
    while (socket.poll(frame)) {
      int length = frame.length();
      frame.buffer().get(frame.offset(), received, 0, length);
      socket.release();
      sink.add(received, length);
      count++;
    }
    return count;
  }

  @Override
  public boolean isQuiet() {
    return false;
  }

  @Override
  public Optional<String> lastWords() {
    return Optional.empty();
  }

  @Override
  public void close() {
    socket.close();
  }
}
