package io.echoproof.conformance.packet;

import java.util.OptionalInt;

/** Changes single fields of an {@link Ipv4Packet}; a field that is given is no longer computed. */
public final class Ipv4PacketBuilder {
  private OptionalInt version;
  private OptionalInt ihl;
  private int tos;
  private OptionalInt totalLength;
  private int identification;
  private int flags;
  private int fragmentOffset;
  private int ttl;
  private int protocol;
  private OptionalInt headerChecksum;
  private Ipv4Address source;
  private Ipv4Address destination;
  private Octets options;
  private Octets payload;
  private Octets trailer;

  Ipv4PacketBuilder(Ipv4Packet packet) {
    version = packet.version();
    ihl = packet.ihl();
    tos = packet.tos();
    totalLength = packet.totalLength();
    identification = packet.identification();
    flags = packet.flags();
    fragmentOffset = packet.fragmentOffset();
    ttl = packet.ttl();
    protocol = packet.protocol();
    headerChecksum = packet.headerChecksum();
    source = packet.source();
    destination = packet.destination();
    options = packet.options();
    payload = packet.payload();
    trailer = packet.trailer();
  }

  public Ipv4PacketBuilder version(int value) {
    version = OptionalInt.of(value);
    return this;
  }

  public Ipv4PacketBuilder ihl(int words) {
    ihl = OptionalInt.of(words);
    return this;
  }

  public Ipv4PacketBuilder tos(int value) {
    tos = value;
    return this;
  }

  public Ipv4PacketBuilder totalLength(int octets) {
    totalLength = OptionalInt.of(octets);
    return this;
  }

  public Ipv4PacketBuilder identification(int value) {
    identification = value;
    return this;
  }

  public Ipv4PacketBuilder flags(int value) {
    flags = value;
    return this;
  }

  /** In units of 8 octets. */
  public Ipv4PacketBuilder fragmentOffset(int units) {
    fragmentOffset = units;
    return this;
  }

  public Ipv4PacketBuilder ttl(int value) {
    ttl = value;
    return this;
  }

  public Ipv4PacketBuilder protocol(int value) {
    protocol = value;
    return this;
  }

  public Ipv4PacketBuilder headerChecksum(int value) {
    headerChecksum = OptionalInt.of(value);
    return this;
  }

  public Ipv4PacketBuilder source(Ipv4Address address) {
    source = address;
    return this;
  }

  public Ipv4PacketBuilder destination(Ipv4Address address) {
    destination = address;
    return this;
  }

  public Ipv4PacketBuilder options(Octets octets) {
    options = octets;
    return this;
  }

  public Ipv4PacketBuilder payload(Octets octets) {
    payload = octets;
    return this;
  }

  /** Octets behind the datagram, within the frame. */
  public Ipv4PacketBuilder trailer(Octets octets) {
    trailer = octets;
    return this;
  }

  public Ipv4Packet build() {
    return new Ipv4Packet(
        version,
        ihl,
        tos,
        totalLength,
        identification,
        flags,
        fragmentOffset,
        ttl,
        protocol,
        headerChecksum,
        source,
        destination,
        options,
        payload,
        trailer);
  }
}
