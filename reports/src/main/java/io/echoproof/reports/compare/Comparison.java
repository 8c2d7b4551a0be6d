package io.echoproof.reports.compare;

import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.view.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Targets side by side.
 *
 * @param columns the targets, in the order in which they were named
 * @param rows requirements in the catalogue's order, each followed by what was observed about it
 */
public record Comparison(List<Column> columns, List<Row> rows) {
  public Comparison {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Compares runs. Requirements that one run knows and another does not (it was made with another
   * version) are in the table all the same.
   *
   * @param runs at least one; those of one name become one column
   */
  public static Comparison of(List<ComparedRun> runs) {
    Map<String, List<ComparedRun>> byName = new LinkedHashMap<>();
    runs.forEach(run -> byName.computeIfAbsent(run.name(), n -> new ArrayList<>()).add(run));
    List<Column> columns =
        byName.entrySet().stream().map(e -> new Column(e.getKey(), e.getValue())).toList();
    Map<String, RequirementRecord> requirements = new LinkedHashMap<>();
    runs.forEach(run -> run.run().requirements().forEach(r -> requirements.putIfAbsent(r.id(), r)));
    List<Row> rows = new ArrayList<>();
    for (RequirementRecord requirement : requirements.values()) {
      rows.add(requirementRow(requirement, columns));
      observed(requirement.id(), runs)
          .forEach(name -> rows.add(observationRow(requirement, name, columns)));
    }
    return new Comparison(columns, rows);
  }

  private static Row requirementRow(RequirementRecord requirement, List<Column> columns) {
    return new Row(
        Row.Kind.REQUIREMENT,
        requirement.id(),
        requirement.area() + " " + requirement.areaTitle(),
        requirement.title(),
        Level.label(requirement),
        columns.stream().map(c -> Cells.verdict(c, requirement.id())).toList());
  }

  private static Row observationRow(
      RequirementRecord requirement, String name, List<Column> columns) {
    return new Row(
        Row.Kind.OBSERVATION,
        requirement.id(),
        requirement.area() + " " + requirement.areaTitle(),
        name,
        Level.label(requirement),
        columns.stream().map(c -> Cells.observation(c, requirement.id(), name)).toList());
  }

  private static List<String> observed(String requirement, List<ComparedRun> runs) {
    return runs.stream()
        .map(ComparedRun::run)
        .map(RunRecord::observations)
        .flatMap(List::stream)
        .filter(o -> o.requirement().equals(requirement))
        .map(ObservationRecord::name)
        .distinct()
        .toList();
  }

  /** The rows on which the targets differ. */
  public List<Row> differences() {
    return rows.stream().filter(Row::differs).toList();
  }

  /** A row of a requirement's verdicts. */
  public Optional<Row> requirement(String id) {
    return rows.stream()
        .filter(r -> r.kind() == Row.Kind.REQUIREMENT && r.id().equals(id))
        .findFirst();
  }
}
