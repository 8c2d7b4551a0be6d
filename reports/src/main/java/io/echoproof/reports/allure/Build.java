package io.echoproof.reports.allure;

import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.view.RunView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report's place in the trend.
 *
 * @param name tells it from every other report
 * @param from when its first run started
 * @param to when its last run's verdict was known
 */
record Build(String name, Instant from, Instant to) {

  static Build of(List<RunView> views) {
    List<RunRecord> runs = views.stream().map(RunView::run).toList();
    String name =
        runs.stream()
            .map(run -> run.target().name() + " " + run.startedAt())
            .collect(Collectors.joining(", ", "EchoProof ", ""));
    return new Build(
        name.replaceAll("[^A-Za-z0-9 .,:/_-]", "_"),
        runs.stream().map(RunRecord::startedAt).min(Instant::compareTo).orElse(Instant.EPOCH),
        runs.stream().map(RunRecord::verdictAt).max(Instant::compareTo).orElse(Instant.EPOCH));
  }

  /** Whether a case that started then, in milliseconds since the epoch, belongs to it. */
  boolean covers(long millis) {
    return millis >= from.toEpochMilli() && millis <= to.toEpochMilli();
  }
}
