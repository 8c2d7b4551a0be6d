package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.List;

/** Where a request comes from (RFC 1122, section 3.2.1.3). */
final class SourceAddressCases {
  private static final int DATA = 4;
  private static final int SOME = 8;
  private static final Ipv4Address OFF_LINK = Ipv4Address.of(198, 51, 100, 7);

  /** Hosts' addresses that begin with the bits 00, 01 and 10: classes A and B of RFC 791. */
  private static final List<Ipv4Address> OTHER_CLASSES =
      List.of(
          Ipv4Address.of(10, 77, 88, 7),
          Ipv4Address.of(10, 77, 255, 255),
          Ipv4Address.of(10, 77, 0, 0),
          Ipv4Address.of(100, 64, 88, 7),
          Ipv4Address.of(172, 16, 88, 7));

  /** Hosts' addresses beside those of which a class begins or ends, or which are no host's. */
  private static final List<Ipv4Address> EDGES =
      List.of(
          Ipv4Address.of(126, 255, 255, 7),
          Ipv4Address.of(128, 0, 0, 7),
          Ipv4Address.of(191, 255, 255, 7),
          Ipv4Address.of(223, 255, 255, 7));

  private static void dropped(Wire wire, Ipv4Address source) {
    wire.rejects(
        "from " + source,
        () -> wire.echo(DATA),
        echo -> echo.header(h -> h.source(source)).frame());
  }

  /** The same of a request in fragments, which take another way through many a stack. */
  private static void droppedInFragments(Wire wire, String row, Ipv4Address source) {
    Fragmented halves = Fragmented.halves(wire).withAll(h -> h.source(source));
    wire.survives(
        halves.probe(row, "in fragments from " + source).expecting(Expectation.silence()));
  }

  /** A network of two addresses has no broadcast forms: both are hosts (RFC 3021, section 2.2). */
  private static boolean hasBroadcast(Wire wire) {
    boolean has = wire.target().prefix().hasBroadcast();
    if (!has) {
      wire.nothingToJudge("the target's network has no broadcast address");
    }
    return has;
  }

  /** Some addresses that begin with that octet. */
  static List<Ipv4Address> atRandom(Wire wire, int first, int count) {
    return wire.craft()
        .random()
        .ints(count, 0, 1 << 24)
        .mapToObj(rest -> new Ipv4Address((first << 24) | rest))
        .toList();
  }

  private static void observed(Wire wire, String row, Ipv4Address source) {
    Echo echo = wire.echo(DATA).header(h -> h.source(source));
    LedgerEntry entry =
        wire.survives(Probe.of(row, "from " + source, echo).expecting(Expectation.free()));
    wire.observe(row, "echo from " + source, wire.awaitReplies(entry, 1) ? "answered" : "silent");
  }

  @Case(
      value = "ADR-12.loopback",
      title = "Requests from 127.0.0.1 and 127.9.9.9 are dropped",
      needs = Carriage.ANY_ADDRESS)
  void loopback(Wire wire) {
    dropped(wire, Ipv4Address.of(127, 0, 0, 1));
    dropped(wire, Ipv4Address.of(127, 9, 9, 9));
    atRandom(wire, 127, SOME).forEach(source -> dropped(wire, source));
    droppedInFragments(wire, "ADR-12", Ipv4Address.of(127, 9, 9, 9));
  }

  @Case(
      value = "ADR-13.limited-broadcast",
      title = "A request from 255.255.255.255 is dropped",
      needs = Carriage.ANY_ADDRESS)
  void limitedBroadcast(Wire wire) {
    dropped(wire, Ipv4Address.LIMITED_BROADCAST);
    droppedInFragments(wire, "ADR-13", Ipv4Address.LIMITED_BROADCAST);
  }

  @Case(
      value = "ADR-14.directed-broadcast",
      title = "A request from the broadcast address of the target's network is dropped",
      needs = Carriage.ANY_ADDRESS)
  void directedBroadcast(Wire wire) {
    if (hasBroadcast(wire)) {
      dropped(wire, wire.target().prefix().broadcast());
      droppedInFragments(wire, "ADR-14", wire.target().prefix().broadcast());
    }
  }

  @Case(
      value = "ADR-15.multicast",
      title = "A request from a multicast address is dropped",
      needs = Carriage.ANY_ADDRESS)
  void multicast(Wire wire) {
    dropped(wire, Ipv4Address.of(224, 0, 0, 1));
    for (int first = 224; first < 240; first++) {
      atRandom(wire, first, 1).forEach(source -> dropped(wire, source));
    }
    droppedInFragments(wire, "ADR-15", Ipv4Address.of(224, 0, 0, 1));
  }

  @Case(
      value = "ADR-16.unspecified",
      title = "What is done with a request from 0.0.0.0",
      needs = Carriage.ANY_ADDRESS)
  void unspecified(Wire wire) {
    observed(wire, "ADR-16", Ipv4Address.of(0, 0, 0, 0));
  }

  @Case(
      value = "ADR-17.class-e",
      title = "What is done with a request from 240.0.0.1",
      needs = Carriage.ANY_ADDRESS)
  void classE(Wire wire) {
    observed(wire, "ADR-17", Ipv4Address.of(240, 0, 0, 1));
  }

  @Case(
      value = "ADR-18.host-part-zero",
      title = "A request from the target's network with a host part of zero is dropped",
      needs = Carriage.ANY_ADDRESS)
  void hostPartZero(Wire wire) {
    if (hasBroadcast(wire)) {
      dropped(wire, wire.target().prefix().zero());
    }
    observed(wire, "ADR-18", Ipv4Address.of(0, 1, 2, 3));
  }

  @Case(
      value = "ADR-19.land",
      title = "A request from the target's own address is dropped",
      needs = Carriage.ANY_ADDRESS)
  void land(Wire wire) {
    dropped(wire, wire.target().address());
    droppedInFragments(wire, "ADR-19", wire.target().address());
  }

  @Case(
      value = "ADR-21.off-link",
      title = "A request from another network is answered",
      needs = Carriage.ANY_ADDRESS)
  void offLink(Wire wire) {
    answered(wire, OFF_LINK);
    // A host's addresses where the network is larger; whose they are nobody outside can know.
    answered(wire, new Ipv4Address(OFF_LINK.value() | 0xFF));
    answered(wire, new Ipv4Address(OFF_LINK.value() & ~0xFF));
    int last = wire.target().address().value() & 0xFF;
    if (last != 0 && last != 0xFF) {
      // Who compares the last octet only takes this one for the target's own address.
      answered(wire, new Ipv4Address((OFF_LINK.value() & ~0xFF) | last));
    }
    OTHER_CLASSES.forEach(source -> answered(wire, source));
    if (wire.carries(Carriage.ABOVE_MTU)) {
      // Where the suite holds the device: elsewhere a reply might go to whoever has the address.
      EDGES.forEach(source -> answered(wire, source));
    }
  }

  /** Whether a source is one that a target may answer to. */
  static boolean isHost(Wire wire, Ipv4Address source) {
    int first = source.value() >>> 24;
    boolean unicast = first != 0 && first != 127 && first < 224;
    Ipv4Prefix prefix = wire.target().prefix();
    boolean broadcast =
        prefix.hasBroadcast()
            && (source.equals(prefix.broadcast()) || source.equals(prefix.zero()));
    return unicast && !broadcast && !source.equals(wire.target().address());
  }

  private static void answered(Wire wire, Ipv4Address source) {
    wire.answers(
        "from " + source, wire.echo(DATA).header(h -> h.source(source)), Rules.addressesReversed());
  }
}
