package io.echoproof.app.bench;

import org.HdrHistogram.Histogram;

/** How long round trips took, in nanoseconds; all 0 when there was none. */
record LatencySummary(long least, long p50, long p99, long p999, long most) {
  static LatencySummary of(Histogram latencies) {
    if (latencies.getTotalCount() == 0) {
      return new LatencySummary(0, 0, 0, 0, 0);
    }
    return new LatencySummary(
        latencies.getMinValue(),
        latencies.getValueAtPercentile(50),
        latencies.getValueAtPercentile(99),
        latencies.getValueAtPercentile(99.9),
        latencies.getMaxValue());
  }
}
