package io.echoproof.responder;

import java.util.Arrays;

/**
 * The IP identifications of replies, counted per pair of addresses (RFC 6864, section 4.3: unique
 * per source, destination and protocol while fragments may still be under way).
 *
 * <p>A fixed number of counters is shared by all pairs, by a hash. That is enough: sharing makes a
 * pair skip numbers, never repeat one, until the shared counter has gone around, 65,536 replies
 * later. A repeat within the two minutes that a datagram may live takes more than 546 replies a
 * second to pairs that share one counter; no sender of datagrams that may be fragmented can do
 * better than that with 16 bits, and a single counter for all would repeat as soon as all pairs
 * together do it.
 */
final class IdentificationCounters {
  private static final int SLOTS_LOG2 = 12;
  private static final int SPREAD = 0x9E37_79B1;
  private static final int IDENTIFICATION_MASK = 0xFFFF;

  private final char[] next = new char[1 << SLOTS_LOG2];
  private final int step;

  /**
   * @param first the identification of the first reply to anyone
   * @param step from one to the next
   */
  IdentificationCounters(int first, int step) {
    this.step = step;
    Arrays.fill(next, (char) first);
  }

  /** The next identification for a reply from one address to another, 0 to 65535. */
  int next(int source, int destination) {
    int slot = ((Integer.rotateLeft(source, 16) ^ destination) * SPREAD) >>> (32 - SLOTS_LOG2);
    int identification = next[slot];
    next[slot] = (char) ((identification + step) & IDENTIFICATION_MASK);
    return identification;
  }
}
