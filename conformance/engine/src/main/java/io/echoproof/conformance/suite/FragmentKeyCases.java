package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Ipv4PacketBuilder;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which fragments belong together (RFC 791, section 3.2, BUFID; RFC 6864). */
final class FragmentKeyCases {
  private static final int UDP = 17;
  private static final int FIRST = 0;
  private static final int SECOND = 1;

  @Case(
      value = "FRG-04.source",
      title = "Halves from two sources are not joined",
      needs = Carriage.ANY_ADDRESS)
  void source(Wire wire) {
    Ipv4Address other = wire.freshSource();
    if (isSecond(wire, other)) {
      notJoined(wire, "the source", h -> h.source(other));
    }
  }

  private static boolean isSecond(Wire wire, Ipv4Address source) {
    if (source.equals(wire.target().tester())) {
      wire.nothingToJudge("the tester's network has no address for a second source");
      return false;
    }
    return true;
  }

  @Case(
      value = "FRG-04.destination",
      title = "Halves to two destinations are not joined",
      needs = Carriage.ANY_ADDRESS)
  void destination(Wire wire) {
    if (wire.target().prefix().hasBroadcast()) {
      notJoined(wire, "the destination", h -> h.destination(wire.target().prefix().broadcast()));
    } else {
      wire.nothingToJudge("the target's network has no broadcast address as a second destination");
    }
  }

  @Case(value = "FRG-04.protocol", title = "Halves of two protocols are not joined")
  void protocol(Wire wire) {
    notJoined(wire, "the protocol", h -> h.protocol(UDP));
  }

  @Case(value = "FRG-04.identification", title = "Halves of two identifications are not joined")
  void identification(Wire wire) {
    int other = wire.craft().fragmentIdentification();
    notJoined(wire, "the identification", h -> h.identification(other));
  }

  private static void notJoined(
      Wire wire, String field, UnaryOperator<Ipv4PacketBuilder> different) {
    wire.send(
        Fragmented.halves(wire)
            .with(SECOND, different)
            .probe("FRG-04", "two halves that differ in " + field)
            .expecting(Expectation.unfinished()));
    wire.ask(
        Fragmented.halves(wire)
            .probe("FRG-04", "valid twin of: two halves that differ in " + field)
            .as(Probe.Role.TWIN));
  }

  @Case(
      value = "FRG-05.identifications",
      title = "Two datagrams of two identifications, interleaved")
  void identifications(Wire wire) {
    interleaved(wire, "two identifications", Fragmented.halves(wire), Fragmented.halves(wire));
  }

  @Case(
      value = "FRG-05.sources",
      title = "Two datagrams of one identification from two sources, interleaved")
  void sources(Wire wire) {
    Ipv4Address second = wire.freshSource();
    if (isSecond(wire, second)) {
      Fragmented one = Fragmented.halves(wire);
      int identification = one.echo().header().identification();
      Fragmented other =
          Fragmented.halves(wire).withAll(h -> h.identification(identification).source(second));
      interleaved(wire, "one identification, two sources", one, other);
    }
  }

  private static void interleaved(Wire wire, String label, Fragmented one, Fragmented other) {
    List<LedgerEntry> entries =
        List.of(
            wire.send(
                one.probe(
                    "FRG-05", label + ", the first datagram", one.frames(FIRST), Rules.sameData())),
            wire.send(
                other.probe(
                    "FRG-05",
                    label + ", the second datagram",
                    other.frames(FIRST),
                    Rules.sameData())));
    wire.send(
        Probe.raw("FRG-05", label + ", the second halves", one.frame(SECOND), other.frame(SECOND)));
    entries.forEach(entry -> wire.awaitReplies(entry, 1));
  }

  @Case(
      value = "FRG-26.atomic",
      title = "A whole datagram does not touch fragments that wait under its identification")
  void atomic(Wire wire) {
    Fragmented fragmented = Fragmented.halves(wire);
    // Only a datagram with DF set is atomic (RFC 6864, section 4).
    Echo whole =
        wire.echo(4)
            .header(
                h ->
                    h.flags(Ipv4Packet.FLAG_DF)
                        .identification(fragmented.echo().header().identification()));
    LedgerEntry first =
        wire.send(
            fragmented.probe(
                "FRG-26",
                "a fragmented request with a whole one between its halves",
                fragmented.frames(FIRST),
                Rules.sameData()));
    wire.ask(Probe.of("FRG-26", "the whole request with the same identification", whole));
    wire.send(Probe.raw("FRG-26", "the second half", fragmented.frame(SECOND)));
    wire.awaitReplies(first, 1);
  }

  @Case(value = "FRG-27.zero", title = "Fragments of identification 0 are joined")
  void zero(Wire wire) {
    Ipv4Address source = wire.freshSource();
    wire.ask(
        Fragmented.halves(wire)
            .withAll(h -> h.identification(0).source(source))
            .probe("FRG-27", "identification 0", Rules.sameData()));
  }

  @Case(
      value = "FRG-30.again",
      title = "An identification is free again as soon as its datagram is complete")
  void again(Wire wire) {
    Fragmented first = Fragmented.halves(wire);
    wire.ask(first.probe("FRG-30", "the identification for the first time"));
    wire.ask(
        Fragmented.halves(wire)
            .withAll(h -> h.identification(first.echo().header().identification()))
            .probe("FRG-30", "the same identification again, at once", Rules.sameData()));
  }

  @Case(
      value = "FRG-29.checksum",
      title = "The ICMP checksum is verified over the reassembled message")
  void checksum(Wire wire) {
    Fragmented valid = Fragmented.halves(wire);
    int last = valid.payload(SECOND).length() - 1;
    Fragmented wrong =
        valid.with(
            SECOND,
            h ->
                h.payload(valid.payload(SECOND).with(last, valid.payload(SECOND).u8(last) ^ 0xFF)));
    wire.send(
        wrong
            .probe("FRG-29", "the last octet of the second fragment changed")
            .expecting(Expectation.silence()));
    wire.ask(
        Fragmented.halves(wire)
            .probe("FRG-29", "valid twin of: the last octet changed")
            .as(Probe.Role.TWIN));
  }
}
