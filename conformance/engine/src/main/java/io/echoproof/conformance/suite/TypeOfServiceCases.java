package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The type of service octet (RFC 1122, section 3.2.1.6; RFC 1812, section 4.3.2.5; RFC 2474). */
final class TypeOfServiceCases {
  private static final int DATA = 4;
  private static final int DSCP_VALUES = 64;
  private static final int TOS_VALUES = 256;

  /** Every fifth DSCP: each precedence is among them, and each bit both set and clear. */
  private static final int SOME = 5;

  @Case(value = "TOS-01.dscp", title = "Each of the 64 DSCP values comes back in the reply")
  void dscp(Wire wire) {
    eachDscp(wire, "TOS-01", Rules.sameDscp());
  }

  @Case(
      value = "TOS-02.precedence",
      title = "The precedence of the request, the upper three bits, comes back in the reply")
  void precedence(Wire wire) {
    eachDscp(wire, "TOS-02", Rules.samePrecedence());
  }

  private static void eachDscp(Wire wire, String row, ReplyRule rule) {
    List<Probe> probes = new ArrayList<>();
    for (int dscp = 0; dscp < DSCP_VALUES; dscp++) {
      int tos = dscp << 2;
      int congestion = wire.craft().random().nextInt(1, 4);
      String label = String.format("DSCP %02x", dscp);
      Echo plain = wire.echo(DATA).header(h -> h.tos(tos));
      Echo marked = wire.echo(DATA).header(h -> h.tos(tos | congestion));
      Octets padding = Octets.repeat(IpOption.NO_OPERATION, 4);
      probes.add(Probe.of(row, label, plain, rule));
      probes.add(Probe.of(row, label + ", ECN " + bits(congestion), marked, rule));
      if (dscp % SOME == SOME - 1) {
        Echo optioned = wire.echo(DATA).header(h -> h.tos(tos)).options(padding);
        probes.add(Probe.of(row, label + ", with options", optioned, rule));
        Fragmented halves = Fragmented.halves(wire).withAll(h -> h.tos(tos));
        probes.add(halves.probe(row, label + ", in fragments", rule));
      }
    }
    // Whether they are answered at all is the row on all values.
    wire.askAll(probes.stream().map(probe -> probe.expecting(Expectation.free())).toList());
    if (wire.target().offers("timestamp")) {
      eachPrecedenceOfTimestamps(wire, row, rule);
    }
  }

  /** The rule is about replies of all kinds. */
  private static void eachPrecedenceOfTimestamps(Wire wire, String row, ReplyRule rule) {
    for (int dscp = SOME - 1; dscp < DSCP_VALUES; dscp += SOME) {
      int tos = dscp << 2;
      Echo request = Timestamps.request(wire).header(h -> h.tos(tos));
      wire.survives(
          Probe.of(row, String.format("a timestamp request with DSCP %02x", dscp), request, rule)
              .expecting(Expectation.free(Answer.TIMESTAMP_REPLY)));
    }
  }

  @Case(value = "TOS-03.ecn", title = "The ECN field of the reply to requests with 01, 10 and 11")
  void ecn(Wire wire) {
    List<String> seen = new ArrayList<>();
    for (int ecn = 1; ecn <= 3; ecn++) {
      int tos = ecn;
      String sent = bits(ecn);
      LedgerEntry entry =
          wire.ask(Probe.of("TOS-03", "ECN " + sent, wire.echo(DATA).header(h -> h.tos(tos))));
      seen.add(
          entry.replies().stream()
              .filter(Reply::isEchoReply)
              .map(reply -> sent + " gets " + bits(reply.header().tos() & 3))
              .findFirst()
              .orElse(sent + " gets no reply"));
    }
    wire.observe("TOS-03", "ECN of the reply", String.join(", ", seen));
  }

  private static String bits(int ecn) {
    return (ecn >> 1) + "" + (ecn & 1);
  }

  @Case(value = "TOS-04.all-values", title = "Each of the 256 values of the octet is answered")
  void allValues(Wire wire) {
    wire.askAll(
        IntStream.range(0, TOS_VALUES)
            .mapToObj(
                tos ->
                    Probe.of(
                        "TOS-04",
                        String.format("TOS %02x", tos),
                        wire.echo(DATA).header(h -> h.tos(tos))))
            .collect(Collectors.toList()));
  }
}
