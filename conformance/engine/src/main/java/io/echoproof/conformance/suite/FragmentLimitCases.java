package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The ends of what can be reassembled (RFC 791, section 3.1; RFC 1122, section 3.3.2). */
final class FragmentLimitCases {
  private static final int HEADERS = Ipv4Packet.HEADER_LENGTH + IcmpMessage.HEADER_LENGTH;
  private static final int HIGHEST_OFFSET = 8191;

  /** Every host reassembles that much (RFC 1122, section 3.3.2). */
  private static final int LEAST_TOTAL = 576;

  private static final int[] LARGER_TOTALS = {1500, 4096, 65_535};

  @Case(
      value = "FRG-15.beyond-65535",
      title = "Fragments that end beyond the largest datagram complete nothing")
  void beyond(Wire wire) {
    Fragmented small = Fragmented.thirds(wire);
    wire.send(
        small
            .probe(
                "FRG-15",
                "two fragments, then one with offset 8191 and 16 octets",
                List.of(
                    small.frame(0),
                    small.frame(1),
                    small.with(2, h -> h.fragmentOffset(HIGHEST_OFFSET)).frame(2)))
            .expecting(Expectation.unfinished()));
    // One octet more than a total length can say: 20 octets of header and 65516 of payload.
    Fragmented large = Fragmented.of(wire, wire.echo(65_508), room(wire));
    wire.send(
        large
            .probe("FRG-15", "fragments of a datagram of 65536 octets")
            .expecting(Expectation.unfinished()));
    wire.ask(
        Fragmented.halves(wire)
            .probe("FRG-15", "valid twin of: fragments beyond 65535")
            .as(Probe.Role.TWIN));
  }

  /** What a fragment of the target's MTU carries. */
  static int room(Wire wire) {
    return (wire.target().mtu() - Ipv4Packet.HEADER_LENGTH) / 8 * 8;
  }

  @Case(
      value = "FRG-22.largest",
      title = "A datagram of 576 octets is reassembled, and how many more octets may be")
  void largest(Wire wire) {
    wire.ask(ofTotal(wire, LEAST_TOTAL, Math.min(256, room(wire))));
    int largest = LEAST_TOTAL;
    for (int total : LARGER_TOTALS) {
      int piece = Math.min(room(wire), total / 2 / 8 * 8);
      LedgerEntry entry = wire.survives(ofTotal(wire, total, piece).expecting(Expectation.free()));
      if (entry.echoReplies() == 0) {
        break;
      }
      largest = total;
    }
    wire.observe("FRG-22", "largest datagram that is reassembled", largest + " octets");
  }

  private static Probe ofTotal(Wire wire, int total, int piece) {
    return Fragmented.of(wire, wire.echo(total - HEADERS), piece)
        .probe("FRG-22", "fragments of a datagram of " + total + " octets", Rules.sameData());
  }

  @Case(
      value = "FRG-36.highest-offset",
      title = "A last fragment of 8 octets at the highest offset, alone, does no harm")
  void highestOffset(Wire wire) {
    Fragmented fragmented = Fragmented.of(wire, wire.echo(8), 8);
    wire.survives(
        fragmented
            .probe(
                "FRG-36",
                "offset 8191, 8 octets, no more to come",
                fragmented.with(1, h -> h.fragmentOffset(HIGHEST_OFFSET)).frames(1))
            .expecting(Expectation.silence()));
  }

  @Tag("volume")
  @Case(value = "FRG-31.flood", title = "A flood of first fragments leaves whole requests answered")
  void flood(Wire wire) {
    // A stack may have no room for other fragments until these are given up.
    wire.last(() -> floodNow(wire));
  }

  private static void floodNow(Wire wire) {
    int count = wire.scaled(20_000, 400);
    int length = Math.min(1_480, room(wire));
    wire.parameter("first fragments", count + " of 20000");
    int eachSource = 1_000;
    Ipv4Address source = wire.freshSource();
    List<Octets> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i % eachSource == 0) {
        source = wire.freshSource();
      }
      frames.add(first(wire, source, 1 + i % eachSource, length));
      if (frames.size() == Wire.WINDOW || i == count - 1) {
        wire.survives(
            Probe.raw(
                "FRG-31",
                "first fragments up to number " + (i + 1),
                frames.toArray(Octets[]::new)));
        frames.clear();
      }
    }
    for (int i = 0; i < 3; i++) {
      wire.answers("a whole request after the flood", wire.echo(0));
    }
    LedgerEntry fragmented =
        wire.survives(
            Fragmented.halves(wire)
                .probe("FRG-31", "a fragmented request after the flood")
                .expecting(Expectation.free()));
    wire.observe(
        "FRG-31",
        "fragmented requests after " + count + " first fragments",
        fragmented.echoReplies() > 0 ? "answered" : "not answered");
  }

  private static Octets first(Wire wire, Ipv4Address source, int identification, int length) {
    Echo echo = wire.echo(length - IcmpMessage.HEADER_LENGTH);
    return echo.packet().toBuilder()
        .source(source)
        .identification(identification)
        .flags(Ipv4Packet.FLAG_MF)
        .build()
        .toOctets();
  }
}
