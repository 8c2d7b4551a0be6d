package io.echoproof.app.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one load did to one contestant.
 *
 * @param contestant its name
 * @param turns the measurements, in the order of time; none when it never answered
 */
public record Outcome(String contestant, List<LoadResult> turns) {
  /** Whether there is anything to show. */
  public boolean isMeasured() {
    return !turns.isEmpty();
  }

  /** The median of the turns, per second. */
  double perSecond() {
    return Quartiles.of(turns.stream().mapToDouble(LoadResult::perSecond)).median();
  }

  long completed() {
    return turns.stream().mapToLong(LoadResult::completed).sum();
  }

  long lost() {
    return turns.stream().mapToLong(LoadResult::lost).sum();
  }

  long wrong() {
    return turns.stream().mapToLong(LoadResult::wrong).sum();
  }

  long late() {
    return turns.stream().mapToLong(LoadResult::late).sum();
  }

  /** Of each number the median of the turns. */
  LatencySummary latency() {
    return new LatencySummary(
        turns.stream().mapToLong(t -> t.latency().least()).min().orElse(0),
        (long) Quartiles.of(turns.stream().mapToDouble(t -> t.latency().p50())).median(),
        (long) Quartiles.of(turns.stream().mapToDouble(t -> t.latency().p99())).median(),
        (long) Quartiles.of(turns.stream().mapToDouble(t -> t.latency().p999())).median(),
        turns.stream().mapToLong(t -> t.latency().most()).max().orElse(0),
        IntStream.range(0, LatencySummary.PERCENTILES.size()).mapToObj(this::curve).toList());
  }

  private long curve(int point) {
    return (long)
        Quartiles.of(turns.stream().mapToDouble(t -> t.latency().curve().get(point))).median();
  }

  /** How far the turns' round trips per second lie apart. */
  Quartiles spread() {
    return Quartiles.of(turns.stream().mapToDouble(LoadResult::perSecond));
  }

  /** Processor time of the target in all turns. */
  ProcessorTime used() {
    return turns.stream()
        .map(LoadResult::used)
        .reduce(ProcessorTime::plus)
        .orElse(ProcessorTime.UNKNOWN);
  }

  /** Turn by turn, how many times as many round trips as the other. */
  Quartiles ratioTo(Outcome other) {
    double[] ratios = new double[Math.min(turns.size(), other.turns.size())];
    for (int turn = 0; turn < ratios.length; turn++) {
      ratios[turn] = turns.get(turn).perSecond() / other.turns.get(turn).perSecond();
    }
    return Quartiles.of(Arrays.stream(ratios));
  }
}
