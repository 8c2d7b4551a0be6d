package io.echoproof.conformance.run;

/** Big-endian fields and the Internet checksum on plain arrays, for the stacks of these tests. */
final class Net {
  static final int TOTAL_LENGTH = 2;
  static final int IDENTIFICATION = 4;
  static final int FLAGS = 6;
  static final int TTL = 8;
  static final int PROTOCOL = 9;
  static final int HEADER_CHECKSUM = 10;
  static final int SOURCE = 12;
  static final int DESTINATION = 16;
  static final int ICMP_CHECKSUM = 2;

  private Net() {}

  static int u8(byte[] array, int at) {
    return array[at] & 0xFF;
  }

  static int u16(byte[] array, int at) {
    return u8(array, at) << 8 | u8(array, at + 1);
  }

  static int s32(byte[] array, int at) {
    return u16(array, at) << 16 | u16(array, at + 2);
  }

  static void put16(byte[] array, int at, int value) {
    array[at] = (byte) (value >>> 8);
    array[at + 1] = (byte) value;
  }

  /** The ones-complement sum of a part of an array (RFC 1071). */
  static int sum(byte[] array, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += (i - from) % 2 == 0 ? u8(array, i) << 8 : u8(array, i);
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return sum;
  }

  static boolean verifies(byte[] array, int from, int to) {
    return sum(array, from, to) == 0xFFFF;
  }

  /** Writes the right checksum of a part of an array into a field of it. */
  static void setChecksum(byte[] array, int field, int from, int to) {
    put16(array, field, 0);
    put16(array, field, ~sum(array, from, to));
  }

  static int headerLength(byte[] frame) {
    return (frame[0] & 0xF) * 4;
  }
}
