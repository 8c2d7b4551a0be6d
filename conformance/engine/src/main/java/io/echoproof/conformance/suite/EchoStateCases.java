package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.time.Duration;
import java.util.List;

/** Replies that nobody asked for, and how long an answer takes. */
final class EchoStateCases {
  private static final int LATENCY_SAMPLES = 200;

  @Case(
      value = "ECH-15.unsolicited-reply",
      title = "An echo reply that nobody asked for is not answered")
  void unsolicitedReply(Wire wire) {
    wire.rejects(
        "an echo reply",
        () -> wire.echo(4),
        echo -> echo.message(m -> m.withType(IcmpMessage.ECHO_REPLY)).frame());
    wire.rejects(
        "an echo reply with a wrong checksum",
        () -> wire.echo(4),
        echo -> {
          Echo reply = echo.message(m -> m.withType(IcmpMessage.ECHO_REPLY));
          return reply.checksum(Checksum.add(reply.rightChecksum(), 1)).frame();
        });
    wire.rejects(
        "an echo reply behind options",
        () -> wire.echo(4),
        echo ->
            echo.message(m -> m.withType(IcmpMessage.ECHO_REPLY))
                .options(Octets.repeat(IpOption.NO_OPERATION, 4))
                .frame());
    wire.rejects(
        "an echo reply with code 1",
        () -> wire.echo(4),
        echo -> echo.message(m -> m.withType(IcmpMessage.ECHO_REPLY).withCode(1)).frame());
    Echo large = wire.echo(24).message(m -> m.withType(IcmpMessage.ECHO_REPLY));
    wire.survives(
        Fragmented.of(wire, large, 16)
            .probe("ECH-15", "an echo reply in two fragments")
            .expecting(Expectation.noEcho()));
  }

  @Case(
      value = "ECH-16.own-reply",
      title = "The target's own reply, fed back to it, is not answered",
      needs = Carriage.ANY_ADDRESS)
  void ownReply(Wire wire) {
    Echo echo = wire.echo(8);
    LedgerEntry entry = wire.answers("the request", echo);
    if (entry.replies().isEmpty()) {
      return;
    }
    Octets verbatim = entry.replies().get(0).frames().get(0);
    wire.survives(
        Probe.of("ECH-16", "the reply as it came", echo)
            .sending(List.of(verbatim))
            .expecting(Expectation.silence()));
  }

  @Case(
      value = "ECH-16.second-responder",
      title = "A reply as a second responder would send it is not answered")
  void secondResponder(Wire wire) {
    Echo echo = wire.echo(8);
    Octets reversed = echo.message(m -> m.withType(IcmpMessage.ECHO_REPLY)).frame();
    wire.survives(
        Probe.of("ECH-16", "an echo reply from the tester", echo)
            .sending(List.of(reversed))
            .expecting(Expectation.silence()));
  }

  @Case(value = "ECH-21.latency", title = "How long an answer takes")
  void latency(Wire wire) {
    for (int i = 0; i < LATENCY_SAMPLES; i++) {
      wire.answers("request " + i, wire.echo(0));
    }
    Duration median = wire.latency().percentile(0.5);
    Duration p99 = wire.latency().percentile(0.99);
    wire.observe(
        "ECH-21",
        "latency of a reply",
        String.format(
            "median %.3f ms, 99 %% within %.3f ms", median.toNanos() / 1e6, p99.toNanos() / 1e6));
  }
}
