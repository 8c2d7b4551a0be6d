package io.echoproof.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A benchmark in words. */
public final class BenchText {
  private BenchText() {}

  /** What is said before anything is measured. */
  public static List<String> head(BenchReport report) {
    List<String> lines = new ArrayList<>();
    for (BenchReport.Subject subject : report.subjects()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-10s %s, over %s",
              subject.name(),
              subject.description(),
              subject.link()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "measured   %d times %s each, seed %016x; medians are shown",
            report.turns(),
            seconds(report.settings().duration().toNanos()),
            report.settings().seed()));
    return lines;
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  /** What a load gave. */
  public static List<String> of(BenchReport.Measured measured) {
    List<String> lines = new ArrayList<>();
    Load load = measured.load();
    lines.add(
        String.format(
            Locale.ROOT,
            "window %d, %d octets of data, %d %s",
            load.window(),
            load.size(),
            load.sources(),
            load.sources() == 1 ? "peer" : "peers"));
    measured.outcomes().forEach(outcome -> lines.addAll(outcome(outcome)));
    Outcome first = measured.outcomes().get(0);
    for (Outcome other : measured.outcomes().subList(1, measured.outcomes().size())) {
      if (!other.isMeasured()) {
        continue;
      }
      Quartiles ratio = first.ratioTo(other);
      lines.add(
          String.format(
              Locale.ROOT,
              "  %s / %s  %.3f times the round trips (half of the turns %.3f to %.3f)",
              first.contestant(),
              other.contestant(),
              ratio.median(),
              ratio.lower(),
              ratio.upper()));
    }
    return lines;
  }

  private static List<String> outcome(Outcome outcome) {
    if (!outcome.isMeasured()) {
      return List.of(String.format("  %-10s never answered", outcome.contestant()));
    }
    LatencySummary latency = outcome.latency();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-10s %,12.0f round trips/s   p50 %s  p99 %s  p99.9 %s   lost %d of %d",
            outcome.contestant(),
            outcome.perSecond(),
            micros(latency.p50()),
            micros(latency.p99()),
            micros(latency.p999()),
            outcome.lost(),
            outcome.completed() + outcome.lost()));
    ProcessorTime used = outcome.used();
    if (used.known() && outcome.completed() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "             processor time a round trip: user %s, system %s",
              micros(used.userNanos() / outcome.completed()),
              micros(used.systemNanos() / outcome.completed())));
    }
    if (outcome.wrong() + outcome.late() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "             wrong replies %d, late or second replies %d",
              outcome.wrong(),
              outcome.late()));
    }
    return lines;
  }

  private static String micros(long nanos) {
    return String.format(Locale.ROOT, "%.2f us", nanos / 1e3);
  }
}
