package io.echoproof.tun.memory;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;

/**
 * One side of a {@link MemoryTunPair}. No kernel looks at the frames: any content and any length up
 * to {@link TunDevice#MAX_FRAME_LENGTH} passes, also beyond the MTU, and {@link #commit} never
 * refuses. When the other side was closed this one's device is gone: {@link #poll} still finds the
 * frames that were there, then it is a {@link TunException}, and so is {@link #reserve} at once.
 *
 * <p>When as many frames are borrowed as the pair has room for, nothing more arrives until the
 * oldest one is released.
 */
public final class MemoryTun implements TunDevice {
  private final String name;
  private final int mtu;
  private final int shortest;
  private final MemoryRing incoming;
  private final MemoryRing outgoing;
  private volatile boolean closed;

  /**
   * @param shortest length of the shortest frame that can be sent
   */
  MemoryTun(String name, int mtu, int shortest, MemoryRing incoming, MemoryRing outgoing) {
    this.name = name;
    this.mtu = mtu;
    this.shortest = shortest;
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int mtu() {
    return mtu;
  }

  /** How many frames could not be sent because the ring was full, since the start. */
  public long dropped() {
    return outgoing.dropped();
  }

  @Override
  public boolean poll(Frame frame) {
    checkOpen();
    if (incoming.poll(frame)) {
      return true;
    }
    if (!incoming.isSenderClosed()) {
      return false;
    }
    // What was sent before closing may have come in between the two questions.
    if (incoming.poll(frame)) {
      return true;
    }
    throw gone();
  }

  @Override
  public boolean await() {
    checkOpen();
    return incoming.await();
  }

  @Override
  public void release(Frame frame) {
    incoming.release(frame);
  }

  @Override
  public boolean reserve(Frame frame, int length) {
    if (length < shortest || length > MAX_FRAME_LENGTH) {
      throw new IllegalArgumentException(
          "a frame has " + shortest + " to " + MAX_FRAME_LENGTH + " octets, not " + length);
    }
    checkOpen();
    if (outgoing.isReceiverClosed()) {
      throw gone();
    }
    return outgoing.reserve(frame, length);
  }

  @Override
  public boolean commit(Frame frame) {
    checkOpen();
    outgoing.commit(frame);
    return true;
  }

  @Override
  public void end() {
    incoming.end();
  }

  @Override
  public void close() {
    closed = true;
    incoming.end();
    incoming.closeReceiver();
    outgoing.closeSender();
  }

  private void checkOpen() {
    if (closed) {
      throw new TunException("the memory tun " + name + " was closed", 0);
    }
  }

  private TunException gone() {
    return new TunException("the other side of the memory tun " + name + " was closed", 0);
  }
}
