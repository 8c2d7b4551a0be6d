package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Replies that do not fit the MTU (RFC 791, section 2.3; RFC 6864, section 4.3). */
final class FragmentedReplyCases {
  private static final int SEVERAL_FRAMES = 4_000;
  private static final int TWO_FRAMES = 2_000;

  @Case(
      value = "FRG-32.fragments",
      title = "The fragments of a large reply fit together, here and in the whole run")
  void fragments(Wire wire) {
    Ipv4Address source = wire.freshSource();
    Echo echo = wire.echo(SEVERAL_FRAMES).header(h -> h.source(source));
    LedgerEntry entry =
        wire.survives(
            Fragmented.of(wire, echo, FragmentLimitCases.room(wire))
                .probe(
                    "FRG-32",
                    SEVERAL_FRAMES + " data octets, in fragments",
                    FragmentRules.within(wire.target().mtu()))
                .expecting(Expectation.optionalReply()));
    wire.awaitReplies(entry, 1);
    if (entry.echoReplies() > 0) {
      return;
    }
    List<Octets> strays = wire.strayFragments(source);
    if (strays.isEmpty()) {
      wire.nothingToJudge(
          "the target does not reassemble " + SEVERAL_FRAMES + " octets (that is row FRG-22)");
    } else {
      wire.fail(
          "FRG-32",
          "the fragments of a reply do not make a datagram",
          "fragments that follow each other without gap or overlap to one with MF clear",
          strays.size() + " fragments: " + describe(strays),
          entry);
    }
  }

  /**
   * Where a reply ends beside the end of a fragment, one too many or too few is made most easily.
   */
  @Case(
      value = "FRG-32.sizes",
      title = "Replies that end at and beside the end of a fragment, and with the longest options")
  void sizes(Wire wire) {
    int mtu = wire.target().mtu();
    int unit = (mtu - Ipv4Packet.HEADER_LENGTH) / 8 * 8;
    for (int beside : new int[] {-8, -1, 0, 1, 8}) {
      int length = 2 * unit + beside;
      int tos = wire.craft().random().nextInt(1, 64) << 2;
      Echo echo = wire.echo(length - IcmpMessage.HEADER_LENGTH).header(h -> h.tos(tos));
      fitting(wire, "a message of " + length + " octets", echo, Octets.EMPTY);
    }
    Octets route = Octets.ofInts(IpOption.RECORD_ROUTE, 39, 4).plus(Octets.repeat(0, 37));
    fitting(wire, "the longest Record Route", wire.echo(2 * unit), route);
  }

  private static void fitting(Wire wire, String label, Echo echo, Octets options) {
    int room = FragmentLimitCases.room(wire) - options.length();
    wire.survives(
        Fragmented.of(wire, echo, room / 8 * 8)
            .with(0, h -> h.options(options))
            .probe(
                "FRG-32",
                label,
                FragmentRules.within(wire.target().mtu()),
                FragmentRules.optionsInTheFirst())
            .expecting(Expectation.optionalReply()));
  }

  private static String describe(List<Octets> strays) {
    List<String> shown = new ArrayList<>();
    for (Octets frame : strays) {
      Ipv4Packet packet = Ipv4Packet.decode(frame).orElseThrow();
      int from = packet.fragmentOffset() * 8;
      boolean more = (packet.flags() & Ipv4Packet.FLAG_MF) != 0;
      shown.add(from + " to " + (from + packet.payload().length() - 1) + (more ? "" : " (last)"));
    }
    return String.join(", ", shown);
  }

  @Tag("volume")
  @Case(
      value = "FRG-33.identifications",
      title = "No identification occurs twice among the fragmented replies to one peer")
  void identifications(Wire wire) {
    int count = wire.scaled(1_000, 100);
    // So that also the replies to a smaller MTU come in fragments.
    int length = Math.max(TWO_FRAMES, wire.target().mtu());
    wire.parameter("requests", count + " of 1000, with " + length + " data octets each");
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      probes.add(
          Fragmented.of(wire, wire.echo(length), FragmentLimitCases.room(wire))
              .probe("FRG-33", "request " + i + " of " + count)
              .expecting(Expectation.optionalReply()));
    }
    judge(wire, sendInWindows(wire, probes));
  }

  /** A target may not reassemble that much, so nothing is waited for but signs of life. */
  private static List<LedgerEntry> sendInWindows(Wire wire, List<Probe> probes) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (Probe probe : probes) {
      entries.add(wire.send(probe));
      if (entries.size() % 16 == 0 || entries.size() == probes.size()) {
        wire.sentinel();
      }
    }
    return entries;
  }

  private static void judge(Wire wire, List<LedgerEntry> entries) {
    Map<Integer, LedgerEntry> seen = new HashMap<>();
    for (LedgerEntry entry : entries) {
      Optional<Reply> reply =
          entry.replies().stream()
              .filter(r -> r.isEchoReply() && r.frames().size() > 1)
              .findFirst();
      if (reply.isEmpty()) {
        continue;
      }
      int identification = reply.get().header().identification();
      LedgerEntry before = seen.putIfAbsent(identification, entry);
      if (before != null) {
        wire.fail(
            "FRG-33",
            "two fragmented replies have one identification",
            "an identification of its own for each datagram that is sent in fragments",
            String.format(
                "identification %04x in the replies to: %s; %s",
                identification, before.probe().label(), entry.probe().label()),
            before,
            entry);
        return;
      }
    }
    if (seen.isEmpty()) {
      wire.nothingToJudge("no reply came in fragments");
    }
  }
}
