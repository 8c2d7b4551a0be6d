package io.echoproof.conformance.packet;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An IPv4 datagram (RFC 791, section 3.1), well formed or not. Crafting and decoding use the same
 * record: a field that is empty is computed when the frame is made, a decoded packet has all fields
 * given. Nothing is checked; a value that is too wide for its field is cut to the field.
 *
 * @param version 4 bits; computed: 4
 * @param ihl 4 bits, header length in 32-bit words; computed: from the options
 * @param tos the type of service octet: DSCP and ECN (RFC 2474, RFC 3168)
 * @param totalLength 16 bits, in octets; computed: header and payload
 * @param identification 16 bits
 * @param flags 3 bits: {@link #FLAG_RESERVED}, {@link #FLAG_DF}, {@link #FLAG_MF}
 * @param fragmentOffset 13 bits, in units of 8 octets
 * @param ttl 8 bits
 * @param protocol 8 bits
 * @param headerChecksum 16 bits; computed: over the header as it is on the wire
 * @param source the source address
 * @param destination the destination address
 * @param options the octets between the fixed header and the payload, as they are: not padded
 * @param payload what follows the header, up to the total length when decoded
 * @param trailer octets behind the datagram that belong to the frame only
 */
public record Ipv4Packet(
    OptionalInt version,
    OptionalInt ihl,
    int tos,
    OptionalInt totalLength,
    int identification,
    int flags,
    int fragmentOffset,
    int ttl,
    int protocol,
    OptionalInt headerChecksum,
    Ipv4Address source,
    Ipv4Address destination,
    Octets options,
    Octets payload,
    Octets trailer) {

  /** Length of a header without options, in octets. */
  public static final int HEADER_LENGTH = 20;

  public static final int PROTOCOL_ICMP = 1;

  /** Bit 0 of the flags, "must be zero". */
  public static final int FLAG_RESERVED = 4;

  /** Don't fragment. */
  public static final int FLAG_DF = 2;

  /** More fragments. */
  public static final int FLAG_MF = 1;

  static final int TOTAL_LENGTH = 2;
  static final int IDENTIFICATION = 4;
  static final int FLAGS_AND_OFFSET = 6;
  static final int TTL = 8;
  static final int PROTOCOL = 9;
  static final int HEADER_CHECKSUM = 10;
  static final int SOURCE = 12;
  static final int DESTINATION = 16;

  /** An ICMP datagram with everything computed, TOS 0, no flags, TTL 64. */
  public static Ipv4Packet icmp(Ipv4Address source, Ipv4Address destination, Octets payload) {
    return new Ipv4Packet(
        OptionalInt.empty(),
        OptionalInt.empty(),
        0,
        OptionalInt.empty(),
        0,
        0,
        0,
        64,
        PROTOCOL_ICMP,
        OptionalInt.empty(),
        source,
        destination,
        Octets.EMPTY,
        payload,
        Octets.EMPTY);
  }

  /** The frame. Only computed fields depend on others. */
  public Octets toOctets() {
    int headerLength = HEADER_LENGTH + options.length();
    byte[] header = new byte[headerLength];
    int words = ihl.orElse((headerLength + 3) / 4);
    header[0] = (byte) (version.orElse(4) << 4 | (words & 0xF));
    header[1] = (byte) tos;
    put16(header, TOTAL_LENGTH, totalLength.orElse(headerLength + payload.length()));
    put16(header, IDENTIFICATION, identification);
    put16(header, FLAGS_AND_OFFSET, (flags & 7) << 13 | (fragmentOffset & 0x1FFF));
    header[TTL] = (byte) ttl;
    header[PROTOCOL] = (byte) protocol;
    source.octets().copyTo(header, SOURCE);
    destination.octets().copyTo(header, DESTINATION);
    options.copyTo(header, HEADER_LENGTH);
    put16(header, HEADER_CHECKSUM, headerChecksum.orElseGet(() -> computedChecksum(header, words)));
    return Octets.of(header).plus(payload).plus(trailer);
  }

  /** Over as many octets as the IHL says, as far as there are header octets. */
  private static int computedChecksum(byte[] header, int words) {
    int covered = words < 5 ? HEADER_LENGTH : Math.min(words * 4, header.length);
    return Checksum.of(Octets.of(header, 0, covered));
  }

  private static void put16(byte[] array, int at, int value) {
    array[at] = (byte) (value >>> 8);
    array[at + 1] = (byte) value;
  }

  /**
   * Decodes a frame that has a readable IPv4 header: version 4, at least 20 octets, IHL at least 5
   * and within the frame. The payload ends at the total length where that is within the frame; what
   * follows is the trailer.
   */
  public static Optional<Ipv4Packet> decode(Octets frame) {
    if (frame.length() < HEADER_LENGTH || frame.u8(0) >>> 4 != 4) {
      return Optional.empty();
    }
    int headerLength = (frame.u8(0) & 0xF) * 4;
    if (headerLength < HEADER_LENGTH || headerLength > frame.length()) {
      return Optional.empty();
    }
    int total = frame.u16(TOTAL_LENGTH);
    int end = total < headerLength || total > frame.length() ? frame.length() : total;
    return Optional.of(
        new Ipv4Packet(
            OptionalInt.of(4),
            OptionalInt.of(headerLength / 4),
            frame.u8(1),
            OptionalInt.of(total),
            frame.u16(IDENTIFICATION),
            frame.u16(FLAGS_AND_OFFSET) >>> 13,
            frame.u16(FLAGS_AND_OFFSET) & 0x1FFF,
            frame.u8(TTL),
            frame.u8(PROTOCOL),
            OptionalInt.of(frame.u16(HEADER_CHECKSUM)),
            new Ipv4Address(frame.s32(SOURCE)),
            new Ipv4Address(frame.s32(DESTINATION)),
            frame.slice(HEADER_LENGTH, headerLength),
            frame.slice(headerLength, end),
            frame.slice(end, frame.length())));
  }

  /** Header length in octets, as the IHL says or would say. */
  public int headerLength() {
    return 4 * ihl.orElse((HEADER_LENGTH + options.length() + 3) / 4);
  }

  /** Whether this is a fragment of a larger datagram. */
  public boolean isFragment() {
    return fragmentOffset != 0 || (flags & FLAG_MF) != 0;
  }

  /** A copy to be changed field by field. */
  public Ipv4PacketBuilder toBuilder() {
    return new Ipv4PacketBuilder(this);
  }
}
