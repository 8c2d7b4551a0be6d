package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** How many replies there are, and in which order. */
final class EchoCountCases {
  @Case(
      value = "ECH-12.one-reply",
      title = "Exactly one reply per request, here and to every request of the run")
  void oneReply(Wire wire) {
    wire.ask(
        Probe.of("ECH-12", "4 data octets, once", wire.echo(4)).expecting(Expectation.replies(1)));
  }

  @Case(
      value = "ECH-13.repeated",
      title = "A repeated request is a request: 2 and 5 times the same packet")
  void repeated(Wire wire) {
    for (int count : new int[] {2, 5}) {
      Echo echo = wire.echo(4);
      List<Octets> frames = Collections.nCopies(count, echo.frame());
      wire.ask(
          Probe.of("ECH-13", "the same packet " + count + " times", echo)
              .sending(frames)
              .expecting(Expectation.replyToEach(count)));
    }
  }

  @Tag("volume")
  @Case(value = "ECH-14.order", title = "The order of replies to requests in flight")
  void order(Wire wire) {
    int count = wire.scaled(1000, 50);
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      probes.add(Probe.of("ECH-14", "request " + i + " of " + count, wire.echo(8)));
    }
    List<LedgerEntry> entries = wire.askAll(probes);
    int overtaken = 0;
    int lost = 0;
    long last = Long.MIN_VALUE;
    for (LedgerEntry entry : entries) {
      if (entry.replies().isEmpty()) {
        lost++;
      } else if (entry.replies().get(0).nanoTime() < last) {
        overtaken++;
      } else {
        last = entry.replies().get(0).nanoTime();
      }
    }
    String order = overtaken == 0 ? "in order" : overtaken + " of " + count + " out of order";
    wire.observe("ECH-14", "order of replies", lost == 0 ? order : order + ", " + lost + " lost");
  }
}
