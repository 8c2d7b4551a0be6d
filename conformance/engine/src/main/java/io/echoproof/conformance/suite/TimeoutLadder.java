package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds out how long a target waits for the rest of a datagram. A datagram can be completed only
 * once, so for each rung of the ladder some are begun at the start and completed at its time; the
 * first rung at which they are not answered any more ends the search.
 */
final class TimeoutLadder {
  /**
   * In seconds. Each is at most about twice the one before it, so that a timer that was restarted
   * at one rung runs beyond the next. The last one is more than a time to live can say (RFC 791).
   */
  private static final int[] RUNGS = {10, 20, 33, 65, 130, 260};

  private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(5);

  /** What is completed at a rung, with how its beginning was sent. */
  private record Rung(
      int seconds,
      Fragmented low,
      LedgerEntry lowBegun,
      Fragmented high,
      LedgerEntry highBegun,
      Fragmented refreshed,
      LedgerEntry refreshedBegun) {}

  private final Wire wire;
  private final List<Rung> rungs = new ArrayList<>();
  private final Duration start;
  private OptionalInt lowExpired = OptionalInt.empty();
  private OptionalInt highExpired = OptionalInt.empty();
  private boolean restarted;

  TimeoutLadder(Wire wire) {
    this.wire = wire;
    this.start = wire.elapsed();
  }

  void climb() {
    for (int seconds : RUNGS) {
      Fragmented low = alone(Fragmented.halves(wire)).withAll(h -> h.ttl(1));
      Fragmented high = alone(Fragmented.halves(wire)).withAll(h -> h.ttl(255));
      Fragmented refreshed = alone(Fragmented.thirds(wire));
      rungs.add(
          new Rung(
              seconds,
              low,
              begin("FRG-16", low, "half with TTL 1, to be completed after " + seconds + " s"),
              high,
              begin("FRG-17", high, "half with TTL 255, to be completed after " + seconds + " s"),
              refreshed,
              begin("FRG-18", refreshed, "third, to be completed after " + seconds + " s")));
    }
    wire.later(BEFORE_THE_FIRST, () -> goOn("FRG-18", rungs.get(0).refreshed(), 1));
    awaitRung(0);
  }

  /**
   * From a source of its own: Linux gives up what waits when 64 other fragments have come from its
   * source meanwhile (ipfrag_max_dist), whatever the time.
   */
  private Fragmented alone(Fragmented fragmented) {
    Ipv4Address source = wire.freshSource();
    return fragmented.withAll(h -> h.source(source));
  }

  private LedgerEntry begin(String row, Fragmented fragmented, String label) {
    return wire.send(
        fragmented
            .probe(row, "the first " + label, fragmented.frames(0))
            .expecting(Expectation.free()));
  }

  private void goOn(String row, Fragmented fragmented, int index) {
    wire.send(Probe.raw(row, "fragment " + index + " of one that waits", fragmented.frame(index)));
  }

  private void awaitRung(int index) {
    Duration due = start.plusSeconds(RUNGS[index]).minus(wire.elapsed());
    wire.later(due, () -> complete(index));
  }

  private void complete(int index) {
    Rung rung = rungs.get(index);
    goOn("FRG-16", rung.low(), 1);
    goOn("FRG-17", rung.high(), 1);
    goOn("FRG-18", rung.refreshed(), 2);
    wire.sentinel();
    boolean lowLives = rung.lowBegun().echoReplies() > 0;
    boolean highLives = rung.highBegun().echoReplies() > 0;
    if (!lowLives && lowExpired.isEmpty()) {
      lowExpired = OptionalInt.of(index);
      judgeRestart(rung);
    }
    if (!highLives && highExpired.isEmpty()) {
      highExpired = OptionalInt.of(index);
    }
    boolean known = lowExpired.isPresent() && highExpired.isPresent();
    if (known || index == RUNGS.length - 1) {
      conclude();
    } else {
      goOn("FRG-18", rungs.get(index + 1).refreshed(), 1);
      awaitRung(index + 1);
    }
  }

  private void judgeRestart(Rung rung) {
    if (rung.refreshedBegun().echoReplies() > 0 && rung.highBegun().echoReplies() == 0) {
      restarted = true;
      wire.fail(
          "FRG-18",
          "a later fragment restarts the reassembly timer",
          "the datagram given up after the time from its first fragment on",
          "a datagram whose second fragment came later was completed after "
              + rung.seconds()
              + " s, one without it was not",
          rung.refreshedBegun(),
          rung.lowBegun());
    }
  }

  private void conclude() {
    if (lowExpired.isEmpty() && highExpired.isEmpty()) {
      wire.fail(
          "FRG-16",
          "an incomplete datagram is never given up",
          "a reassembly timeout",
          "a datagram completed after " + RUNGS[RUNGS.length - 1] + " s was answered",
          rungs.get(RUNGS.length - 1).lowBegun());
    } else if (!lowExpired.equals(highExpired)) {
      wire.fail(
          "FRG-17",
          "the reassembly timeout depends on the time to live",
          "one fixed value (RFC 1122, section 3.3.2)",
          "TTL 1: " + words(lowExpired) + "; TTL 255: " + words(highExpired),
          rungs.get(lowExpired.orElse(highExpired.orElse(0))).lowBegun());
    }
    wire.observe("FRG-16", "reassembly timeout", measured());
    wire.parameter("timer restarted by later fragments", restarted ? "yes" : "no");
  }

  /** The time until Time Exceeded came, where there is one; else the rungs in between. */
  private String measured() {
    String between = words(lowExpired);
    if (wire.clock().isPresent() || lowExpired.isEmpty()) {
      return between;
    }
    LedgerEntry entry = rungs.get(lowExpired.getAsInt()).lowBegun();
    return entry.replies().stream()
        .filter(Reply::isError)
        .findFirst()
        .map(reply -> Math.round((reply.nanoTime() - entry.sentNanoTime()) / 1e8) / 10.0)
        .map(seconds -> seconds + " s, as its Time Exceeded shows")
        .orElse(between);
  }

  private static String words(OptionalInt expired) {
    if (expired.isEmpty()) {
      return "more than " + RUNGS[RUNGS.length - 1] + " s";
    }
    int index = expired.getAsInt();
    String most = "at most " + RUNGS[index] + " s";
    return index == 0 ? most : "more than " + RUNGS[index - 1] + " s, " + most;
  }
}
