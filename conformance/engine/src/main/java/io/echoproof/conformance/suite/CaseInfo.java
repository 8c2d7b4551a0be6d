package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/**
 * What is known about a case before it runs.
 *
 * @param id stable id
 * @param title what it does
 * @param requirements the rows that it verifies, the one in its id first
 * @param needs what its link must carry
 * @param tags {@code slow}, {@code volume}
 */
public record CaseInfo(
    String id, String title, List<String> requirements, Set<Carriage> needs, Set<String> tags) {
  /** Tag of a case about time, which waits. */
  public static final String SLOW = "slow";

  /** Tag of a case with a long sequence, which is scaled down unless the run is to send volume. */
  public static final String VOLUME = "volume";

  /** Reads a method's annotations. */
  public static CaseInfo of(Method method) {
    Case annotation = method.getAnnotation(Case.class);
    if (annotation == null) {
      throw new IllegalArgumentException(method + " is not a case");
    }
    String id = annotation.value();
    List<String> requirements = new ArrayList<>();
    requirements.add(id.substring(0, id.indexOf('.')));
    requirements.addAll(Arrays.asList(annotation.alsoVerifies()));
    Set<Carriage> needs = EnumSet.noneOf(Carriage.class);
    needs.addAll(Arrays.asList(annotation.needs()));
    Set<String> tags =
        Set.copyOf(Arrays.stream(method.getAnnotationsByType(Tag.class)).map(Tag::value).toList());
    return new CaseInfo(id, annotation.title(), List.copyOf(requirements), needs, tags);
  }

  /** The row that it is about. */
  public String requirement() {
    return requirements.get(0);
  }
}
