package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;

/** How many messages of a kind a target sends in a short time (RFC 1812, section 4.3.2.8). */
final class RateCases {
  private static final int BURST = 200;
  private static final int DATA = 8;

  /** Longer than a limiter counts: those that are known let errors through again each second. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final String NO_ERRORS =
      "the target sent no ICMP error (those are rows ERR-01 and ERR-02)";

  /** As fast as they can be sent, then a sentinel; answers how many were answered. */
  private static long burst(
      Wire wire, List<LedgerEntry> entries, int count, IntFunction<Probe> of) {
    for (int i = 0; i < count; i++) {
      entries.add(wire.send(of.apply(i)));
    }
    wire.sentinel();
    return entries.stream().filter(entry -> entry.answers() > 0).count();
  }

  /** All from that source, or each from the one that the packet was made with. */
  private static long errors(
      Wire wire, String row, List<LedgerEntry> entries, Optional<Ipv4Address> source) {
    return burst(
        wire,
        entries,
        BURST,
        i -> {
          Ipv4Packet packet = Datagrams.unknown(wire, DATA);
          Ipv4Packet sent = source.map(s -> Datagrams.from(packet, s)).orElse(packet);
          return Datagrams.probe(row, "protocol 253, datagram " + i + " of a burst", sent)
              .expecting(Expectation.free(Answer.ERROR));
        });
  }

  @Case(value = "RAT-01.errors", title = "Of 200 errors in a burst to one address not all are sent")
  void errors(Wire wire) {
    wire.with(
        Setting.ERROR_RATE_LIMIT,
        () -> {
          List<LedgerEntry> entries = new ArrayList<>();
          long seen = errors(wire, "RAT-01", entries, Optional.of(wire.freshSource()));
          wire.observe("RAT-01", "errors of " + BURST + " to one address", String.valueOf(seen));
          if (seen == 0) {
            wire.nothingToJudge(NO_ERRORS);
          } else if (seen >= BURST) {
            wire.fail(
                "RAT-01",
                "no limit on the rate of errors",
                "fewer than " + BURST + " errors",
                seen + " errors",
                entries.get(entries.size() - 1));
          }
        });
  }

  @Tag("volume")
  @Case(value = "RAT-02.echo", title = "How many of a burst of echo requests are answered")
  void echo(Wire wire) {
    for (int count : new int[] {BURST, wire.scaled(10_000, 1_000)}) {
      long seen =
          burst(
              wire,
              new ArrayList<>(),
              count,
              i ->
                  Probe.of("RAT-02", "request " + i + " of a burst of " + count, wire.echo(DATA))
                      .expecting(Expectation.free()));
      wire.observe("RAT-02", "echo replies of " + count, String.valueOf(seen));
    }
  }

  @Case(
      value = "RAT-03.timestamp",
      title = "How many of a burst of timestamp requests are answered")
  void timestamp(Wire wire) {
    if (!wire.target().offers("timestamp")) {
      wire.nothingToJudge("the target does not offer: timestamp");
      return;
    }
    wire.with(
        Setting.ERROR_RATE_LIMIT,
        () -> {
          long seen =
              burst(
                  wire,
                  new ArrayList<>(),
                  BURST,
                  i ->
                      Timestamps.probe(wire, "RAT-03", "request " + i + " of a burst")
                          .expecting(Expectation.free(Answer.TIMESTAMP_REPLY)));
          wire.observe("RAT-03", "timestamp replies of " + BURST, String.valueOf(seen));
        });
  }

  @Case(
      value = "RAT-04.all-destinations",
      title = "How many of a burst of errors to 200 addresses are sent")
  void allDestinations(Wire wire) {
    wire.with(
        Setting.ERROR_RATE_LIMIT,
        () -> {
          long seen = errors(wire, "RAT-04", new ArrayList<>(), Optional.empty());
          wire.observe(
              "RAT-04", "errors of " + BURST + " to as many addresses", String.valueOf(seen));
        });
  }

  @Case(
      value = "RAT-05.echo-after-errors",
      title = "After a burst of errors an echo request is answered as ever")
  void echoAfterErrors(Wire wire) {
    wire.with(
        Setting.ERROR_RATE_LIMIT,
        () -> {
          for (int i = 0; i < BURST; i++) {
            Ipv4Packet packet = Datagrams.unknown(wire, DATA);
            Probe probe = Datagrams.probe("RAT-05", "datagram " + i + " of a burst", packet);
            wire.send(probe.expecting(Expectation.free(Answer.ERROR)));
          }
          wire.ask(
              Probe.of("RAT-05", "an echo request after it", wire.echo(0))
                  .expecting(Expectation.replies(1)));
        });
  }

  @Tag("slow")
  @Case(
      value = "RAT-05.recovery",
      title = "Some time after a burst that met the limit, errors are sent again")
  void recovery(Wire wire) {
    Ipv4Address source = wire.freshSource();
    wire.with(
        Setting.ERROR_RATE_LIMIT,
        () -> {
          long seen = errors(wire, "RAT-05", new ArrayList<>(), Optional.of(source));
          if (seen == 0) {
            wire.nothingToJudge(NO_ERRORS);
          } else if (seen >= BURST) {
            wire.nothingToJudge("the burst met no limit (that is row RAT-01)");
          } else {
            wire.later(IDLE, () -> errorAgain(wire, source));
          }
        });
  }

  private static void errorAgain(Wire wire, Ipv4Address source) {
    wire.with(
        Setting.ERROR_RATE_LIMIT,
        () -> {
          Ipv4Packet packet = Datagrams.from(Datagrams.unknown(wire, DATA), source);
          String label = "protocol 253, " + IDLE.toSeconds() + " s after a burst";
          wire.ask(
              Datagrams.probe("RAT-05", label, packet)
                  .expecting(Expectation.atLeastOne(Answer.ERROR)));
        });
  }
}
