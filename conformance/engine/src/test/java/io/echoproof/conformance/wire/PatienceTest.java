package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.ScriptedLink;
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
