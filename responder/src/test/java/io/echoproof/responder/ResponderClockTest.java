package io.echoproof.responder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResponderClockTest {
  @Test
  void theSystemsClocksAreThisMachines() {
    long nanos = System.nanoTime();
    long millis = System.currentTimeMillis();
    long seenNanos = ResponderClock.SYSTEM.nanoTime();
    long seenMillis = ResponderClock.SYSTEM.currentTimeMillis();
    assertTrue(seenNanos - nanos >= 0 && System.nanoTime() - seenNanos >= 0, "nanoseconds");
    // Somebody may set the time of day meanwhile, but not to the year 1970.
    assertTrue(Math.abs(seenMillis - millis) < 86_400_000, "time of day");
  }
}
