package io.echoproof.app.overview;

import io.echoproof.conformance.catalogue.Requirement.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How much of a section of an RFC the suite verifies. A row with several sources counts in each.
 *
 * @param rfc the RFC's number; empty for rows that no RFC demands
 * @param section its section; empty for the RFC as a whole
 * @param verified rows that a case verifies
 * @param notYet rows that no case verifies yet
 * @param notTestable rows that can't be tested over a layer 3 device
 */
public record SectionCoverage(
    OptionalInt rfc, Optional<String> section, int verified, int notYet, int notTestable) {
  private static final Comparator<SectionCoverage> ORDER =
      Comparator.<SectionCoverage>comparingInt(c -> c.rfc().orElse(Integer.MAX_VALUE))
          .thenComparing(c -> numbers(c.section()), Arrays::compare);

  /** All rows about the section. */
  public int rows() {
    return verified + notYet + notTestable;
  }

  /** What it is about, in words. */
  public String words() {
    return rfc.isPresent()
        ? "RFC " + rfc.getAsInt() + section.map(s -> " §" + s).orElse("")
        : "no RFC (practice, observation)";
  }

  /** The coverage of each section that these rows name, in the order of RFCs and sections. */
  public static List<SectionCoverage> of(List<OverviewRow> rows) {
    Map<SectionCoverage, List<OverviewRow>> bySection = new TreeMap<>(ORDER);
    for (OverviewRow row : rows) {
      places(row)
          .forEach(place -> bySection.computeIfAbsent(place, p -> new ArrayList<>()).add(row));
    }
    return bySection.entrySet().stream().map(e -> e.getKey().counted(e.getValue())).toList();
  }

  private static List<SectionCoverage> places(OverviewRow row) {
    List<Source> sources = row.requirement().sources();
    return sources.isEmpty()
        ? List.of(empty(OptionalInt.empty(), Optional.empty()))
        : sources.stream()
            .map(s -> empty(OptionalInt.of(s.rfc()), s.section()))
            .distinct()
            .toList();
  }

  private static SectionCoverage empty(OptionalInt rfc, Optional<String> section) {
    return new SectionCoverage(rfc, section, 0, 0, 0);
  }

  private SectionCoverage counted(List<OverviewRow> rows) {
    return new SectionCoverage(
        rfc,
        section,
        count(rows, RowStatus.VERIFIED),
        count(rows, RowStatus.NOT_YET),
        count(rows, RowStatus.NOT_TESTABLE));
  }

  private static int count(List<OverviewRow> rows, RowStatus status) {
    return (int) rows.stream().filter(row -> row.status() == status).count();
  }

  /** Sections are ordered as numbers: 3.2.10 comes after 3.2.9. */
  private static int[] numbers(Optional<String> section) {
    return section.stream()
        .flatMap(s -> Arrays.stream(s.split("\\D+")))
        .filter(part -> !part.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
