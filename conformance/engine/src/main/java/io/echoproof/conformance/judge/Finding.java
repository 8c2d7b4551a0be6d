package io.echoproof.conformance.judge;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.catalogue.Level;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.LedgerEntry;
import java.util.List;

/**
 * Something that is wrong.
 *
 * @param requirement the row that it counts against
 * @param caseId the case that found it
 * @param verdict {@code FAIL}, or {@code ERROR} where the harness is to blame
 * @param summary one line: which packet, what is wrong
 * @param expected what had to happen
 * @param seen what happened
 * @param entries the probes that show it, the most telling one first
 * @param frames frames that show it and belong to no probe
 * @param differences the fields of the reply that are wrong
 */
public record Finding(
    String requirement,
    String caseId,
    Verdict verdict,
    String summary,
    String expected,
    String seen,
    List<LedgerEntry> entries,
    List<CapturedFrame> frames,
    List<Difference> differences) {
  /** What it means for its row: a dead target fails whatever the level, else the level decides. */
  public Verdict weighed(Level level) {
    if (verdict == Verdict.ERROR || entries.stream().anyMatch(LedgerEntry::isDeadly)) {
      return verdict;
    }
    if (level.leavesChoice()) {
      return Verdict.OBSERVED;
    }
    return level.isRecommendation() ? Verdict.LAX : Verdict.FAIL;
  }
}
