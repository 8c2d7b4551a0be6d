package io.echoproof.responder;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.nio.ByteBuffer;

/**
 * A device that hands out the same frame a given number of times and allocates nothing. Of three
 * replies one is taken, one finds no room, one is refused.
 */
final class RepeatingTun implements TunDevice {
  private final ByteBuffer incoming;
  private final ByteBuffer room = ByteBuffer.allocateDirect(2048);
  private final int length;
  private int left;

  RepeatingTun(byte[] frame) {
    this.incoming = ByteBuffer.allocateDirect(frame.length).put(0, frame);
    this.length = frame.length;
  }

  void repeat(int times) {
    left = times;
  }

  @Override
  public boolean poll(Frame frame) {
    if (left == 0) {
      return false;
    }
    left--;
    frame.set(incoming, 0, length);
    return true;
  }

  @Override
  public boolean await() {
    return false;
  }

  @Override
  public boolean reserve(Frame frame, int octets) {
    frame.set(room, 1, octets);
    return left != 0;
  }

  @Override
  public boolean commit(Frame frame) {
    return left == 1;
  }

  @Override
  public String name() {
    return "repeating0";
  }

  @Override
  public int mtu() {
    return 1500;
  }

  @Override
  public void release(Frame frame) {}

  @Override
  public void end() {}

  @Override
  public void close() {}
}
