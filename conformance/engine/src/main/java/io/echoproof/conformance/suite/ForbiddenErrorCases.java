package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/** When no ICMP error may be sent (RFC 1122, section 3.2.2). */
final class ForbiddenErrorCases {
  private static final int DATA = 8;
  private static final int BURST = 500;
  private static final Ipv4Address ALL_HOSTS = Ipv4Address.of(224, 0, 0, 1);
  private static final Ipv4Address OFF_LINK = Ipv4Address.of(198, 51, 100, 77);
  private static final Ipv4Address CLASS_E = Ipv4Address.of(240, 0, 0, 1);
  private static final Answer REDIRECT =
      Answer.type(IcmpMessage.REDIRECT, "Redirect message", "Redirect messages");
  private static final Answer SOURCE_QUENCH =
      Answer.type(IcmpMessage.SOURCE_QUENCH, "Source Quench message", "Source Quench messages");

  /** Datagrams about which errors are forbidden, and their twins about which they are not. */
  private static final class Pairs {
    private final Wire wire;
    private final String row;
    private final List<LedgerEntry> twins = new ArrayList<>();

    Pairs(Wire wire, String row) {
      this.wire = wire;
      this.row = row;
    }

    void silent(String label, Ipv4Packet valid, Ipv4Packet forbidden) {
      silent(label, valid, forbidden.toOctets());
    }

    void silent(String label, Ipv4Packet valid, Octets forbidden) {
      wire.send(Probe.raw(row, label, forbidden).expecting(Expectation.silence()));
      Probe twin = Datagrams.probe(row, "valid twin of: " + label, valid);
      Expectation free = Expectation.free(Answer.ERROR);
      twins.add(wire.survives(twin.expecting(free).as(Probe.Role.TWIN)));
    }

    /** A host that reports nothing at all shows nothing by not reporting this. */
    void close() {
      if (wire.target().kind() != TargetProfile.Kind.HOST) {
        return;
      }
      if (twins.stream().noneMatch(twin -> wire.awaitReplies(twin, 1))) {
        wire.nothingToJudge("the target sent no ICMP error (those are rows ERR-01 and ERR-02)");
      }
    }
  }

  @Case(value = "ERR-10.about-errors", title = "No ICMP error is sent about an ICMP error")
  void aboutErrors(Wire wire) {
    Octets badOption = Octets.ofHex("9e000000");
    wire.rejects(
        "a Destination Unreachable with a bad IP option",
        () -> wire.echo(0).data(quoted(wire, IcmpMessage.DESTINATION_UNREACHABLE)),
        echo -> unreachable(echo).options(badOption).frame());
    for (int type : new int[] {3, 4, 5, 11, 12}) {
      for (int protocol : new int[] {Datagrams.UDP, Datagrams.UNKNOWN_PROTOCOL}) {
        wire.rejects(
            "type " + type + " that quotes a datagram of protocol " + protocol,
            () -> wire.echo(0).data(quoted(wire, protocol)),
            echo -> echo.message(m -> m.withType(type)).frame());
      }
    }
  }

  private static Echo unreachable(Echo echo) {
    return echo.message(m -> m.withType(IcmpMessage.DESTINATION_UNREACHABLE).withCode(3));
  }

  /** The header and eight octets of a datagram that the target could have sent to the tester. */
  private static Octets quoted(Wire wire, int protocol) {
    Ipv4Packet sent =
        Ipv4Packet.icmp(
                /* source= */ wire.target().address(),
                /* destination= */ wire.target().tester(),
                wire.craft().randomOctets(DATA))
            .toBuilder()
            .protocol(protocol)
            .build();
    return sent.toOctets();
  }

  @Case(
      value = "ERR-11.broadcast",
      title = "No ICMP error is sent about a datagram to a broadcast or multicast address",
      needs = Carriage.ANY_ADDRESS)
  void broadcast(Wire wire) {
    Pairs pairs = new Pairs(wire, "ERR-11");
    List<Ipv4Address> destinations = new ArrayList<>();
    destinations.add(ALL_HOSTS);
    destinations.add(Ipv4Address.LIMITED_BROADCAST);
    if (wire.target().prefix().hasBroadcast()) {
      destinations.add(wire.target().prefix().broadcast());
    }
    for (Ipv4Address destination : destinations) {
      Ipv4Packet unknown = Datagrams.unknown(wire, DATA);
      pairs.silent("protocol 253 to " + destination, unknown, Datagrams.to(unknown, destination));
      Ipv4Packet udp = Datagrams.udp(wire, DATA);
      pairs.silent("UDP to a closed port of " + destination, udp, Datagrams.to(udp, destination));
      Ipv4Packet bad = unknown.toBuilder().options(Octets.ofHex("9e000000")).build();
      pairs.silent("a bad option to " + destination, unknown, Datagrams.to(bad, destination));
    }
    pairs.close();
  }

  @Case(
      value = "ERR-12.no-single-host",
      title = "No ICMP error is sent to a source that is not one single host",
      needs = Carriage.ANY_ADDRESS)
  void noSingleHost(Wire wire) {
    Pairs pairs = new Pairs(wire, "ERR-12");
    for (Ipv4Address source : notSingle(wire.target().prefix())) {
      Ipv4Packet unknown = Datagrams.unknown(wire, DATA);
      pairs.silent("protocol 253 from " + source, unknown, Datagrams.from(unknown, source));
    }
    pairs.close();
  }

  private static List<Ipv4Address> notSingle(Ipv4Prefix prefix) {
    List<Ipv4Address> sources = new ArrayList<>();
    sources.add(Ipv4Address.of(0, 0, 0, 0));
    sources.add(Ipv4Address.of(127, 0, 0, 1));
    sources.add(Ipv4Address.LIMITED_BROADCAST);
    sources.add(ALL_HOSTS);
    sources.add(CLASS_E);
    if (prefix.hasBroadcast()) {
      sources.add(prefix.broadcast());
    }
    return sources;
  }

  @Case(
      value = "ERR-14.precedence",
      title = "Each reason for not sending an error outweighs those for sending one",
      needs = Carriage.ANY_ADDRESS)
  void precedence(Wire wire) {
    Pairs pairs = new Pairs(wire, "ERR-14");
    Ipv4Packet later = Datagrams.udp(wire, DATA);
    pairs.silent(
        "UDP to a closed port, as a later fragment",
        later,
        later.toBuilder()
            .fragmentOffset(1)
            .identification(wire.craft().fragmentIdentification())
            .build());
    Ipv4Packet toAll = Datagrams.unknown(wire, DATA);
    pairs.silent(
        "protocol 253 from 0.0.0.0 to 224.0.0.1",
        toAll,
        Datagrams.from(Datagrams.to(toAll, ALL_HOSTS), Ipv4Address.of(0, 0, 0, 0)));
    Octets badOption = Octets.ofHex("9e000000");
    Ipv4Packet unspecified = Datagrams.unknown(wire, DATA);
    pairs.silent(
        "a bad option, from 127.0.0.1",
        unspecified,
        Datagrams.from(
            unspecified.toBuilder().options(badOption).build(), Ipv4Address.of(127, 0, 0, 1)));
    pairs.silent(
        "a bad option in an ICMP error",
        Datagrams.unknown(wire, DATA),
        unreachable(wire.echo(0).data(quoted(wire, Datagrams.UDP))).options(badOption).frame());
    pairs.close();
  }

  @Case(
      value = "ERR-15.redirect",
      title = "No Redirect is sent about datagrams for other hosts",
      needs = Carriage.ANY_ADDRESS)
  void redirect(Wire wire) {
    for (Ipv4Address destination : List.of(OFF_LINK, wire.target().tester())) {
      Probe probe =
          Probe.of(
              "ERR-15",
              "to " + destination,
              wire.echo(DATA).header(h -> h.destination(destination)));
      wire.survives(probe.expecting(Expectation.none(REDIRECT)));
    }
  }

  @Case(value = "ERR-16.source-quench", title = "No Source Quench is sent, however many requests")
  void sourceQuench(Wire wire) {
    for (int i = 0; i < BURST; i++) {
      Probe probe = Probe.of("ERR-16", "request " + i + " of a burst", wire.echo(DATA));
      wire.send(probe.expecting(Expectation.none(SOURCE_QUENCH)));
    }
  }

  @Case(
      value = "ERR-18.bad-udp",
      title = "UDP with a wrong checksum or length is dropped before its port is looked at")
  void badUdp(Wire wire) {
    Pairs pairs = new Pairs(wire, "ERR-18");
    Ipv4Packet udp = Datagrams.udp(wire, DATA);
    int checksum = udp.payload().u16(6);
    // Neither right nor zero, which would say that there is none (RFC 768).
    int wrong = checksum == 0xFFFF ? 1 : checksum + 1;
    pairs.silent("a wrong checksum", udp, changed(udp, 6, wrong));
    pairs.silent("a length of 7", udp, changed(udp, 4, Datagrams.UDP_HEADER - 1));
    pairs.silent("a length beyond the datagram", udp, changed(udp, 4, udp.payload().length() + 1));
    pairs.close();
  }

  private static Ipv4Packet changed(Ipv4Packet packet, int at, int value) {
    Octets payload = packet.payload().with(at, value >>> 8).with(at + 1, value);
    return packet.toBuilder().payload(payload).build();
  }
}
