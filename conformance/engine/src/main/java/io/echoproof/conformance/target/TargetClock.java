package io.echoproof.conformance.target;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a target, where the harness can put it forward: what takes minutes is over at once.
 * Between two such steps it goes on like any other.
 */
public interface TargetClock {
  /** The time of day as the target sees it. */
  Instant now();

  /**
   * Puts the clock forward. The target sees the new time with the next frame.
   *
   * @param by not negative
   */
  void advance(Duration by);
}
