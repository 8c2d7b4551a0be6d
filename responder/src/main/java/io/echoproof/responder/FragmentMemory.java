package io.echoproof.responder;

import java.nio.ByteBuffer;

/**
 * The memory for datagrams of which fragments are missing, in pieces of 2048 octets. A datagram has
 * a piece only where it has received something, so that a first half costs one piece and not the 64
 * KiB that a whole datagram may need. With each piece goes a mark for every eight octets that were
 * received, and one for every eight at which a fragment began.
 *
 * <p>A datagram's pieces are given as a table: which piece holds octets 0 to 2047, and so on.
 */
final class FragmentMemory {
  /** The length of a piece in octets. */
  static final int PIECE = 2048;

  /** Pieces of the longest datagram. */
  static final int PIECES_PER_DATAGRAM = 32;

  /** No piece. */
  static final int NONE = -1;

  private static final int UNITS = PIECE / Ipv4Fields.FRAGMENT_UNIT;
  private static final int WORDS = UNITS / Long.SIZE;

  private final ByteBuffer octets;
  private final long[] received;
  private final long[] begins;
  private final int[] free;
  private int freeCount;

  FragmentMemory(int pieces) {
    octets = ByteBuffer.allocate(pieces * PIECE);
    received = new long[pieces * WORDS];
    begins = new long[pieces * WORDS];
    free = new int[pieces];
    for (int piece = 0; piece < pieces; piece++) {
      give(pieces - 1 - piece);
    }
  }

  /** What all pieces lie in, big-endian; a piece is contiguous. */
  ByteBuffer octets() {
    return octets;
  }

  boolean isExhausted() {
    return freeCount == 0;
  }

  /** Takes a piece, with no mark in it; there must be one. */
  int take() {
    int piece = free[--freeCount];
    for (int word = piece * WORDS; word < (piece + 1) * WORDS; word++) {
      received[word] = 0;
      begins[word] = 0;
    }
    return piece;
  }

  void give(int piece) {
    free[freeCount++] = piece;
  }

  /** Whether nothing was received of this part of a datagram, in octets. */
  boolean isFree(int[] pieces, int from, int to) {
    for (int unit = from / Ipv4Fields.FRAGMENT_UNIT; unit < unitsUpTo(to); ) {
      int piece = pieces[unit / UNITS];
      int end = endOfWord(unit, unitsUpTo(to));
      if (piece != NONE && (received[word(piece, unit)] & bits(unit, end)) != 0) {
        return false;
      }
      unit = end;
    }
    return true;
  }

  /** Whether exactly this part of a datagram came in one fragment, with these octets. */
  boolean holds(int[] pieces, int from, int to, ByteBuffer in, int offset) {
    for (int unit = from / Ipv4Fields.FRAGMENT_UNIT; unit < unitsUpTo(to); unit++) {
      boolean isFirst = unit == from / Ipv4Fields.FRAGMENT_UNIT;
      if (!isMarked(received, pieces, unit) || isMarked(begins, pieces, unit) != isFirst) {
        return false;
      }
    }
    int behind = unitsUpTo(to);
    if (isMarked(received, pieces, behind) && !isMarked(begins, pieces, behind)) {
      return false;
    }
    for (int at = from; at < to; at++) {
      if (octets.get(pieces[at / PIECE] * PIECE + at % PIECE) != in.get(offset + at - from)) {
        return false;
      }
    }
    return true;
  }

  /** Keeps a fragment's octets and marks them; all its pieces must be there. */
  void store(int[] pieces, int from, int to, ByteBuffer in, int offset) {
    for (int at = from; at < to; ) {
      int length = Math.min(to - at, PIECE - at % PIECE);
      octets.put(pieces[at / PIECE] * PIECE + at % PIECE, in, offset + at - from, length);
      at += length;
    }
    int first = from / Ipv4Fields.FRAGMENT_UNIT;
    begins[word(pieces[first / UNITS], first)] |= 1L << first;
    for (int unit = first; unit < unitsUpTo(to); ) {
      int end = endOfWord(unit, unitsUpTo(to));
      received[word(pieces[unit / UNITS], unit)] |= bits(unit, end);
      unit = end;
    }
  }

  /** Copies a part of a datagram that is whole. */
  void copy(int[] pieces, int from, int length, ByteBuffer out, int outOffset) {
    for (int at = from; at < from + length; ) {
      int step = Math.min(from + length - at, PIECE - at % PIECE);
      out.put(outOffset + at - from, octets, pieces[at / PIECE] * PIECE + at % PIECE, step);
      at += step;
    }
  }

  /** The sum, not folded, over a part of a datagram that is whole; {@code from} is even. */
  long sum(int[] pieces, int from, int length) {
    long sum = 0;
    for (int at = from; at < from + length; ) {
      int step = Math.min(from + length - at, PIECE - at % PIECE);
      sum += InternetChecksum.sum(octets, pieces[at / PIECE] * PIECE + at % PIECE, step);
      at += step;
    }
    return sum;
  }

  /** The last fragment's length needs no multiple of eight, but nothing can follow it. */
  private static int unitsUpTo(int octet) {
    return (octet + Ipv4Fields.FRAGMENT_UNIT - 1) / Ipv4Fields.FRAGMENT_UNIT;
  }

  private static int endOfWord(int unit, int end) {
    return Math.min(end, (unit / Long.SIZE + 1) * Long.SIZE);
  }

  /** A bit for each of these units, which are of one word and at least one. */
  private static long bits(int unit, int end) {
    return -1L >>> (Long.SIZE - (end - unit)) << unit;
  }

  private static int word(int piece, int unit) {
    return piece * WORDS + unit % UNITS / Long.SIZE;
  }

  private static boolean isMarked(long[] marks, int[] pieces, int unit) {
    if (unit / UNITS >= pieces.length) {
      return false;
    }
    int piece = pieces[unit / UNITS];
    return piece != NONE && (marks[word(piece, unit)] & 1L << unit) != 0;
  }
}
