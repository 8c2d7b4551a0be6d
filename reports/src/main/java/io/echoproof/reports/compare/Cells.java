package io.echoproof.reports.compare;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes cells out of the runs of a column. */
final class Cells {
  /** Of several runs of one target the worst verdict counts, and any verdict before none. */
  private static final List<VerdictRecord> WORST_FIRST =
      List.of(
          VerdictRecord.FAIL,
          VerdictRecord.LAX,
          VerdictRecord.ERROR,
          VerdictRecord.PASS,
          VerdictRecord.OBSERVED,
          VerdictRecord.NOT_APPLICABLE,
          VerdictRecord.SKIPPED,
          VerdictRecord.NOT_RUN);

  private Cells() {}

  /** The column's verdict about a requirement. */
  static Cell verdict(Column column, String id) {
    return column.runs().stream()
        .flatMap(run -> verdict(run, id).stream())
        .min(Comparator.comparingInt(c -> WORST_FIRST.indexOf(c.verdict().orElseThrow())))
        .orElse(Cell.UNKNOWN);
  }

  private static Optional<Cell> verdict(ComparedRun run, String id) {
    return run.run().requirements().stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .map(r -> verdict(run, r));
  }

  private static Cell verdict(ComparedRun run, RequirementRecord requirement) {
    List<CaseRecord> cases =
        run.run().cases().stream()
            .filter(c -> c.requirements().contains(requirement.id()))
            .toList();
    return new Cell(
        requirement.verdict().word(),
        Optional.of(requirement.verdict()),
        requirement.reason(),
        requirement.links(),
        cases.stream().map(CaseRecord::rerun).filter(r -> !r.isBlank()).toList(),
        finding(run, requirement),
        run.report());
  }

  /** Evidence may stand in a case about something else, where a reply broke this rule too. */
  private static Optional<FindingRecord> finding(ComparedRun run, RequirementRecord requirement) {
    return run.run().cases().stream()
        .flatMap(c -> c.findings().stream())
        .filter(f -> f.requirement().equals(requirement.id()))
        .min(Comparator.comparingInt(f -> WORST_FIRST.indexOf(f.verdict())));
  }

  /** What the column's runs observed; several values when they saw different things. */
  static Cell observation(Column column, String id, String name) {
    List<ComparedRun> seenIn =
        column.runs().stream().filter(run -> !values(run, id, name).isEmpty()).toList();
    if (seenIn.isEmpty()) {
      return Cell.UNKNOWN;
    }
    String values =
        seenIn.stream()
            .flatMap(run -> values(run, id, name).stream())
            .distinct()
            .collect(Collectors.joining(" / "));
    return new Cell(
        values,
        Optional.empty(),
        "",
        List.of(),
        seenIn.stream()
            .flatMap(run -> run.run().cases().stream())
            .filter(c -> c.requirements().contains(id) && !c.rerun().isBlank())
            .map(CaseRecord::rerun)
            .toList(),
        Optional.empty(),
        seenIn.get(0).report());
  }

  private static List<String> values(ComparedRun run, String id, String name) {
    return run.run().observations().stream()
        .filter(o -> o.requirement().equals(id) && o.name().equals(name))
        .map(ObservationRecord::value)
        .toList();
  }
}
