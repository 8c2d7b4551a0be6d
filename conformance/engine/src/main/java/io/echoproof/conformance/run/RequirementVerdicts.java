package io.echoproof.conformance.run;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.judge.Finding;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From the verdicts of a run's cases and their findings to those of the requirements. */
final class RequirementVerdicts {
  /** The worst of what was found against a row, and the first finding that is as bad. */
  private record Worst(Verdict verdict, String reason) {}

  private final Catalogue catalogue;
  private final Selection selection;
  private final TargetProfile target;
  private final Map<String, List<CaseResult>> own = new HashMap<>();
  private final Map<String, Worst> worst = new HashMap<>();

  RequirementVerdicts(
      Catalogue catalogue, Selection selection, TargetProfile target, List<CaseResult> cases) {
    this.catalogue = catalogue;
    this.selection = selection;
    this.target = target;
    for (CaseResult result : cases) {
      for (String id : result.info().requirements()) {
        own.computeIfAbsent(id, key -> new ArrayList<>()).add(result);
      }
      result.findings().forEach(this::weigh);
    }
  }

  /** Invariants are seen in every case, so findings of all cases count. */
  private void weigh(Finding finding) {
    String id = finding.requirement();
    Verdict verdict = finding.weighed(catalogue.get(id).level());
    worst.merge(
        id,
        new Worst(verdict, finding.summary()),
        (old, other) -> other.verdict().compareTo(old.verdict()) > 0 ? other : old);
  }

  /** One for each row of the catalogue, in its order. */
  List<RequirementResult> all() {
    return catalogue.requirements().stream().map(this::of).toList();
  }

  private RequirementResult of(Requirement row) {
    if (!selection.requirements().contains(row.id())) {
      return without(row, Verdict.NOT_RUN, "not selected");
    }
    if (row.notTestable().isPresent()) {
      return without(row, Verdict.NOT_APPLICABLE, "not testable: " + row.notTestable().get());
    }
    if (!CasePlan.isAddressed(row, target)) {
      return without(row, Verdict.NOT_APPLICABLE, CasePlan.whyNotApplicable(row));
    }
    List<CaseResult> cases = own.getOrDefault(row.id(), List.of());
    if (cases.isEmpty()) {
      return without(row, Verdict.NOT_RUN, "no case verifies it yet, or none was selected");
    }
    return combined(row, cases);
  }

  private static RequirementResult without(Requirement row, Verdict verdict, String reason) {
    return new RequirementResult(row, verdict, reason, List.of(), List.of());
  }

  /**
   * What was found wrong stays wrong, even where another case of the row could not be run. A case
   * that waits is left out where others of the row were tried.
   */
  private RequirementResult combined(Requirement row, List<CaseResult> cases) {
    Worst sum = new Worst(row.level().unlessFound(), "");
    Worst found = worst.getOrDefault(row.id(), sum);
    if (found.verdict().compareTo(sum.verdict()) > 0) {
      sum = found;
    }
    Set<String> links = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    boolean shown = cases.stream().anyMatch(c -> c.verdict().isVerified());
    for (CaseResult result : cases) {
      result.log().ifPresent(log -> links.add(log.linkName()));
      ids.add(result.info().id());
      if (shown && (result.verdict() == Verdict.NOT_APPLICABLE || waits(result))) {
        continue;
      }
      boolean worse =
          result.verdict().compareTo(sum.verdict()) > 0 && sum.verdict() != Verdict.FAIL;
      if (!result.reason().isEmpty() && worse) {
        sum = new Worst(result.verdict(), result.reason());
      }
    }
    return new RequirementResult(
        row, sum.verdict(), sum.reason(), List.copyOf(links), List.copyOf(ids));
  }

  /** Whether it is about time, and time was not to be spent. */
  private boolean waits(CaseResult result) {
    return result.verdict() == Verdict.NOT_RUN && selection.waiting().contains(result.info().id());
  }
}
