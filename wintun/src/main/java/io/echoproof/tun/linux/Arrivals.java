package io.echoproof.tun.linux;

/** Frames that were received and not asked for yet, in their order: where each is, and how long. */
final class Arrivals {
  private static final int MASK = FramePool.SLOTS - 1;

  private final int[] offset = new int[FramePool.SLOTS];
  private final int[] length = new int[FramePool.SLOTS];
  private int first;
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  void add(int frameOffset, int frameLength) {
    int at = (first + count) & MASK;
    offset[at] = frameOffset;
    length[at] = frameLength;
    count++;
  }

  /** Index of the first one's first octet. */
  int offset() {
    return offset[first];
  }

  /** The first one's length in octets. */
  int length() {
    return length[first];
  }

  void remove() {
    first = (first + 1) & MASK;
    count--;
  }
}
