package io.echoproof.conformance.target;

import java.time.Duration;
import java.time.Instant;

/** This machine's clocks, put forward by as much as the harness says. Any thread may read it. */
public final class SteppedClock implements TargetClock {
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant now() {
    return Instant.now().plus(ahead);
  }

  /** Time that only goes forward, in nanoseconds from some moment; may overflow. */
  public long nanoTime() {
    return System.nanoTime() + ahead.toNanos();
  }

  @Override
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + by);
    }
    ahead = ahead.plus(by);
  }
}
