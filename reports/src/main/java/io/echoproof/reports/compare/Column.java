package io.echoproof.reports.compare;

import io.echoproof.reports.record.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A target in a comparison.
 *
 * @param name the column's name
 * @param runs the runs that were merged into it, at least one
 */
public record Column(String name, List<ComparedRun> runs) {
  public Column {
    runs = List.copyOf(runs);
  }

  /** What was tested and with what, one line for each run. */
  public List<String> descriptions() {
    return runs.stream().map(ComparedRun::run).map(Column::describe).distinct().toList();
  }

  private static String describe(RunRecord run) {
    Map<String, String> environment = run.environment();
    String system = environment.getOrDefault("operating system", "");
    return run.target().description()
        + (system.isEmpty() ? "" : " · " + system)
        + " · "
        + run.tool()
        + " · seed "
        + run.seed()
        + " · "
        + run.startedAt().toString().substring(0, "2026-11-23".length());
  }

  /** Addresses of the reports of its runs. */
  public List<String> reports() {
    return runs.stream().map(ComparedRun::report).flatMap(Optional::stream).toList();
  }
}
