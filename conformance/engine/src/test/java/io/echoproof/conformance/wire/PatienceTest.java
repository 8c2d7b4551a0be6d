package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.ScriptedLink;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Profiles;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long it is worth waiting follows from the latencies of the run. */
class PatienceTest {
  private static Channel channel(Duration timeout) {
    return new Channel(
        new ScriptedLink(false, (frame, out) -> {}), Profiles.RESPONDER, timeout, () -> false);
  }

  @Test
  void theWholeTimeoutWhileNothingIsKnown() {
    assertEquals(Duration.ofSeconds(1), channel(Duration.ofSeconds(1)).patience());
  }

  @Test
  void eightTimesTheLongestLatency() {
    Channel channel = channel(Duration.ofSeconds(1));
    channel.latency().add(10_000_000);
    channel.latency().add(2_000_000);
    assertEquals(Duration.ofMillis(80), channel.patience());
  }

  @Test
  void neverLessThan20Milliseconds() {
    Channel channel = channel(Duration.ofSeconds(1));
    channel.latency().add(1_000);
    assertEquals(Duration.ofMillis(20), channel.patience());
  }

  @Test
  void neverMoreThanTheTimeout() {
    Channel channel = channel(Duration.ofMillis(50));
    channel.latency().add(40_000_000);
    assertEquals(Duration.ofMillis(50), channel.patience());
  }

  private static Duration afterSentinel(Duration timeout, long latencyNanos) {
    Channel channel = channel(timeout);
    channel.latency().add(latencyNanos);
    return channel.patienceAfterSentinel();
  }

  @Test
  void afterASentinelEightTimesTheUsualLatencyWithinTheSameLimits() {
    Duration timeout = Duration.ofMillis(500);
    assertEquals(Duration.ofMillis(80), afterSentinel(timeout, 10_000_000));
    assertEquals(Duration.ofMillis(20), afterSentinel(timeout, 1_000));
    assertEquals(timeout, afterSentinel(timeout, 100_000_000));
    assertEquals(Duration.ofMillis(5), afterSentinel(Duration.ofMillis(5), 1_000));
  }

  @Test
  void afterASentinelOutliersDoNotCount() {
    Channel channel = channel(Duration.ofSeconds(5));
    for (int i = 0; i < 999; i++) {
      channel.latency().add(10_000_000);
    }
    channel.latency().add(100_000_000);
    assertEquals(Duration.ofMillis(80), channel.patienceAfterSentinel());
    assertEquals(Duration.ofMillis(800), channel.patience());
  }

  @Test
  void theDrainLastsFourTimesTheLongestLatency() {
    Channel channel = channel(Duration.ofMillis(5));
    channel.latency().add(15_000_000);
    long begun = System.nanoTime();
    channel.send(
        Probe.raw("NOI-05", "a frame", Octets.ofInts(0)), new CaseLog("NOI-05.test", "scripted"));
    channel.drain();
    assertTrue(System.nanoTime() - begun >= Duration.ofMillis(60).toNanos());
  }

  @Test
  void theDrainLastsAsLongAsAnOpenProbeMayTake() {
    Channel channel = channel(Duration.ofMillis(60));
    Echo echo = new Craft(Profiles.RESPONDER, 1).echo(0);
    LedgerEntry open =
        channel.send(Probe.of("ECH-01", "an echo", echo), new CaseLog("ECH-01.test", "scripted"));
    channel.drain();
    assertTrue(System.nanoTime() - open.sentNanoTime() >= Duration.ofMillis(60).toNanos());
  }

  @Test
  void waitingEndsWithTheConditionOrTheTime() {
    Channel channel = channel(Duration.ofSeconds(1));
    assertTrue(channel.awaitAny(() -> true, Duration.ofDays(1)));
    assertFalse(channel.awaitAny(() -> false, Duration.ofMillis(1)));
  }

  @Test
  void nobodyWaitsForAFunction() {
    Channel channel =
        new Channel(
            new ScriptedLink(true, (frame, out) -> {}),
            Profiles.RESPONDER,
            Duration.ofDays(1),
            () -> false);
    assertFalse(channel.awaitAny(() -> false, Duration.ofDays(1)));
    channel.drain();
  }

  @Test
  void anAbortedChannelWaitsForNothingAndSendsNothing() {
    Bench bench = Bench.asynchronous();
    bench.channel().abort();
    assertFalse(bench.channel().awaitAny(() -> false, Duration.ofDays(1)));
    assertThrows(RunAbortedException.class, () -> bench.wire().answers("", bench.wire().echo(0)));
    assertEquals(0, bench.sent().size());
  }
}
