package io.echoproof.responder;

/**
 * The IPv4 header: where its fields lie, in octets from its first one, and what their values mean
 * (RFC 791, section 3.1). All numbers are in network byte order.
 */
final class Ipv4Fields {
  static final int VERSION_AND_IHL_OFFSET = 0;
  static final int TOS_OFFSET = 1;
  static final int TOTAL_LENGTH_OFFSET = 2;
  static final int IDENTIFICATION_OFFSET = 4;
  static final int FLAGS_AND_FRAGMENT_OFFSET = 6;
  static final int TTL_OFFSET = 8;
  static final int PROTOCOL_OFFSET = 9;
  static final int HEADER_CHECKSUM_OFFSET = 10;
  static final int SOURCE_OFFSET = 12;
  static final int DESTINATION_OFFSET = 16;

  static final int VERSION = 4;
  static final int VERSION_SHIFT = 4;
  static final int IHL_MASK = 0x0F;

  /** The header without options, in octets. */
  static final int MINIMUM_HEADER_LENGTH = 20;

  /** The smallest internet header length, in words of four octets. */
  static final int MINIMUM_IHL = 5;

  /** The six bits of the type of service that carry the DSCP (RFC 2474, section 3). */
  static final int DSCP_MASK = 0xFC;

  /** The flag "more fragments" and the fragment offset: all zero in a datagram that is whole. */
  static final int MORE_FRAGMENTS_AND_OFFSET_MASK = 0x3FFF;

  /** The two bits of the type of service that carry congestion notification (RFC 3168). */
  static final int ECN_MASK = 0x03;

  /** Congestion experienced: both bits. */
  static final int ECN_CE = 0x03;

  /** Flags and fragment offset: the flag "don't fragment". */
  static final int DONT_FRAGMENT = 0x4000;

  /** Flags and fragment offset: the flag "more fragments". */
  static final int MORE_FRAGMENTS = 0x2000;

  /** Flags and fragment offset: the offset, in units of eight octets. */
  static final int FRAGMENT_OFFSET_MASK = 0x1FFF;

  /** The unit of the fragment offset, in octets. */
  static final int FRAGMENT_UNIT = 8;

  static final int PROTOCOL_ICMP = 1;

  /** The header with as many options as it can carry, in octets. */
  static final int MAXIMUM_HEADER_LENGTH = 60;

  static final int MAXIMUM_TOTAL_LENGTH = 65_535;

  /** What every link must carry in one piece, in octets (RFC 791, section 3.2). */
  static final int MINIMUM_MTU = 68;

  private Ipv4Fields() {}
}
