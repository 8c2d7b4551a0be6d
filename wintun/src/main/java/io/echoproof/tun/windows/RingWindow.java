package io.echoproof.tun.windows;

import com.sun.jna.Pointer;
import io.echoproof.tun.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of a session's rings as a big-endian buffer, so that a packet's address becomes an index and
 * nothing is made per packet. Wintun doesn't tell where the ring begins, but a ring's packets are
 * at most its capacity apart: one buffer from that far in front of the first packet seen to that
 * far behind it covers the ring wherever in it that packet was. Octets outside of the ring are in
 * the window too; nobody is ever given an index to them.
 *
 * <p>Should an address fall outside all the same, another window is made and the earlier ones keep
 * their frames.
 */
final class RingWindow {
  /** For headers, alignment and the part of a packet that reaches over the ring's end. */
  private static final int SLACK = 1 << 20;

  /** No address below is ever mapped in a program. */
  private static final long LOWEST = 0x1000;

  private record Window(long base, ByteBuffer buffer) {}

  private final int reach;
  private final List<Window> earlier = new ArrayList<>();
  private @Nullable ByteBuffer buffer;
  private long base;

  /**
   * @param capacity of the ring in octets
   */
  RingWindow(int capacity) {
    this.reach = capacity + SLACK;
  }

  /** Moves a frame to the packet at that address. */
  void show(Frame frame, long address, int length) {
    ByteBuffer current = buffer;
    if (current == null || address < base || address + length > base + current.capacity()) {
      current = around(address);
    }
    frame.set(current, (int) (address - base), length);
  }

  private ByteBuffer around(long address) {
    if (buffer != null) {
      earlier.add(new Window(base, buffer));
    }
    base = Math.max(LOWEST, address - reach);
    ByteBuffer fresh =
        new Pointer(base).getByteBuffer(0, address - base + reach).order(ByteOrder.BIG_ENDIAN);
    buffer = fresh;
    return fresh;
  }

  /**
   * The address of a frame that {@link #show} has moved, 0 for any other. Buffers are compared by
   * identity: equals compares contents.
   */
  @SuppressWarnings("ReferenceEquality")
  long addressOf(Frame frame) {
    if (frame.buffer() == buffer) {
      return base + frame.offset();
    }
    for (Window window : earlier) {
      if (frame.buffer() == window.buffer) {
        return window.base + frame.offset();
      }
    }
    return 0;
  }
}
