package io.echoproof.responder;

import java.nio.ByteBuffer;

/**
 * The Internet checksum (RFC 1071): the ones-complement sum of 16-bit words in network byte order,
 * the last octet of an odd length padded with a zero octet that exists in the arithmetic only.
 *
 * <p>A sum is kept as a plain integer that has not been folded to 16 bits yet. That makes sums of
 * parts add up with {@code +}, and keeps the two zeros of ones-complement arithmetic apart: a sum
 * is the integer 0 only where every octet is 0, and only then folds to 0000. Every other multiple
 * of FFFF folds to FFFF. Summing large words gives the same result as summing 16-bit words, since
 * 2^16 is 1 modulo FFFF (RFC 1071, section 2, parallel summation).
 */
final class InternetChecksum {
  private static final int ALL_ONES = 0xFFFF;
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  private InternetChecksum() {}

  /**
   * Sums octets of a buffer, read by absolute index.
   *
   * @param buffer big-endian
   * @param offset index of the first octet, which begins a word; any alignment in memory
   * @param length in octets, odd or even
   * @return the sum before folding, not negative
   */
  static long sum(ByteBuffer buffer, int offset, int length) {
    long sum = 0;
    int index = offset;
    for (int end = offset + (length & -Long.BYTES); index < end; index += Long.BYTES) {
      long words = buffer.getLong(index);
      // Two halves of 32 bits each: the carries of 65,535 octets fit into the long's upper part.
      sum += (words >>> Integer.SIZE) + (words & LOW_HALF);
    }
    if ((length & Integer.BYTES) != 0) {
      sum += Integer.toUnsignedLong(buffer.getInt(index));
      index += Integer.BYTES;
    }
    if ((length & Short.BYTES) != 0) {
      sum += Short.toUnsignedLong(buffer.getShort(index));
      index += Short.BYTES;
    }
    if ((length & 1) != 0) {
      sum += Byte.toUnsignedLong(buffer.get(index)) << Byte.SIZE;
    }
    return sum;
  }

  /** Folds a sum to 16 bits: carries come back in at the low end until none is left. */
  static int fold(long sum) {
    long folded = sum;
    while (folded >>> Short.SIZE != 0) {
      folded = (folded & ALL_ONES) + (folded >>> Short.SIZE);
    }
    return (int) folded;
  }

  /**
   * Whether data whose sum, the checksum field included, is this one has a right checksum. Both
   * zeros are taken for right, FFFF where 0000 is the complement (RFC 1624, section 3).
   */
  static boolean isRight(long sumWithField) {
    return fold(sumWithField) == ALL_ONES;
  }

  /**
   * The checksum for data whose sum, the checksum field left out, is this one: FFFF for data that
   * is all zero, 0000 where the sum folds to FFFF.
   */
  static int of(long sumWithoutField) {
    return ~fold(sumWithoutField) & ALL_ONES;
  }
}
