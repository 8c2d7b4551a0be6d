package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The data of echo replies (RFC 792; RFC 1122, section 3.2.2.6). */
final class EchoDataCases {
  private static final int OCTET_VALUES = 256;
  private static final int POSITIONS = 64;

  @Case(value = "ECH-01.echo-server", title = "An echo request is answered")
  void echoServer(Wire wire) {
    wire.answers("32 data octets", wire.echo(32));
  }

  @Case(
      value = "ECH-05.all-sizes",
      title = "The data is returned entirely and unmodified, in every size that the MTU holds")
  void allSizes(Wire wire) {
    List<Integer> lengths = Sizes.all(wire);
    wire.parameter("data lengths", lengths.size() + ", 0 to " + Sizes.largest(wire));
    List<Probe> probes = new ArrayList<>();
    for (int length : lengths) {
      probes.add(Probe.of("ECH-05", Count.data(length), wire.echo(length), Rules.sameData()));
    }
    wire.askAll(probes);
  }

  @Case(
      value = "ECH-06.octet-values",
      title = "Every octet value is returned, and a single octet in every position")
  void octetValues(Wire wire) {
    byte[] ramp = new byte[OCTET_VALUES];
    for (int i = 0; i < OCTET_VALUES; i++) {
      ramp[i] = (byte) i;
    }
    Echo inOrder = wire.echo(Octets.of(ramp));
    wire.ask(
        Fragments.of(
            wire, Probe.of("ECH-06", "the octets 00 to ff in order", inOrder, Rules.sameData())));
    List<Probe> probes = new ArrayList<>();
    int positions = Sizes.atMost(wire, POSITIONS);
    for (int position = 0; position < positions; position++) {
      probes.add(
          Probe.of(
              "ECH-06",
              "ff at position " + position + " of zeros",
              wire.echo(Octets.repeat(0, positions).with(position, 0xFF)),
              Rules.sameData()));
    }
    for (int value = 0; value < OCTET_VALUES; value++) {
      probes.add(
          Probe.of(
              "ECH-06",
              String.format("8 octets of %02x", value),
              wire.echo(Octets.repeat(value, 8)),
              Rules.sameData()));
      // As the programs send it that fill a request with a pattern.
      probes.add(
          Probe.of(
              "ECH-06",
              String.format("%d octets of %02x", positions, value),
              wire.echo(Octets.repeat(value, positions)),
              Rules.sameData()));
    }
    wire.askAll(probes);
  }

  @Case(value = "ECH-07.empty", title = "An echo without data is answered without data")
  void empty(Wire wire) {
    wire.answers("no data", wire.echo(0), Rules.sameData(), Rules.sameTotalLength());
  }

  @Case(
      value = "ECH-17.interleaved",
      title = "16 sources with 16 identifiers each, interleaved, each get their own data")
  void interleaved(Wire wire) {
    List<Ipv4Address> peers = Stream.generate(wire::freshSource).limit(16).toList();
    List<Probe> probes = new ArrayList<>();
    for (int round = 0; round < 16; round++) {
      for (int peer = 0; peer < 16; peer++) {
        Ipv4Address source = peers.get(peer);
        probes.add(
            Probe.of(
                "ECH-17",
                "peer " + source + ", request " + round,
                wire.echo(16 + peer).header(h -> h.source(source)),
                Rules.sameData(),
                Rules.addressesReversed()));
      }
    }
    wire.askAll(probes);
  }

  @Case(
      value = "ECH-22.stale-buffer",
      title = "Nothing of a large request shows in later small replies")
  void staleBuffer(Wire wire) {
    int largest = Sizes.largest(wire);
    wire.answers(largest + " data octets of aa", wire.echo(Octets.repeat(0xAA, largest)));
    for (int length : new int[] {1, 0, 7}) {
      wire.answers(
          Count.data(length) + " after a large request",
          wire.echo(Octets.repeat(0x11, length)),
          Rules.sameData(),
          Rules.sameTotalLength(),
          Rules.nothingBehind());
    }
  }
}
