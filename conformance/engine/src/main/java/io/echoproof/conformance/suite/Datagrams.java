package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;

/**
 * Datagrams that are no ICMP messages. Each has another source, because the rate of errors is
 * limited for each destination (RFC 1812, section 4.3.2.8).
 */
final class Datagrams {
  /** For experiments (RFC 3692, RFC 4727): nobody has it in use. */
  static final int UNKNOWN_PROTOCOL = 253;

  static final int UDP = 17;
  static final int UDP_HEADER = 8;

  /** Where traceroute begins: on nobody's list of services. */
  private static final int FIRST_CLOSED_PORT = 33_434;

  private static final int CLOSED_PORTS = 100;
  private static final int IDENTIFICATIONS = 0xE000;

  private Datagrams() {}

  /** A datagram of a protocol that nobody has, with that many random octets. */
  static Ipv4Packet unknown(Wire wire, int length) {
    return of(wire, UNKNOWN_PROTOCOL, wire.craft().randomOctets(length));
  }

  /** A datagram to the target with that payload. */
  static Ipv4Packet of(Wire wire, int protocol, Octets payload) {
    return Ipv4Packet.icmp(wire.freshSource(), wire.target().address(), payload).toBuilder()
        .protocol(protocol)
        .identification(wire.craft().random().nextInt(1, IDENTIFICATIONS))
        .build();
  }

  /** A UDP datagram to a closed port with that many random octets and a right checksum. */
  static Ipv4Packet udp(Wire wire, int length) {
    Ipv4Packet packet = of(wire, UDP, Octets.EMPTY);
    int port = FIRST_CLOSED_PORT + wire.craft().random().nextInt(CLOSED_PORTS);
    return withUdp(packet, port, wire.craft().randomOctets(length));
  }

  /** The same header with a UDP datagram to that port behind it, checksummed (RFC 768). */
  static Ipv4Packet withUdp(Ipv4Packet header, int port, Octets data) {
    int length = UDP_HEADER + data.length();
    Octets datagram =
        Octets.ofInts(0xC0, 0x01, port >>> 8, port, length >>> 8, length, 0, 0).plus(data);
    int checksum = Checksum.of(pseudoHeader(header, length).plus(datagram));
    int sent = checksum == 0 ? 0xFFFF : checksum;
    return header.toBuilder().payload(datagram.with(6, sent >>> 8).with(7, sent)).build();
  }

  private static Octets pseudoHeader(Ipv4Packet header, int length) {
    return header
        .source()
        .octets()
        .plus(header.destination().octets())
        .plus(Octets.ofInts(0, UDP, length >>> 8, length));
  }

  /** The same to another address; a UDP checksum is put right again. */
  static Ipv4Packet to(Ipv4Packet packet, Ipv4Address destination) {
    return summed(packet.toBuilder().destination(destination).build());
  }

  /** The same from another address; a UDP checksum is put right again. */
  static Ipv4Packet from(Ipv4Packet packet, Ipv4Address source) {
    return summed(packet.toBuilder().source(source).build());
  }

  private static Ipv4Packet summed(Ipv4Packet packet) {
    Octets payload = packet.payload();
    return packet.protocol() == UDP
        ? withUdp(packet, payload.u16(2), payload.slice(UDP_HEADER, payload.length()))
        : packet;
  }

  /** A probe that sends it. */
  static Probe probe(String row, String label, Ipv4Packet packet) {
    return Probe.raw(row, label, packet.toOctets());
  }
}
