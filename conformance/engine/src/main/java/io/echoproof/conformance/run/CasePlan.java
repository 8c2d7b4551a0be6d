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
import java.util.stream.Collectors;

/**
 * What is to become of a case on a target, before anything is sent.
 *
 * @param info the case
 * @param link index of the link that it runs over; empty when it does not run
 * @param verdict {@code SKIPPED} or {@code NOT_APPLICABLE} when it does not run
 * @param reason why it does not run
 */
public record CasePlan(CaseInfo info, Optional<Integer> link, Verdict verdict, String reason) {

  /** Decides: the first link that carries all that the case needs. */
  public static CasePlan of(
      CaseInfo info, TargetProfile target, List<Link> links, Catalogue catalogue) {
    Optional<String> notApplicable = notApplicable(info, target, catalogue);
    if (notApplicable.isPresent()) {
      return new CasePlan(
          info, Optional.empty(), Verdict.NOT_APPLICABLE, notApplicable.orElseThrow());
    }
    for (int index = 0; index < links.size(); index++) {
      if (links.get(index).carries().containsAll(info.needs())) {
        return new CasePlan(info, Optional.of(index), Verdict.NOT_RUN, "");
      }
    }
    return new CasePlan(info, Optional.empty(), Verdict.SKIPPED, missing(info, links));
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
