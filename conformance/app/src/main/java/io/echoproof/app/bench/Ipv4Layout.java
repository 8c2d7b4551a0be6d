package io.echoproof.app.bench;

/** Where the fields are that a load generator looks at, in octets (RFC 791, RFC 792). */
final class Ipv4Layout {
  static final int HEADER_LENGTH = 20;
  static final int TOTAL_LENGTH = 2;
  static final int IDENTIFICATION = 4;
  static final int FLAGS_AND_OFFSET = 6;
  static final int TTL = 8;
  static final int PROTOCOL = 9;
  static final int HEADER_CHECKSUM = 10;
  static final int SOURCE = 12;
  static final int DESTINATION = 16;

  static final int MORE_FRAGMENTS = 0x2000;
  static final int FRAGMENT_OFFSET_MASK = 0x1FFF;
  static final int PROTOCOL_ICMP = 1;

  /** Behind the IP header. */
  static final int ICMP_HEADER_LENGTH = 8;

  static final int ICMP_CHECKSUM = 2;
  static final int ICMP_IDENTIFIER = 4;
  static final int ICMP_SEQUENCE = 6;

  private Ipv4Layout() {}
}
