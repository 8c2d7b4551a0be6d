package io.echoproof.reports.tab;

import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RequirementRecord.SourceRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.reports.view.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requirements of one section of an RFC.
 *
 * @param rfc the RFC's number
 * @param section as people read it, for instance {@code RFC 1122 section 3.2.2.6}
 * @param url where it can be read
 * @param requirements those that come from there
 */
record SectionCounts(int rfc, String section, String url, List<RequirementRecord> requirements) {

  /** Sections in the order of the RFCs' numbers and of the sections in them. */
  static List<SectionCounts> of(List<RequirementRecord> requirements) {
    Map<SourceRecord, List<RequirementRecord>> bySource =
        new TreeMap<>(
            Comparator.comparingInt(SourceRecord::rfc)
                .thenComparing(s -> sortable(s.section().orElse(""))));
    for (RequirementRecord requirement : requirements) {
      for (SourceRecord source : requirement.sources()) {
        bySource.computeIfAbsent(source, s -> new ArrayList<>()).add(requirement);
      }
    }
    return bySource.entrySet().stream()
        .map(
            e ->
                new SectionCounts(
                    e.getKey().rfc(),
                    Level.source(e.getKey()),
                    Level.url(e.getKey()),
                    List.copyOf(e.getValue())))
        .toList();
  }

  /** So that section 3.2.10 comes after 3.2.9. */
  private static String sortable(String section) {
    StringBuilder sortable = new StringBuilder();
    for (String part : section.split("\\.", -1)) {
      sortable.append(
          part.matches("\\d{1,6}") ? String.format("%06d", Integer.valueOf(part)) : part);
      sortable.append('.');
    }
    return sortable.toString();
  }

  /** How many of them have that verdict. */
  long count(VerdictRecord... verdicts) {
    List<VerdictRecord> wanted = List.of(verdicts);
    return requirements.stream().filter(r -> wanted.contains(r.verdict())).count();
  }
}
