package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where a request goes to (RFC 1122, sections 3.2.1.3, 3.2.2.6 and 3.3.6). */
final class DestinationAddressCases {
  private static final int DATA = 4;
  private static final Ipv4Address ALL_HOSTS = Ipv4Address.of(224, 0, 0, 1);

  /** First octets of addresses that are no host's (RFC 1122, section 3.2.1.3). */
  private static final int LOOPBACK = 127;

  private static final int FIRST_MULTICAST = 224;
  private static final int FIRST_RESERVED = 240;
  private static final int SOME = 8;

  private static final Octets OPTION_TOO_LONG = Octets.ofHex("9e080000");

  private static final Ipv4Address OTHER_NETWORK = Ipv4Address.of(198, 51, 100, 77);

  private static Echo to(Wire wire, Ipv4Address destination) {
    return wire.echo(DATA).header(h -> h.destination(destination));
  }

  private static void dropped(Wire wire, Ipv4Address destination) {
    wire.rejects(
        "to " + destination,
        () -> wire.echo(DATA),
        echo -> echo.header(h -> h.destination(destination)).frame());
  }

  /** Whether it is answered is free; more than one reply never is. */
  private static LedgerEntry broadcast(Wire wire, String row, Ipv4Address destination) {
    Probe probe = Probe.of(row, "to " + destination, to(wire, destination));
    return wire.survives(probe.expecting(Expectation.atMostOne()));
  }

  private static void observed(Wire wire, String row, Ipv4Address destination) {
    LedgerEntry entry = broadcast(wire, row, destination);
    String answer =
        wire.awaitReplies(entry, 1)
            ? entry.replies().stream()
                .filter(Reply::isEchoReply)
                .map(reply -> "answered from " + reply.header().source())
                .findFirst()
                .orElseThrow()
            : "silent";
    wire.observe(row, "echo to " + destination, answer);
  }

  @Case(
      value = "ADR-01.reversed",
      title = "The reply goes from the address that was pinged to the one that pinged")
  void reversed(Wire wire) {
    wire.answers("4 data octets", wire.echo(DATA), Rules.addressesReversed());
  }

  @Case(
      value = "ADR-03.foreign",
      title = "Requests to other hosts are neither answered nor forwarded nor reported",
      needs = Carriage.ANY_ADDRESS)
  void foreign(Wire wire) {
    neighbour(wire).ifPresent(other -> dropped(wire, other));
    dropped(wire, OTHER_NETWORK);
  }

  /** Who compares a part of the address only takes one of these for its own. */
  @Case(
      value = "ADR-03.address-bits",
      title = "Each bit of the destination inverted where that leaves a host's address",
      needs = Carriage.ANY_ADDRESS)
  void addressBits(Wire wire) {
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      int mask = Integer.MIN_VALUE >>> bit;
      Ipv4Address other = new Ipv4Address(wire.target().address().value() ^ mask);
      if (isForeignHost(wire, other)) {
        dropped(wire, other);
      }
    }
  }

  /** Who folds the octets of an address, or has them in another order, takes these for its own. */
  @Case(
      value = "ADR-03.address-mixtures",
      title = "Destinations made of the octets of the target's address, and others near to it",
      needs = Carriage.ANY_ADDRESS)
  void addressMixtures(Wire wire) {
    int own = wire.target().address().value();
    Set<Integer> others = new LinkedHashSet<>();
    FragmentOrderCases.permutations(4).forEach(order -> others.add(permuted(own, order)));
    int bit = 1 << wire.craft().random().nextInt(Byte.SIZE);
    for (int one = 0; one < Integer.SIZE; one += Byte.SIZE) {
      for (int other = 0; other < one; other += Byte.SIZE) {
        // The octets have the same exclusive or as before, and the same sum.
        others.add(own ^ (bit << one) ^ (bit << other));
        others.add(own + (1 << one) - (1 << other));
        others.add(own - (1 << one) + (1 << other));
      }
    }
    // The broadcast addresses of other networks of this length, and hosts with the same number.
    int hosts = wire.target().prefix().broadcast().value() ^ wire.target().prefix().zero().value();
    int elsewhere = OTHER_NETWORK.value() & ~hosts;
    others.add(elsewhere | hosts);
    others.add(elsewhere | (own & hosts));
    others.stream()
        .map(Ipv4Address::new)
        .filter(address -> isForeignHost(wire, address))
        .forEach(address -> dropped(wire, address));
  }

  private static int permuted(int address, int[] order) {
    int result = 0;
    for (int octet : order) {
      result = (result << Byte.SIZE) | ((address >>> (octet * Byte.SIZE)) & 0xFF);
    }
    return result;
  }

  @Case(
      value = "ADR-03.fragments",
      title = "A request in fragments to another host is not answered",
      needs = Carriage.ANY_ADDRESS)
  void foreignFragments(Wire wire) {
    Fragmented halves = Fragmented.halves(wire).withAll(h -> h.destination(OTHER_NETWORK));
    wire.survives(
        halves
            .probe("ADR-03", "in fragments to " + OTHER_NETWORK)
            .expecting(Expectation.silence()));
  }

  private static boolean isForeignHost(Wire wire, Ipv4Address address) {
    Ipv4Prefix prefix = wire.target().prefix();
    int first = address.value() >>> 24;
    boolean host = first != 0 && first != LOOPBACK && first < FIRST_MULTICAST;
    boolean special =
        prefix.hasBroadcast()
            && (address.equals(prefix.broadcast()) || address.equals(prefix.zero()));
    boolean known =
        address.equals(wire.target().address())
            || address.equals(wire.target().tester())
            || wire.target().second().filter(address::equals).isPresent();
    return host && !special && !known;
  }

  @Case(
      value = "ADR-03.bad-option",
      title = "A broken option on a datagram to another host is not reported",
      needs = {Carriage.ANY_ADDRESS, Carriage.ROUTER_OPTIONS})
  void foreignWithBadOption(Wire wire) {
    neighbour(wire).ifPresent(other -> droppedWithBadOption(wire, other));
  }

  private static void droppedWithBadOption(Wire wire, Ipv4Address destination) {
    wire.rejects(
        "to " + destination + ", with an option longer than the header",
        () -> wire.echo(DATA),
        echo -> echo.header(h -> h.destination(destination)).options(OPTION_TOO_LONG).frame());
  }

  /** A host of the target's network that is neither the target nor the tester, if there is room. */
  private static Optional<Ipv4Address> neighbour(Wire wire) {
    Ipv4Address last = wire.target().prefix().broadcast();
    for (int distance = 1; distance <= 3; distance++) {
      Ipv4Address candidate = last.plus(-distance);
      boolean free =
          wire.target().prefix().contains(candidate)
              && !candidate.equals(wire.target().prefix().zero())
              && !candidate.equals(wire.target().address())
              && !candidate.equals(wire.target().tester());
      if (free) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  @Case(
      value = "ADR-04.limited-broadcast",
      title = "What is done with a request to 255.255.255.255",
      needs = Carriage.ANY_ADDRESS)
  void limitedBroadcast(Wire wire) {
    observed(wire, "ADR-04", Ipv4Address.LIMITED_BROADCAST);
  }

  @Case(
      value = "ADR-05.directed-broadcast",
      title = "What is done with a request to the broadcast address of the target's network",
      needs = Carriage.ANY_ADDRESS)
  void directedBroadcast(Wire wire) {
    if (wire.target().prefix().hasBroadcast()) {
      observed(wire, "ADR-05", wire.target().prefix().broadcast());
    }
  }

  @Case(
      value = "ADR-06.zero-forms",
      title = "Requests to the target's network with host part zero and to 0.0.0.0 are dropped",
      needs = Carriage.ANY_ADDRESS)
  void zeroForms(Wire wire) {
    if (wire.target().prefix().hasBroadcast()) {
      dropped(wire, wire.target().prefix().zero());
    }
    dropped(wire, Ipv4Address.of(0, 0, 0, 0));
  }

  @Case(
      value = "ADR-07.all-hosts",
      title = "What is done with a request to 224.0.0.1",
      needs = Carriage.ANY_ADDRESS)
  void allHosts(Wire wire) {
    observed(wire, "ADR-07", ALL_HOSTS);
  }

  @Case(
      value = "ADR-08.other-group",
      title = "A request to a multicast group that was not joined is dropped",
      needs = Carriage.ANY_ADDRESS)
  void otherGroup(Wire wire) {
    dropped(wire, Ipv4Address.of(239, 1, 1, 1));
    // Not 224.0.0.0/24, of which a host may have joined any.
    for (int first = FIRST_MULTICAST + 1; first < FIRST_RESERVED; first++) {
      SourceAddressCases.atRandom(wire, first, 1).forEach(other -> dropped(wire, other));
    }
  }

  @Case(
      value = "ADR-10.loopback",
      title = "A request to 127.0.0.1 that comes from outside is dropped",
      needs = Carriage.ANY_ADDRESS)
  void loopback(Wire wire) {
    dropped(wire, Ipv4Address.of(127, 0, 0, 1));
    SourceAddressCases.atRandom(wire, LOOPBACK, SOME).forEach(other -> dropped(wire, other));
  }

  @Case(
      value = "ADR-11.reserved",
      title = "Requests to 240.0.0.1, 254.1.2.3 and 0.1.2.3 are dropped",
      needs = Carriage.ANY_ADDRESS)
  void reserved(Wire wire) {
    dropped(wire, Ipv4Address.of(240, 0, 0, 1));
    dropped(wire, Ipv4Address.of(254, 1, 2, 3));
    dropped(wire, Ipv4Address.of(0, 1, 2, 3));
    for (int first = FIRST_RESERVED; first < 255; first++) {
      SourceAddressCases.atRandom(wire, first, 1).forEach(other -> dropped(wire, other));
    }
  }

  @Case(
      value = "ADR-11.bad-option",
      title = "A broken option on a datagram to 240.0.0.1 or to 0.1.2.3 is not reported",
      needs = {Carriage.ANY_ADDRESS, Carriage.ROUTER_OPTIONS})
  void reservedWithBadOption(Wire wire) {
    droppedWithBadOption(wire, Ipv4Address.of(240, 0, 0, 1));
    droppedWithBadOption(wire, Ipv4Address.of(0, 1, 2, 3));
  }

  @Case(
      value = "ADR-23.one-reply",
      title = "A request to a broadcast or multicast address gets no more than one reply",
      needs = Carriage.ANY_ADDRESS)
  void oneReply(Wire wire) {
    broadcast(wire, "ADR-23", Ipv4Address.LIMITED_BROADCAST);
    broadcast(wire, "ADR-23", ALL_HOSTS);
    Ipv4Prefix prefix = wire.target().prefix();
    if (prefix.hasBroadcast()) {
      broadcast(wire, "ADR-23", prefix.broadcast());
      broadcast(wire, "ADR-23", prefix.zero());
    }
  }
}
