package io.echoproof.reports.compare;

import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.util.List;
import java.util.Optional;

/**
 * What one target did about one row.
 *
 * @param word what is shown: a verdict's word, or an observed value
 * @param verdict the verdict behind it; empty for an observation and for a row that the run does
 *     not know
 * @param reason why, in words; may be empty
 * @param links the links over which it was found out
 * @param rerun the commands that show it again
 * @param finding the evidence of what is wrong
 * @param report address of the report that it stands in
 */
public record Cell(
    String word,
    Optional<VerdictRecord> verdict,
    String reason,
    List<String> links,
    List<String> rerun,
    Optional<FindingRecord> finding,
    Optional<String> report) {

  /** For what a run says nothing about. */
  static final Cell UNKNOWN =
      new Cell("–", Optional.empty(), "", List.of(), List.of(), Optional.empty(), Optional.empty());

  public Cell {
    links = List.copyOf(links);
    rerun = List.copyOf(rerun);
  }

  /**
   * Whether something was found out: a verdict that rests on packets, that the feature is not
   * offered, or an observed value. What was not run or not carried says nothing about the target.
   */
  public boolean isDecided() {
    return verdict.map(Cell::decided).orElse(!equals(UNKNOWN));
  }

  private static boolean decided(VerdictRecord verdict) {
    return switch (verdict) {
      case PASS, OBSERVED, LAX, FAIL, NOT_APPLICABLE -> true;
      case SKIPPED, ERROR, NOT_RUN -> false;
    };
  }
}
