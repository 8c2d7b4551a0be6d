package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * Fragments that cover the same octets. RFC 791 keeps the newer copy, RFC 815 copes with any
 * pattern, practice drops; no IPv4 text demands one of them, so what a target does is recorded.
 */
final class FragmentOverlapCases {
  private static final int MIDDLE = 1;
  private static final int LAST = 2;

  @Case(
      value = "FRG-07.same-range",
      title = "Two fragments cover the same range with different octets")
  void sameRange(Wire wire) {
    List<String> seen = new ArrayList<>();
    for (int twice : new int[] {MIDDLE, LAST}) {
      Fragmented fragmented = Fragmented.thirds(wire);
      // Both copies have the same sum, so that the checksum is right whichever is used.
      Octets newer = rotated(fragmented.payload(twice));
      Octets copy = fragmented.with(twice, h -> h.payload(newer)).frame(twice);
      // The fragment that completes the datagram comes after both copies.
      int completing = twice == MIDDLE ? LAST : MIDDLE;
      List<Octets> frames =
          List.of(fragmented.frame(0), fragmented.frame(twice), copy, fragmented.frame(completing));
      String where = twice == MIDDLE ? "middle" : "last";
      LedgerEntry entry =
          observed(wire, fragmented, "FRG-07", "two copies of the " + where, frames);
      int from = 16 * twice - 8;
      String policy =
          data(entry)
              .map(d -> d.slice(Math.min(from, d.length()), Math.min(from + 16, d.length())))
              .map(
                  d ->
                      d.equals(fragmented.payload(twice))
                          ? "the first copy"
                          : d.equals(newer) ? "the newest copy" : "a mixture of both copies")
              .orElse("dropped");
      seen.add(where + ": " + policy);
    }
    wire.observe("FRG-07", "two copies of one range", String.join(", ", seen));
  }

  /** Other octets with the same sum: the words one place on. */
  private static Octets rotated(Octets words) {
    return words.slice(2, words.length()).plus(words.slice(0, 2));
  }

  @Case(value = "FRG-08.partial", title = "Two fragments overlap in part, with equal octets there")
  void partial(Wire wire) {
    Fragmented fragmented = Fragmented.of(wire, wire.echo(16), 8);
    Octets wide = wider(fragmented, 0, 2);
    LedgerEntry entry =
        observed(
            wire,
            fragmented,
            "FRG-08",
            "octets 0 to 15 and 8 to 23",
            List.of(wide, wider(fragmented, 1, 2)));
    Fragmented clean =
        Fragmented.halves(wire)
            .withAll(h -> h.identification(fragmented.echo().header().identification()));
    LedgerEntry again =
        observed(wire, clean, "FRG-08", "the same identification without overlap", clean.frames());
    wire.observe(
        "FRG-08",
        "partial overlap",
        (isAnswered(entry) ? "answered" : "dropped")
            + (isAnswered(again)
                ? "; the identification works again at once"
                : "; the identification does not work again at once"));
  }

  /** One fragment with the payloads of {@code count} fragments from {@code index} on. */
  private static Octets wider(Fragmented fragmented, int index, int count) {
    Octets payload = Octets.EMPTY;
    for (int i = index; i < index + count; i++) {
      payload = payload.plus(fragmented.payload(i));
    }
    Ipv4Packet end = fragmented.parts().get(index + count - 1);
    return fragmented.parts().get(index).toBuilder()
        .payload(payload)
        .flags(end.flags())
        .build()
        .toOctets();
  }

  @Case(value = "FRG-09.inside", title = "A fragment lies inside a larger one, in both orders")
  void inside(Wire wire) {
    List<String> seen = new ArrayList<>();
    for (boolean largeFirst : new boolean[] {true, false}) {
      Fragmented fragmented = Fragmented.of(wire, wire.echo(32), 8);
      Octets large = wider(fragmented, 1, 3);
      Octets small = fragmented.frame(2);
      List<Octets> frames =
          List.of(
              fragmented.frame(0),
              largeFirst ? large : small,
              largeFirst ? small : large,
              fragmented.frame(4));
      String order = largeFirst ? "large then small" : "small then large";
      LedgerEntry entry = observed(wire, fragmented, "FRG-09", order, frames);
      seen.add(order + ": " + (isAnswered(entry) ? "answered" : "dropped"));
    }
    wire.observe("FRG-09", "a fragment inside another", String.join(", ", seen));
  }

  @Case(value = "FRG-10.teardrop", title = "The second fragment ends before the first one does")
  void teardrop(Wire wire) {
    Fragmented fragmented = Fragmented.of(wire, wire.echo(48), 8);
    wire.survives(
        fragmented
            .probe(
                "FRG-10",
                "octets 0 to 39, then the last fragment with octets 24 to 27",
                List.of(
                    wider(fragmented, 0, 5),
                    fragmented
                        .with(3, h -> h.flags(0).payload(fragmented.payload(3).slice(0, 4)))
                        .frame(3)))
            .expecting(Expectation.unfinished()));
  }

  @Case(
      value = "FRG-13.odd-length",
      title = "A fragment with more to come and a length that is not a multiple of 8")
  void oddLength(Wire wire) {
    Fragmented fragmented = Fragmented.halves(wire);
    Octets longer =
        fragmented
            .with(0, h -> h.payload(fragmented.payload(0).plus(fragmented.payload(1).slice(0, 4))))
            .frame(0);
    LedgerEntry entry =
        observed(
            wire,
            fragmented,
            "FRG-13",
            "a first fragment of 20 octets",
            List.of(longer, fragmented.frame(1)));
    wire.observe(
        "FRG-13",
        "fragment of 20 octets with more to come",
        isAnswered(entry) ? "cut to 16 octets and answered" : "dropped");
  }

  @Case(value = "FRG-14.empty", title = "Fragments without data")
  void empty(Wire wire) {
    List<String> seen = new ArrayList<>();
    for (boolean between : new boolean[] {false, true}) {
      Fragmented halves = Fragmented.halves(wire);
      Octets nothing =
          halves.with(1, h -> h.payload(Octets.EMPTY).flags(Ipv4Packet.FLAG_MF)).frame(1);
      List<Octets> frames =
          between
              ? List.of(halves.frame(0), nothing, halves.frame(1))
              : List.of(nothing, halves.frame(0), halves.frame(1));
      String where = between ? "between the halves" : "before the halves";
      LedgerEntry more = observed(wire, halves, "FRG-14", "more to come, " + where, frames);
      seen.add("with more to come, " + where + ": " + fate(more));
    }
    Fragmented end = Fragmented.halves(wire).with(1, h -> h.flags(Ipv4Packet.FLAG_MF));
    Octets emptyLast =
        end.with(1, h -> h.payload(Octets.EMPTY).flags(0).fragmentOffset(4)).frame(1);
    LedgerEntry last =
        observed(
            wire,
            end,
            "FRG-14",
            "an empty last fragment behind two halves",
            List.of(end.frame(0), end.frame(1), emptyLast));
    seen.add("as the last: " + fate(last));
    wire.observe("FRG-14", "fragments without data", String.join(", ", seen));
  }

  private static String fate(LedgerEntry entry) {
    return isAnswered(entry) ? "answered" : "dropped";
  }

  private static LedgerEntry observed(
      Wire wire, Fragmented fragmented, String row, String label, List<Octets> frames) {
    return wire.survives(fragmented.probe(row, label, frames).expecting(Expectation.free()));
  }

  private static boolean isAnswered(LedgerEntry entry) {
    return entry.echoReplies() > 0;
  }

  private static java.util.Optional<Octets> data(LedgerEntry entry) {
    return entry.replies().stream()
        .filter(Reply::isEchoReply)
        .map(reply -> reply.icmp().data())
        .findFirst();
  }

  @Case(
      value = "FRG-11.two-ends",
      title = "Two last fragments with different ends do not make a datagram that nobody sent")
  void twoEnds(Wire wire) {
    for (boolean longFirst : new boolean[] {true, false}) {
      // The last 8 octets are zero, so that the checksum is right with them and without.
      Fragmented large =
          Fragmented.of(
              wire, wire.echo(wire.craft().randomOctets(24).plus(Octets.repeat(0, 8))), 16);
      Fragmented small =
          new Fragmented(
              large.echo().data(large.echo().message().data().slice(0, 24)), large.parts());
      Octets far = wider(large, 1, 2);
      Octets near = large.with(1, h -> h.flags(0)).frame(1);
      Fragmented announced = longFirst ? large : small;
      wire.survives(
          announced
              .probe(
                  "FRG-11",
                  "last fragments that end at " + (longFirst ? "40 and 32" : "32 and 40"),
                  List.of(longFirst ? far : near, longFirst ? near : far, large.frame(0)),
                  Rules.sameData())
              .expecting(Expectation.optionalReply()));
    }
  }

  @Case(
      value = "FRG-12.behind-the-end",
      title = "Data behind the end that the last fragment gave does not come back")
  void behindTheEnd(Wire wire) {
    Fragmented fragmented = Fragmented.halves(wire);
    Octets behind = fragmented.with(1, h -> h.fragmentOffset(4).flags(Ipv4Packet.FLAG_MF)).frame(1);
    wire.survives(
        fragmented
            .probe(
                "FRG-12",
                "the last fragment, then one behind it with more to come, then the first",
                List.of(fragmented.frame(1), behind, fragmented.frame(0)),
                Rules.sameData())
            .expecting(Expectation.optionalReply()));
  }
}
