package io.echoproof.responder;

import java.time.Duration;

/** Time that stands still until the test moves it. */
final class FakeClock implements ResponderClock {
  /** Close to the overflow, which must not matter. */
  private long nanos = Long.MAX_VALUE - 1_000_000_000;

  private long millis;

  FakeClock pass(Duration time) {
    nanos += time.toNanos();
    return this;
  }

  /** Since 1 January 1970, Universal Time. */
  FakeClock timeOfDay(long newMillis) {
    millis = newMillis;
    return this;
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public long currentTimeMillis() {
    return millis;
  }
}
