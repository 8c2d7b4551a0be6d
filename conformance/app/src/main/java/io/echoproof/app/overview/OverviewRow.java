package io.echoproof.app.overview;

import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.suite.CaseInfo;
import java.util.List;

/**
 * A requirement with the cases that verify it.
 *
 * @param requirement the row of the catalogue
 * @param cases in the order of running; empty when no case verifies it
 */
public record OverviewRow(Requirement requirement, List<CaseInfo> cases) {
  /** Whether the suite can say anything about it. */
  public RowStatus status() {
    if (!cases.isEmpty()) {
      return RowStatus.VERIFIED;
    }
    return requirement.notTestable().isPresent() ? RowStatus.NOT_TESTABLE : RowStatus.NOT_YET;
  }

  /** How binding it is, and whether that was read in the RFC. */
  public String level() {
    return requirement.level().word() + (requirement.isLevelVerified() ? "" : " (unverified)");
  }
}
