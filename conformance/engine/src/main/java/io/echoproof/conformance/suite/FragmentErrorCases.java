package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.util.List;
import java.util.Optional;

/** ICMP errors about fragments (RFC 1122, section 3.2.2). */
final class FragmentErrorCases {
  private static final int UNASSIGNED = 253;
  private static final int PROTOCOL_UNREACHABLE = 2;

  @Case(
      value = "FRG-34.later-fragment",
      title = "There is no ICMP error about a fragment other than the first")
  void laterFragment(Wire wire) {
    silent(wire, "protocol 253, offset 16", unassigned(wire));
    for (String options : new String[] {"9e000000", "9e280000", "07030400"}) {
      Fragmented bad = Fragmented.halves(wire).with(1, h -> h.options(Octets.ofHex(options)));
      silent(wire, "a later fragment with the broken option " + options, bad);
    }
  }

  private static Fragmented unassigned(Wire wire) {
    return Fragmented.halves(wire).withAll(h -> h.protocol(UNASSIGNED));
  }

  private static Fragmented elsewhere(Wire wire, Fragmented fragmented) {
    Ipv4Address source = wire.freshSource();
    return fragmented.withAll(h -> h.source(source));
  }

  private static void silent(Wire wire, String label, Fragmented fragmented) {
    Fragmented sent = elsewhere(wire, fragmented);
    wire.survives(sent.probe("FRG-34", label, sent.frames(1)).expecting(Expectation.silence()));
  }

  @Case(
      value = "FRG-35.unknown-protocol",
      title = "A datagram of an unknown protocol in two fragments is reported once, when complete")
  void unknownProtocol(Wire wire) {
    Fragmented sent = elsewhere(wire, unassigned(wire));
    Answer unreachable = Answer.error(IcmpMessage.DESTINATION_UNREACHABLE, PROTOCOL_UNREACHABLE);
    wire.ask(
        sent.probe(
                "FRG-35",
                "protocol 253 in two fragments, the later one first",
                sent.frames(1, 0),
                quotesFragmentZero(sent))
            .expecting(Expectation.exactly(1, unreachable)));
  }

  private static ReplyRule quotesFragmentZero(Fragmented sent) {
    return (probe, reply) -> {
      Optional<Ipv4Packet> quoted = Ipv4Packet.decode(reply.icmp().data());
      Octets first = sent.payload(0).slice(0, IcmpMessage.HEADER_LENGTH);
      boolean right =
          quoted
              .filter(q -> q.fragmentOffset() == 0 && q.protocol() == UNASSIGNED)
              .filter(q -> q.payload().length() >= first.length())
              .filter(q -> q.payload().slice(0, first.length()).equals(first))
              .isPresent();
      return right
          ? List.of()
          : List.of(
              new Difference(
                  "ICMP",
                  "quoted datagram",
                  "fragment zero, beginning with " + first,
                  reply.icmp().data().hex()));
    };
  }
}
