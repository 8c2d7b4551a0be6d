package io.echoproof.conformance.suite;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The file of the golden vectors and the cases that send them agree. */
class GoldenVectorTest {
  @Test
  void everyVectorIsSentByACaseAndEveryRowOfACaseHasAVector() {
    Map<String, Set<String>> claimed = new TreeMap<>();
    for (CaseInfo info : Suite.cases(List.of(GoldenVectorCases.class))) {
      claimed.put(info.id(), Set.copyOf(info.requirements()));
    }
    Map<String, Set<String>> sent =
        GoldenVector.all().stream()
            .filter(vector -> !vector.outcome().equals("free") || isClaimed(vector, claimed))
            .collect(
                groupingBy(
                    GoldenVector::caseId,
                    TreeMap::new,
                    mapping(GoldenVector::requirement, toSet())));
    sent.values().forEach(rows -> rows.remove("CKS-04"));

    assertEquals(claimed, sent);
  }

  /** What leaves a choice is seen on the way; its row has a case of its own. */
  private static boolean isClaimed(GoldenVector vector, Map<String, Set<String>> claimed) {
    return claimed.getOrDefault(vector.caseId(), Set.of()).contains(vector.requirement());
  }

  @Test
  void thereAreAllOfTheCataloguesAppendix() {
    assertEquals(59, GoldenVector.all().stream().map(GoldenVector::number).distinct().count());
  }
}
