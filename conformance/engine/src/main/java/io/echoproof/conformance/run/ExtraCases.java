package io.echoproof.conformance.run;

import java.util.List;
import java.util.Map;

/**
 * Cases that are not the suite's own, because they need something that only the caller has.
 *
 * @param classes classes with methods annotated as {@link io.echoproof.conformance.suite.Case}
 * @param resources what their extensions find in the launcher session's store, by type, in the
 *     namespace {@link io.echoproof.conformance.suite.CaseExtension#NAMESPACE}
 */
public record ExtraCases(List<Class<?>> classes, Map<Class<?>, Object> resources) {
  /** None. */
  public static final ExtraCases NONE = new ExtraCases(List.of(), Map.of());

  public ExtraCases {
    classes = List.copyOf(classes);
    resources = Map.copyOf(resources);
  }
}
