package io.echoproof.conformance.run;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.judge.Finding;
import io.echoproof.conformance.judge.Judge;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.CaseLog;
import io.echoproof.conformance.wire.Channel;
import io.echoproof.conformance.wire.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the ledgers at the end of a run to the verdicts of its cases. */
final class CaseVerdicts {
  private static final String NO_ANSWER = "the target never answered a plain echo request";

  private final Catalogue catalogue;
  private final List<Channel> channels;
  private final boolean answered;
  private final boolean aborted;
  private final Judge judge;

  CaseVerdicts(
      Catalogue catalogue,
      RunSettings settings,
      List<Channel> channels,
      boolean answered,
      boolean aborted) {
    this.catalogue = catalogue;
    this.channels = channels;
    this.answered = answered;
    this.aborted = aborted;
    this.judge = new Judge(Suite.INVARIANTS, Suite.DUPLICATES_ROW, settings.timeout());
  }

  List<CaseResult> cases(Map<String, CasePlan> plans, Map<String, CaseExecution> executions) {
    List<CaseResult> results = new ArrayList<>();
    for (CasePlan plan : plans.values()) {
      CaseExecution execution = executions.get(plan.info().id());
      results.add(execution == null ? notRun(plan) : ran(plan.info(), execution));
    }
    return List.copyOf(results);
  }

  private CaseResult notRun(CasePlan plan) {
    if (plan.link().isEmpty()) {
      return withoutLog(plan.info(), plan.verdict(), plan.reason());
    }
    if (aborted) {
      return withoutLog(plan.info(), Verdict.NOT_RUN, "the run was aborted before it");
    }
    if (!answered) {
      return withoutLog(plan.info(), Verdict.ERROR, NO_ANSWER);
    }
    return channels
        .get(plan.link().orElseThrow())
        .death()
        .map(death -> withoutLog(plan.info(), Verdict.ERROR, "not run: " + death))
        .orElseGet(() -> withoutLog(plan.info(), Verdict.NOT_RUN, "the run ended at a failure"));
  }

  private static CaseResult withoutLog(CaseInfo info, Verdict verdict, String reason) {
    return new CaseResult(info, verdict, reason, Optional.empty(), Instant.now(), 0, List.of());
  }

  private CaseResult ran(CaseInfo info, CaseExecution execution) {
    CaseLog log = execution.log();
    if (execution.isInterrupted()) {
      String reason = aborted ? "the run was aborted during it" : "the run ended at a failure";
      return withLog(execution, info, Verdict.NOT_RUN, reason, List.of());
    }
    List<Finding> findings = new ArrayList<>();
    for (LedgerEntry entry : log.entries()) {
      findings.addAll(judge.judge(entry, info.id()));
    }
    for (CaseLog.Statement s : log.statements()) {
      findings.add(
          new Finding(
              s.requirement(),
              info.id(),
              s.verdict(),
              s.summary(),
              s.expected(),
              s.seen(),
              s.entries(),
              s.frames(),
              List.of()));
    }
    Verdict verdict = catalogue.get(info.requirement()).level().unlessFound();
    for (Finding finding : findings) {
      if (info.requirements().contains(finding.requirement())) {
        verdict = verdict.worse(finding.weighed(catalogue.get(finding.requirement()).level()));
      }
    }
    String reason = "";
    if (verdict == Verdict.PASS && log.whyNothingToJudge().isPresent()) {
      verdict = Verdict.NOT_APPLICABLE;
      reason = log.whyNothingToJudge().get();
    }
    if (execution.whyCutShort().isPresent() && verdict != Verdict.FAIL) {
      verdict = Verdict.ERROR;
      reason = execution.whyCutShort().get();
    }
    if (execution.failure().isPresent()) {
      verdict = Verdict.ERROR;
      reason = "the harness broke: " + execution.failure().get();
    }
    return withLog(execution, info, verdict, reason, findings);
  }

  private static CaseResult withLog(
      CaseExecution execution,
      CaseInfo info,
      Verdict verdict,
      String reason,
      List<Finding> findings) {
    return new CaseResult(
        info,
        verdict,
        reason,
        Optional.of(execution.log()),
        execution.startedAt(),
        execution.durationNanos(),
        List.copyOf(findings));
  }
}
