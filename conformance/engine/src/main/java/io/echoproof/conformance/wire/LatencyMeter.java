package io.echoproof.conformance.wire;

import java.time.Duration;
import java.util.Arrays;

/** The latencies of a run's replies: all waiting is derived from them. */
public final class LatencyMeter {
  private static final int KEPT = 4_096;

  /** The smallest first: it is asked for after nearly every probe. */
  private final long[] nanos = new long[KEPT];

  private int count;
  private long longest;

  void add(long latencyNanos) {
    longest = Math.max(longest, latencyNanos);
    if (count < KEPT) {
      int found = Arrays.binarySearch(nanos, 0, count, latencyNanos);
      int at = found < 0 ? ~found : found;
      System.arraycopy(nanos, at, nanos, at + 1, count - at);
      nanos[at] = latencyNanos;
      count++;
    }
  }

  /** How many were measured. */
  public int count() {
    return count;
  }

  /** The longest so far. */
  public Duration longest() {
    return Duration.ofNanos(longest);
  }

  /** The latency that the given share of replies does not exceed; zero when there was none. */
  public Duration percentile(double share) {
    if (count == 0) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(nanos[Math.max(0, (int) Math.ceil(share * count) - 1)]);
  }
}
