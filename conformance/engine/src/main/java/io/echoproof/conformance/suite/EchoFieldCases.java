package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.EchoKey;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;

/** Identifier, sequence number and header of echo replies (RFC 792; RFC 1122, section 3.2.2.6). */
final class EchoFieldCases {
  private static final int[] CORNERS = {0x0000, 0x0001, 0x00FF, 0xFF00, 0x7FFF, 0x8000, 0xFFFF};
  private static final int ALL = 0x10000;
  private static final int SHORT_STEP = 64;

  @Case(
      value = "ECH-02.identifier",
      title = "The identifier is returned: 0000, 0001, 00FF, FF00, 7FFF, 8000, FFFF")
  void identifier(Wire wire) {
    for (int value : CORNERS) {
      EchoKey key = new EchoKey(value, wire.echo(0).key().sequenceNumber());
      wire.answers(
          String.format("identifier %04x", value),
          wire.echo(4).pinned(key, wire.freshSource()),
          Rules.sameIdentifier());
    }
  }

  @Case(
      value = "ECH-03.corners",
      title = "The sequence number is returned: 0000, 0001, 00FF, FF00, 7FFF, 8000, FFFF")
  void sequenceNumber(Wire wire) {
    for (int value : CORNERS) {
      EchoKey key = new EchoKey(wire.echo(0).key().identifier(), value);
      wire.answers(
          String.format("sequence number %04x", value),
          wire.echo(4).pinned(key, wire.freshSource()),
          Rules.sameSequenceNumber());
    }
  }

  @Tag("volume")
  @Case(
      value = "ECH-03.all",
      title = "Sequence numbers in a row are returned, without a gap where they wrap")
  void allSequenceNumbers(Wire wire) {
    Ipv4Address source = wire.freshSource();
    int identifier = wire.echo(0).key().identifier();
    int count = wire.scaled(ALL, ALL / SHORT_STEP);
    wire.parameter("sequence numbers", count + " in a row of 65536, across the wrap");
    int first = ALL - count / 2;
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int value = first + i & 0xFFFF;
      Echo echo = wire.echo(8).pinned(new EchoKey(identifier, value), source);
      probes.add(
          Probe.of(
              "ECH-03",
              String.format("sequence number %04x", value),
              echo,
              Rules.sameSequenceNumber()));
    }
    wire.askAll(probes);
  }

  @Case(
      value = "ECH-04.opaque",
      title = "Identifier 0102 and sequence number 0304 come back in this byte order")
  void opaque(Wire wire) {
    wire.answers(
        "identifier 0102, sequence number 0304",
        wire.echo(8).pinned(new EchoKey(0x0102, 0x0304), wire.freshSource()),
        Rules.sameIdentifier(),
        Rules.sameSequenceNumber());
  }

  @Case(
      value = "ECH-04.related",
      title = "Identifiers and sequence numbers that are equal, swapped, complements or neighbours")
  void related(Wire wire) {
    SplittableRandom random = wire.craft().random();
    int value = (random.nextInt(1, 0x7F) << 8) | random.nextInt(1, 0x7F);
    int swapped = ((value & 0xFF) << 8) | (value >>> 8);
    for (int other : new int[] {value, swapped, ~value & 0xFFFF, value + 1, value - 1}) {
      EchoKey key = new EchoKey(value, other);
      wire.answers(
          String.format("identifier %04x, sequence number %04x", value, other),
          wire.echo(8).pinned(key, wire.freshSource()),
          Rules.sameIdentifier(),
          Rules.sameSequenceNumber());
    }
  }

  @Case(value = "ECH-18.header", title = "Every reply of the run has a well formed IPv4 header")
  void wellFormedHeader(Wire wire) {
    wellFormed(
        wire,
        "DF and an identification of its own",
        wire.echo(0).header(h -> h.flags(Ipv4Packet.FLAG_DF).identification(0x1234)));
    wellFormed(
        wire, "reserved flag set", wire.echo(1).header(h -> h.flags(Ipv4Packet.FLAG_RESERVED)));
    wellFormed(wire, "DSCP 2e, TTL 1", wire.echo(2).header(h -> h.tos(0xB8).ttl(1)));
  }

  /** What the reply looks like is this row; whether there is one is others. */
  private static void wellFormed(Wire wire, String label, Echo echo) {
    wire.survives(Probe.of("ECH-18", label, echo).expecting(Expectation.free()));
  }

  @Case(value = "ECH-19.no-options", title = "A reply to a request without options has none")
  void noOptions(Wire wire) {
    wire.answers("no options", wire.echo(0), Rules.noOptions());
  }
}
