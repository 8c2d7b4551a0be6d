package io.echoproof.conformance.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The latencies of a run's replies: all waiting is derived from them. */
public final class LatencyMeter {
  private static final int KEPT = 4_096;

  private final List<Long> nanos = new ArrayList<>();
  private long longest;

  void add(long latencyNanos) {
    longest = Math.max(longest, latencyNanos);
    if (nanos.size() < KEPT) {
      nanos.add(latencyNanos);
    }
  }

  /** How many were measured. */
  public int count() {
    return nanos.size();
  }

  /** The longest so far. */
  public Duration longest() {
    return Duration.ofNanos(longest);
  }

  /** The latency that the given share of replies does not exceed; zero when there was none. */
  public Duration percentile(double share) {
    if (nanos.isEmpty()) {
      return Duration.ZERO;
    }
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return Duration.ofNanos(sorted.get(Math.max(0, index)));
  }
}
