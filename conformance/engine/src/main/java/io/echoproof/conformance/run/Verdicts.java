package io.echoproof.conformance.run;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Level;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.judge.Finding;
import io.echoproof.conformance.judge.Judge;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.CaseLog;
import io.echoproof.conformance.wire.Channel;
import io.echoproof.conformance.wire.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the ledgers at the end of a run to the verdicts of cases and requirements. */
final class Verdicts {
  private static final String NO_ANSWER = "the target never answered a plain echo request";

  private final Catalogue catalogue;
  private final Selection selection;
  private final List<Channel> channels;
  private final TargetProfile target;
  private final boolean answered;
  private final boolean aborted;
  private final Judge judge;

  Verdicts(
      Catalogue catalogue,
      Selection selection,
      RunSettings settings,
      List<Channel> channels,
      boolean answered,
      boolean aborted) {
    this.catalogue = catalogue;
    this.selection = selection;
    this.channels = channels;
    this.target = channels.get(0).profile();
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
    Verdict verdict =
        catalogue.get(info.requirement()).level().leavesChoice() ? Verdict.OBSERVED : Verdict.PASS;
    for (Finding finding : findings) {
      if (info.requirements().contains(finding.requirement())) {
        verdict = verdict.worse(weigh(finding));
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

  /** A dead target fails whatever the level; else the level decides. */
  private Verdict weigh(Finding finding) {
    boolean deadly = finding.entries().stream().anyMatch(LedgerEntry::isDeadly);
    Level level = catalogue.get(finding.requirement()).level();
    if (finding.verdict() == Verdict.ERROR || deadly) {
      return finding.verdict();
    }
    if (level.leavesChoice()) {
      return Verdict.OBSERVED;
    }
    return level.isRecommendation() ? Verdict.LAX : Verdict.FAIL;
  }

  List<RequirementResult> requirements(List<CaseResult> cases) {
    return catalogue.requirements().stream().map(row -> requirement(row, cases)).toList();
  }

  private RequirementResult requirement(Requirement row, List<CaseResult> cases) {
    List<CaseResult> own =
        cases.stream().filter(c -> c.info().requirements().contains(row.id())).toList();
    if (!selection.requirements().contains(row.id())) {
      return without(row, Verdict.NOT_RUN, "not selected");
    }
    if (row.notTestable().isPresent()) {
      return without(row, Verdict.NOT_APPLICABLE, "not testable: " + row.notTestable().get());
    }
    if (!CasePlan.isAddressed(row, target)) {
      return without(row, Verdict.NOT_APPLICABLE, CasePlan.whyNotApplicable(row));
    }
    if (own.isEmpty()) {
      return without(row, Verdict.NOT_RUN, "no case verifies it yet, or none was selected");
    }
    return combined(row, own, cases);
  }

  private static RequirementResult without(Requirement row, Verdict verdict, String reason) {
    return new RequirementResult(row, verdict, reason, List.of(), List.of());
  }

  /**
   * Invariants are seen in every case, so findings of all cases count. What was found wrong stays
   * wrong, even where another case of the row could not be run. A case that waits is left out where
   * others of the row were tried.
   */
  private RequirementResult combined(Requirement row, List<CaseResult> own, List<CaseResult> all) {
    Verdict verdict = row.level().leavesChoice() ? Verdict.OBSERVED : Verdict.PASS;
    String reason = "";
    for (CaseResult result : all) {
      for (Finding finding : result.findings()) {
        Verdict weighed = weigh(finding);
        if (finding.requirement().equals(row.id()) && weighed.compareTo(verdict) > 0) {
          verdict = weighed;
          reason = finding.summary();
        }
      }
    }
    Set<String> links = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    boolean shown = own.stream().anyMatch(c -> c.verdict().isVerified());
    for (CaseResult result : own) {
      result.log().ifPresent(log -> links.add(log.linkName()));
      ids.add(result.info().id());
      if (shown && (result.verdict() == Verdict.NOT_APPLICABLE || waits(result))) {
        continue;
      }
      boolean worse = result.verdict().compareTo(verdict) > 0 && verdict != Verdict.FAIL;
      if (!result.reason().isEmpty() && worse) {
        verdict = result.verdict();
        reason = result.reason();
      }
    }
    return new RequirementResult(row, verdict, reason, List.copyOf(links), List.copyOf(ids));
  }

  /** Whether it is about time, and time was not to be spent. */
  private boolean waits(CaseResult result) {
    return result.verdict() == Verdict.NOT_RUN && selection.waiting().contains(result.info().id());
  }
}
