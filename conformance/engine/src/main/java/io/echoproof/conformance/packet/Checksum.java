package io.echoproof.conformance.packet;

/**
 * The Internet checksum (RFC 1071): the ones-complement of the ones-complement sum of the 16-bit
 * words; an odd last octet is the high half of a word whose low half is zero. Written plainly, one
 * word at a time: this is what the fast ones are compared with.
 */
public final class Checksum {
  private Checksum() {}

  /** The ones-complement sum of all words, 0 to 0xFFFF, carries folded until none is left. */
  public static int sum(Octets octets) {
    long sum = 0;
    for (int i = 0; i < octets.length(); i += 2) {
      int low = i + 1 < octets.length() ? octets.u8(i + 1) : 0;
      sum += octets.u8(i) << 8 | low;
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (int) sum;
  }

  /**
   * The value for a checksum field.
   *
   * @param octets the data with the field itself as zero
   */
  public static int of(Octets octets) {
    return ~sum(octets) & 0xFFFF;
  }

  /**
   * Whether the data verifies. The sum over the data including the field is 0xFFFF; both zeros of
   * ones-complement arithmetic are accepted where both verify (RFC 1071, section 1).
   */
  public static boolean verifies(Octets octetsWithField) {
    return sum(octetsWithField) == 0xFFFF;
  }

  /** Adds two 16-bit values with end-around carry. */
  public static int add(int a, int b) {
    int sum = a + b;
    return (sum & 0xFFFF) + (sum >>> 16);
  }
}
