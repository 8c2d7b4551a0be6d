package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Violation;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Requirements that a target is known to violate, each in one way, in several or in any. */
public final class KnownViolations {
  private final Map<String, Set<Violation>> known = new HashMap<>();

  /** That requirement is violated in whatever way. */
  public void add(String requirement) {
    known.put(requirement, EnumSet.allOf(Violation.class));
  }

  /** That requirement is violated in that way. */
  public void add(String requirement, Violation violation) {
    known.computeIfAbsent(requirement, r -> EnumSet.noneOf(Violation.class)).add(violation);
  }

  /** Whether that is known. */
  boolean contains(Disagreement disagreement) {
    return known
        .getOrDefault(disagreement.requirement(), Set.of())
        .contains(disagreement.violation());
  }
}
