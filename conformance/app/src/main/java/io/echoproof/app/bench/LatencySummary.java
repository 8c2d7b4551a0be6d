package io.echoproof.app.bench;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long round trips took, in nanoseconds; all 0 when there was none.
 *
 * @param curve for each of {@link #PERCENTILES}, within which time that share was back
 */
record LatencySummary(long least, long p50, long p99, long p999, long most, List<Long> curve) {
  /** Where the curve has its points, in percent. */
  static final List<Double> PERCENTILES =
      List.of(0.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9, 99.95, 99.99);

  static LatencySummary of(Histogram latencies) {
    if (latencies.getTotalCount() == 0) {
      return new LatencySummary(0, 0, 0, 0, 0, PERCENTILES.stream().map(p -> 0L).toList());
    }
    return new LatencySummary(
        latencies.getMinValue(),
        latencies.getValueAtPercentile(50),
        latencies.getValueAtPercentile(99),
        latencies.getValueAtPercentile(99.9),
        latencies.getMaxValue(),
        PERCENTILES.stream().map(latencies::getValueAtPercentile).toList());
  }
}
