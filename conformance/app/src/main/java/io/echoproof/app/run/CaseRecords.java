package io.echoproof.app.run;

import io.echoproof.conformance.judge.Finding;
import io.echoproof.conformance.run.CaseResult;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.CaseLog;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe.Role;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.AttachmentRecord;
import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.CaseRecord.StepRecord;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns a case and what it found into its record. */
final class CaseRecords {
  private static final int MOST_FINDINGS = 5;
  private static final int MOST_EXAMPLES = 2;

  private final FrameRecords frames;
  private final String rerun;

  /**
   * @param rerun the command that repeats the run, without selectors
   */
  CaseRecords(FrameRecords frames, String rerun) {
    this.frames = frames;
    this.rerun = rerun;
  }

  /** File name of a case's capture. */
  static String captureName(String caseId) {
    return caseId + ".pcapng";
  }

  CaseRecord of(CaseResult result) {
    Optional<CaseLog> log = result.log();
    Map<String, String> parameters = new LinkedHashMap<>();
    log.ifPresent(l -> parameters.putAll(new TreeMap<>(l.parameters())));
    log.ifPresent(l -> l.observations().forEach(o -> parameters.put(o.name(), o.value())));
    log.map(l -> l.capture().leftOut())
        .filter(count -> count > 0)
        .ifPresent(count -> parameters.put("frames left out of the capture", count.toString()));
    return new CaseRecord(
        result.info().id(),
        result.info().title(),
        result.info().requirements(),
        List.copyOf(result.info().tags()),
        log.map(CaseLog::linkName),
        verdict(result.verdict()),
        message(result),
        result.startedAt(),
        result.durationNanos(),
        log.map(CaseLog::framesSent).orElse(0L),
        log.map(CaseLog::framesReceived).orElse(0L),
        parameters,
        log.map(l -> steps(l, result.findings())).orElse(List.of()),
        result.findings().stream().limit(MOST_FINDINGS).map(this::finding).toList(),
        log.map(this::examples).orElse(List.of()),
        log.map(CaseRecords::attachments).orElse(List.of()),
        log.filter(l -> !l.capture().frames().isEmpty()).map(l -> captureName(l.caseId())),
        rerun.replace(RunService.SELECTORS, result.info().id()));
  }

  static VerdictRecord verdict(Verdict verdict) {
    return switch (verdict) {
      case PASS -> VerdictRecord.PASS;
      case OBSERVED -> VerdictRecord.OBSERVED;
      case LAX -> VerdictRecord.LAX;
      case FAIL -> VerdictRecord.FAIL;
      case NOT_APPLICABLE -> VerdictRecord.NOT_APPLICABLE;
      case SKIPPED -> VerdictRecord.SKIPPED;
      case ERROR -> VerdictRecord.ERROR;
      case NOT_RUN -> VerdictRecord.NOT_RUN;
    };
  }

  private static String message(CaseResult result) {
    if (!result.reason().isEmpty()) {
      return result.reason();
    }
    StringBuilder text = new StringBuilder();
    for (Finding finding : result.findings().stream().limit(MOST_FINDINGS).toList()) {
      text.append(finding.requirement())
          .append(": ")
          .append(finding.summary())
          .append("\n  expected: ")
          .append(finding.expected())
          .append("\n  seen:     ")
          .append(finding.seen())
          .append('\n');
    }
    int more = result.findings().size() - MOST_FINDINGS;
    if (more > 0) {
      text.append("and ").append(more).append(" more of the kind\n");
    }
    return text.toString().stripTrailing();
  }

  private static List<AttachmentRecord> attachments(CaseLog log) {
    List<AttachmentRecord> records = new ArrayList<>();
    log.attachments()
        .forEach(
            (name, octets) ->
                records.add(
                    new AttachmentRecord(name, Base64.getEncoder().encodeToString(octets))));
    return records;
  }

  private FindingRecord finding(Finding finding) {
    return new FindingRecord(
        finding.requirement(),
        verdict(finding.verdict()),
        finding.summary(),
        finding.expected(),
        finding.seen(),
        frames.exchange(finding));
  }

  private List<ExchangeRecord> examples(CaseLog log) {
    List<ExchangeRecord> examples = new ArrayList<>();
    List<LedgerEntry> entries = log.entries();
    for (int i = 0; i < entries.size() && examples.size() < MOST_EXAMPLES; i++) {
      if (entries.get(i).probe().role() == Role.PROBE) {
        List<LedgerEntry> shown = new ArrayList<>(List.of(entries.get(i)));
        if (i + 1 < entries.size() && entries.get(i + 1).probe().role() == Role.TWIN) {
          shown.add(entries.get(i + 1));
        }
        examples.add(frames.exchange(shown, List.of()));
      }
    }
    return examples;
  }

  private static List<StepRecord> steps(CaseLog log, List<Finding> findings) {
    Set<LedgerEntry> wrong = new HashSet<>();
    findings.forEach(f -> wrong.addAll(f.entries()));
    Map<String, long[]> counts = new LinkedHashMap<>();
    for (LedgerEntry entry : log.entries()) {
      String title =
          entry.probe().role().word() + ": " + entry.probe().expectation().words() + " expected";
      long[] count = counts.computeIfAbsent(title, t -> new long[2]);
      count[0]++;
      count[1] += wrong.contains(entry) ? 1 : 0;
    }
    List<StepRecord> steps = new ArrayList<>();
    counts.forEach((title, count) -> steps.add(new StepRecord(title, count[0], count[1])));
    return steps;
  }
}
