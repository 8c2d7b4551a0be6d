package io.echoproof.conformance.suite;

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
      Probe probe =
          Probe.of(
              row, String.format("DSCP %02x", dscp), wire.echo(DATA).header(h -> h.tos(tos)), rule);
      // Whether it is answered at all is the row on all values.
      probes.add(probe.expecting(Expectation.free()));
    }
    wire.askAll(probes);
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
