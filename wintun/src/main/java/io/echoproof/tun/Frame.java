package io.echoproof.tun;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A window on a frame in memory that a {@link TunDevice} owns. It is made once by whoever drives
 * the device and moved from frame to frame, so that nothing is allocated per frame. The buffer is
 * big-endian (network byte order) and is read and written by absolute index only, counted from
 * {@link #offset}; its position and limit mean nothing.
 */
public final class Frame {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0).order(ByteOrder.BIG_ENDIAN);

  private ByteBuffer buffer = NONE;
  private int offset;
  private int length;

  /** The memory that holds the frame, big-endian. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Index of the frame's first octet in {@link #buffer}. */
  public int offset() {
    return offset;
  }

  /** Length of the frame in octets. */
  public int length() {
    return length;
  }

  /**
   * Moves the window. For devices.
   *
   * @param buffer the memory, big-endian
   * @param offset index of the first octet
   * @param length in octets
   */
  public void set(ByteBuffer buffer, int offset, int length) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
  }

  /** A copy of the frame's octets, for tests and evidence; not for the packet path. */
  public byte[] toByteArray() {
    byte[] octets = new byte[length];
    buffer.get(offset, octets, 0, length);
    return octets;
  }
}
