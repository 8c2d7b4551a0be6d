package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyMeterTest {
  private final LatencyMeter meter = new LatencyMeter();

  @Test
  void nothingMeasured() {
    assertEquals(0, meter.count());
    assertEquals(Duration.ZERO, meter.longest());
    assertEquals(Duration.ZERO, meter.percentile(0.99));
  }

  @Test
  void sharesOfAHundred() {
    for (int i = 100; i >= 1; i--) {
      meter.add(i);
    }
    assertEquals(Duration.ofNanos(50), meter.percentile(0.5));
    assertEquals(Duration.ofNanos(99), meter.percentile(0.99));
    assertEquals(Duration.ofNanos(100), meter.percentile(1));
    assertEquals(Duration.ofNanos(1), meter.percentile(0));
    assertEquals(Duration.ofNanos(100), meter.longest());
  }

  @Test
  void theLongestIsKnownEvenWhenNoMoreAreKept() {
    for (int i = 0; i < 5_000; i++) {
      meter.add(1);
    }
    meter.add(7);
    assertEquals(4_096, meter.count());
    assertEquals(Duration.ofNanos(7), meter.longest());
  }
}
