package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.Optional;

/**
 * What fragments of one datagram have in common (RFC 791, section 3.2).
 *
 * @param source the source address
 * @param destination the destination address
 * @param protocol 8 bits
 * @param identification 16 bits
 */
record FragmentKey(Ipv4Address source, Ipv4Address destination, int protocol, int identification) {
  private static final int FLAGS_AND_OFFSET = 6;
  private static final int MORE_OR_OFFSET = 0x3FFF;

  /** The key of a frame that is a fragment; empty for any other frame. */
  static Optional<FragmentKey> ofFragment(Octets frame) {
    boolean fragment =
        frame.length() >= Ipv4Packet.HEADER_LENGTH
            && (frame.u16(FLAGS_AND_OFFSET) & MORE_OR_OFFSET) != 0;
    return fragment ? of(frame) : Optional.empty();
  }

  /** The key in a header that can be read. */
  static Optional<FragmentKey> of(Octets datagram) {
    return Ipv4Packet.decode(datagram)
        .map(
            packet ->
                new FragmentKey(
                    packet.source(),
                    packet.destination(),
                    packet.protocol(),
                    packet.identification()));
  }
}
