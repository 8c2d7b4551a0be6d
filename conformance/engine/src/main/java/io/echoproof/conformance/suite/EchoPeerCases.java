package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A reply depends on its request alone: not on other peers, not on requests with the same key. */
final class EchoPeerCases {
  /** 198.18.0.0/15 is for tests, and nobody's own (RFC 2544, section C.2.2). */
  private static final Ipv4Address BENCHMARK = Ipv4Address.of(198, 18, 0, 0);

  private static final int BENCHMARK_SIZE = 1 << 17;
  private static final int PEERS = 600;

  /** So many show whether peers of another network are answered at all. */
  private static final int FIRST_PEERS = 32;

  /** Odd, so that all values of the low bits come, and not in order. */
  private static final int STEP = 211;

  @Case(
      value = "ECH-17.many-peers",
      title = "Requests from 600 sources in a row, and again from the first of them",
      needs = Carriage.ANY_ADDRESS)
  void manyPeers(Wire wire) {
    List<Ipv4Address> peers = peers(wire);
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < PEERS + FIRST_PEERS; i++) {
      Ipv4Address source = peers.get(i % PEERS);
      probes.add(
          Probe.of(
                  "ECH-17",
                  "peer " + source + ", number " + (i % PEERS + 1),
                  wire.echo(8).header(h -> h.source(source)),
                  Rules.sameData(),
                  Rules.addressesReversed())
              .expecting(Expectation.free()));
    }
    List<LedgerEntry> entries = wire.askAll(probes);
    wire.sentinel();
    if (entries.stream().limit(FIRST_PEERS).anyMatch(entry -> entry.answers() == 0)) {
      wire.nothingToJudge("peers of another network are not answered (that is row ADR-21)");
      return;
    }
    entries.stream()
        .filter(entry -> !wire.awaitReplies(entry, 1))
        .findFirst()
        .ifPresent(
            entry ->
                wire.fail(
                    "ECH-17",
                    "a peer that comes after many others is not answered",
                    "one echo reply",
                    "none to " + entry.probe().label(),
                    entry));
  }

  /** Not those whose last octet alone makes a stack take them for something else. */
  private static List<Ipv4Address> peers(Wire wire) {
    List<Ipv4Address> peers = new ArrayList<>();
    int own = wire.target().address().value() & 0xFF;
    int at = wire.craft().random().nextInt(BENCHMARK_SIZE);
    while (peers.size() < PEERS) {
      at = (at + STEP) % BENCHMARK_SIZE;
      int last = at & 0xFF;
      if (last != 0 && last != 0xFF && last != own) {
        peers.add(BENCHMARK.plus(at));
      }
    }
    return peers;
  }

  @Case(
      value = "ECH-17.same-key-elsewhere",
      title = "Requests with one key and other data from several sources")
  void sameKeyElsewhere(Wire wire) {
    Echo first = wire.echo(24);
    for (int i = 0; i < 4; i++) {
      Ipv4Address source = wire.freshSource();
      wire.ask(
          Probe.of(
              "ECH-17",
              "the same key from " + source,
              wire.echo(24).pinned(first.key(), source),
              Rules.sameData(),
              Rules.checksumVerifies(),
              Rules.addressesReversed()));
    }
  }

  @Case(
      value = "ECH-17.same-key",
      title = "Two requests with one key from one source, the second with other data")
  void sameKey(Wire wire) {
    for (int length : new int[] {24, 26, 8}) {
      Echo one = wire.echo(24);
      Echo other = one.data(wire.craft().randomOctets(length));
      LedgerEntry entry =
          wire.survives(
              Probe.of("ECH-17", "the same key, " + Count.data(length) + " the second time", one)
                  .sending(List.of(one.frame(), other.frame()))
                  .expecting(Expectation.free()));
      if (!wire.awaitReplies(entry, 2)) {
        continue;
      }
      Set<Octets> sent = Set.of(one.message().data(), other.message().data());
      Set<Octets> seen =
          entry.answering().stream()
              .filter(reply -> Checksum.verifies(reply.header().payload()))
              .map(reply -> reply.icmp().data())
              .collect(Collectors.toSet());
      if (!seen.equals(sent)) {
        wire.fail(
            "ECH-17",
            "a reply has the data or the checksum of another request with its key",
            "two replies with the data " + sent,
            String.valueOf(seen),
            entry);
      }
    }
  }
}
