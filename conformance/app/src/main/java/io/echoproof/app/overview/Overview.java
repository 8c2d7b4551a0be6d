package io.echoproof.app.overview;

import io.echoproof.app.run.RunService;
import io.echoproof.conformance.catalogue.Area;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.run.Selection;
import io.echoproof.conformance.suite.CaseInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Requirements side by side with the cases of the suite.
 *
 * @param catalogue all requirements
 * @param rows those that are shown, in the catalogue's order
 * @param cases those that are shown, in the order of running
 */
public record Overview(Catalogue catalogue, List<OverviewRow> rows, List<CaseInfo> cases) {

  /** Everything there is. */
  public static Overview load() {
    Catalogue catalogue = Catalogue.load();
    List<CaseInfo> cases = RunService.allCases();
    List<OverviewRow> rows = catalogue.requirements().stream().map(r -> row(r, cases)).toList();
    return new Overview(catalogue, rows, cases);
  }

  private static OverviewRow row(Requirement requirement, List<CaseInfo> cases) {
    return new OverviewRow(
        requirement,
        cases.stream().filter(c -> c.requirements().contains(requirement.id())).toList());
  }

  /**
   * What the selectors name, by the same rules as in a run, but also what no case verifies.
   *
   * @throws io.echoproof.conformance.run.SelectionException when one is unknown or nothing matches
   */
  public Overview select(List<String> selectors) {
    List<CaseInfo> candidates = new ArrayList<>(cases);
    // Each row stands in as a case of its own: a run selects nothing that no case verifies.
    rows.forEach(row -> candidates.add(standIn(row.requirement())));
    Selection selection = Selection.of(selectors, true, catalogue, candidates);
    return new Overview(
        catalogue,
        rows.stream()
            .filter(row -> selection.requirements().contains(row.requirement().id()))
            .toList(),
        cases.stream().filter(c -> selection.cases().contains(c.id())).toList());
  }

  private static CaseInfo standIn(Requirement row) {
    return new CaseInfo(row.id(), row.title(), List.of(row.id()), Set.of(), Set.of());
  }

  /** Only the rows that pass, and the cases that verify one of them. */
  public Overview filter(Predicate<OverviewRow> predicate) {
    List<OverviewRow> kept = rows.stream().filter(predicate).toList();
    List<String> ids = kept.stream().map(row -> row.requirement().id()).toList();
    return new Overview(
        catalogue,
        kept,
        cases.stream().filter(c -> c.requirements().stream().anyMatch(ids::contains)).toList());
  }

  /** The row of a requirement id, or of the requirement that a case id begins with. */
  public Optional<OverviewRow> find(String id) {
    Optional<String> ofCase =
        cases.stream()
            .filter(c -> c.id().equalsIgnoreCase(id))
            .map(CaseInfo::requirement)
            .findFirst();
    String wanted = ofCase.orElse(id);
    return rows.stream().filter(row -> row.requirement().id().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The shown rows of an area. */
  public List<OverviewRow> rows(Area area) {
    return rows.stream().filter(row -> row.requirement().area().equals(area.code())).toList();
  }

  /** How many shown rows have that status. */
  public int count(RowStatus status) {
    return (int) rows.stream().filter(row -> row.status() == status).count();
  }
}
