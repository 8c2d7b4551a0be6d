package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Ipv4PacketBuilder;
import io.echoproof.conformance.packet.Octets;
import java.util.function.UnaryOperator;

/**
 * An echo request, or another query with an identifier and a sequence number, about to be sent: its
 * header and its message, each to be changed in one place.
 *
 * @param header the datagram without its payload
 * @param message the ICMP message
 */
public record Echo(Ipv4Packet header, IcmpMessage message) {
  /** The datagram. */
  public Ipv4Packet packet() {
    return header.toBuilder().payload(message.toOctets()).build();
  }

  /** The frame. */
  public Octets frame() {
    return packet().toOctets();
  }

  /** What its reply will be found by. */
  public EchoKey key() {
    return EchoKey.of(message);
  }

  /** With header fields changed. */
  public Echo header(UnaryOperator<Ipv4PacketBuilder> change) {
    return new Echo(change.apply(header.toBuilder()).build(), message);
  }

  /** With the message changed. */
  public Echo message(UnaryOperator<IcmpMessage> change) {
    return new Echo(header, change.apply(message));
  }

  /** With that ICMP checksum instead of the right one. */
  public Echo checksum(int value) {
    return message(m -> m.withChecksum(value));
  }

  /** The right ICMP checksum. */
  public int rightChecksum() {
    return message.toOctets().u16(2);
  }

  /** With that code. */
  public Echo code(int value) {
    return message(m -> m.withCode(value));
  }

  /** With that data. */
  public Echo data(Octets value) {
    return message(m -> m.withData(value));
  }

  /** With that key, from that source, so that it stays unique. */
  public Echo pinned(EchoKey key, Ipv4Address source) {
    return message(m -> m.withKey(key.identifier(), key.sequenceNumber()))
        .header(h -> h.source(source));
  }

  /** With IP options; a multiple of four octets keeps the header well formed. */
  public Echo options(Octets value) {
    return header(h -> h.options(value));
  }

  /** With octets behind the datagram. */
  public Echo trailer(Octets value) {
    return header(h -> h.trailer(value));
  }
}
