package io.echoproof.app.frame;

/** Where the fields of an IPv4 header are, in octets from its first (RFC 791, section 3.1). */
public final class Ipv4Layout {
  public static final int VERSION_AND_IHL = 0;
  public static final int TOS = 1;
  public static final int TOTAL_LENGTH = 2;
  public static final int IDENTIFICATION = 4;
  public static final int FLAGS_AND_OFFSET = 6;
  public static final int TTL = 8;
  public static final int PROTOCOL = 9;
  public static final int HEADER_CHECKSUM = 10;
  public static final int SOURCE = 12;
  public static final int DESTINATION = 16;

  /** Where options begin, and the length of a header without any. */
  public static final int OPTIONS = 20;

  /** The longest header: IHL 15. */
  public static final int LONGEST_HEADER = 60;

  /** The longest datagram. */
  public static final int LONGEST_DATAGRAM = 0xFFFF;

  /** "Must be zero", in the 16 bits at {@link #FLAGS_AND_OFFSET}. */
  public static final int RESERVED = 0x8000;

  /** Don't fragment. */
  public static final int DONT_FRAGMENT = 0x4000;

  /** More fragments. */
  public static final int MORE_FRAGMENTS = 0x2000;

  /** The fragment offset, in units of 8 octets. */
  public static final int OFFSET_MASK = 0x1FFF;

  /** A datagram with any of these bits is a fragment. */
  public static final int FRAGMENT_MASK = MORE_FRAGMENTS | OFFSET_MASK;

  /** Unit of the fragment offset, in octets. */
  public static final int OFFSET_UNIT = 8;

  public static final int PROTOCOL_ICMP = 1;

  /** The six bits of the DSCP in the type of service octet (RFC 2474, section 3). */
  public static final int DSCP_MASK = 0xFC;

  /** The two bits of ECN in the type of service octet (RFC 3168, section 5). */
  public static final int ECN_MASK = 3;

  private Ipv4Layout() {}

  /** The header's length in octets, as its IHL says: 0 to 60. */
  public static int headerLength(byte[] array, int at) {
    return (array[at] & 0xF) * 4;
  }
}
