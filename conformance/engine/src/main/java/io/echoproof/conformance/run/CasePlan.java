package io.echoproof.conformance.run;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is to become of a case on a target, before anything is sent.
 *
 * @param info the case
 * @param link index of the link that it runs over; empty when it does not run
 * @param verdict {@code SKIPPED}, {@code NOT_APPLICABLE} or {@code NOT_RUN} when it does not run
 * @param reason why it does not run
 */
public record CasePlan(CaseInfo info, Optional<Integer> link, Verdict verdict, String reason) {

  private static final String WAITS = "it waits for minutes; --slow runs it";

  /** Decides for a run that may wait and a target whose time nobody can put forward. */
  public static CasePlan of(
      CaseInfo info, TargetProfile target, List<Link> links, Catalogue catalogue) {
    return of(info, target, links, catalogue, link -> false, true);
  }

  /**
   * Decides: the first link that carries all that the case needs. A case about time runs over a
   * link where the target's clock can be put forward, if there is one; else it has to wait.
   *
   * @param hasClock whether the target's clock can be put forward over a link
   * @param mayWait whether the case may wait in real time
   */
  static CasePlan of(
      CaseInfo info,
      TargetProfile target,
      List<Link> links,
      Catalogue catalogue,
      Predicate<Link> hasClock,
      boolean mayWait) {
    Optional<String> notApplicable = notApplicable(info, target, catalogue);
    if (notApplicable.isPresent()) {
      return new CasePlan(
          info, Optional.empty(), Verdict.NOT_APPLICABLE, notApplicable.orElseThrow());
    }
    boolean slow = info.tags().contains(CaseInfo.SLOW);
    Optional<Integer> instant = slow ? first(info, links, hasClock) : Optional.empty();
    Optional<Integer> index = instant.or(() -> first(info, links, link -> true));
    if (index.isEmpty()) {
      return new CasePlan(info, Optional.empty(), Verdict.SKIPPED, missing(info, links));
    }
    return slow && instant.isEmpty() && !mayWait
        ? new CasePlan(info, Optional.empty(), Verdict.NOT_RUN, WAITS)
        : new CasePlan(info, index, Verdict.NOT_RUN, "");
  }

  private static Optional<Integer> first(
      CaseInfo info, List<Link> links, Predicate<Link> condition) {
    for (int index = 0; index < links.size(); index++) {
      Link link = links.get(index);
      if (condition.test(link) && link.carries().containsAll(info.needs())) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  private static String missing(CaseInfo info, List<Link> links) {
    Set<Carriage> lacking = EnumSet.noneOf(Carriage.class);
    lacking.addAll(info.needs());
    for (Link link : links) {
      lacking.removeAll(link.carries());
    }
    Set<Carriage> shown = lacking.isEmpty() ? info.needs() : lacking;
    return "no link in use carries "
        + shown.stream().map(Carriage::words).collect(Collectors.joining(", "));
  }

  private static Optional<String> notApplicable(
      CaseInfo info, TargetProfile target, Catalogue catalogue) {
    for (String id : info.requirements()) {
      if (isAddressed(catalogue.get(id), target)) {
        return Optional.empty();
      }
    }
    return Optional.of(whyNotApplicable(catalogue.get(info.requirement())));
  }

  static boolean isAddressed(Requirement requirement, TargetProfile target) {
    return requirement.audience().stream().anyMatch(target::isAddressedBy);
  }

  static String whyNotApplicable(Requirement requirement) {
    return requirement.features().isEmpty()
        ? "it is for " + String.join(", ", requirement.audience()) + ", which the target is not"
        : "the target does not offer: " + String.join(", ", requirement.features());
  }
}
