package io.echoproof.app.respond;

import io.echoproof.app.UsageException;
import java.time.Duration;

/**
 * A bad network to order: what becomes of replies on their way back. Shares are of all replies, 0
 * to 1, and independent of each other.
 *
 * @param drop share that is lost
 * @param duplicate share that arrives twice
 * @param reorder share that is overtaken by the next reply
 * @param corrupt share with one bit flipped, anywhere in the frame
 * @param delay of every reply
 * @param seed of the choices: the same replies in the same order meet the same fate
 */
public record LabSettings(
    double drop, double duplicate, double reorder, double corrupt, Duration delay, long seed) {
  /** The longest delay; more would only fill the queue. */
  public static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  /** A network that does no harm. */
  public static final LabSettings NONE = new LabSettings(0, 0, 0, 0, Duration.ZERO, 0);

  /**
   * Checks the ranges.
   *
   * @throws UsageException when a share or the delay is out of range
   */
  public LabSettings {
    requireShare("--drop", drop);
    requireShare("--duplicate", duplicate);
    requireShare("--reorder", reorder);
    requireShare("--corrupt", corrupt);
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new UsageException(
          "--delay "
              + delay.toNanos() / 1e6
              + " is out of range: 0 to "
              + LONGEST_DELAY.toMillis()
              + " ms");
    }
  }

  private static void requireShare(String option, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new UsageException(
          option + " " + share + " is out of range: a share of the replies, 0 to 1 (0.1 is 10 %)");
    }
  }

  /** Whether anything is done to replies at all. */
  public boolean isOn() {
    return drop > 0 || duplicate > 0 || reorder > 0 || corrupt > 0 || !delay.isZero();
  }
}
