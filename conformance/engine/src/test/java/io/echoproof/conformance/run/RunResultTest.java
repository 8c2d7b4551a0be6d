package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.CaseLog.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunResultTest {
  private static final RunResult RESULT = Runs.run(new ReferenceStack(), Runs.SEED);

  @Test
  void everyRowOfTheCatalogueHasAVerdict() {
    assertEquals(
        Runs.CATALOGUE.requirements(),
        RESULT.requirements().stream().map(RequirementResult::requirement).toList());
  }

  @Test
  void everyCaseHasAResultInTheOrderOfRunning() {
    assertEquals(
        Suite.cases().stream().map(CaseInfo::id).toList(),
        RESULT.cases().stream().map(c -> c.info().id()).toList());
  }

  @Test
  void rowsWithoutACaseAreNotGreen() {
    for (RequirementResult row : RESULT.requirements()) {
      if (row.cases().isEmpty()) {
        assertTrue(
            Set.of(Verdict.NOT_RUN, Verdict.NOT_APPLICABLE).contains(row.verdict()),
            row.requirement().id());
        assertFalse(row.reason().isEmpty(), row.requirement().id());
      }
    }
  }

  @Test
  void rowsThatCantBeTestedSayWhy() {
    RequirementResult row = Runs.row(RESULT, "ADR-22");
    assertEquals(Verdict.NOT_APPLICABLE, row.verdict());
    assertTrue(row.reason().startsWith("not testable: "), row.reason());
  }

  @Test
  void featuresThatAreNotOfferedAreNotApplicable() {
    assertEquals(Verdict.NOT_APPLICABLE, Runs.row(RESULT, "ECH-11").verdict());
    assertEquals("the target does not offer: no-fragmentation", Runs.reason(RESULT, "ECH-11"));
  }

  @Test
  void rowsThatWereNotSelectedAreNotRun() {
    RunResult result = Runs.run(new ReferenceStack(), Runs.SEED, "ECH-01");
    assertEquals(
        Set.of("ECH-01"),
        result.requirements().stream()
            .filter(row -> row.verdict() != Verdict.NOT_RUN)
            .map(row -> row.requirement().id())
            .collect(Collectors.toSet()));
    assertEquals("not selected", Runs.reason(result, "ECH-12"));
  }

  @Test
  void choicesAreObservedAndNeverRed() {
    Set<String> verified = Runs.rows(RESULT, Verdict.PASS, Verdict.OBSERVED);
    assertEquals(
        Runs.CATALOGUE.requirements().stream()
            .filter(row -> row.level().leavesChoice() && verified.contains(row.id()))
            .map(Requirement::id)
            .collect(Collectors.toSet()),
        Runs.rows(RESULT, Verdict.OBSERVED));
    assertEquals("accepted", observed(RESULT, "CKS-04"));
    assertEquals("accepted", observed(RESULT, "HDR-05"));
    assertEquals("in order", observed(RESULT, "ECH-14"));
    RunResult strict = Runs.run(Faults.minusZeroDropped(new ReferenceStack()), Runs.SEED, "CKS-04");
    assertEquals("dropped", observed(strict, "CKS-04"));
    assertEquals(Verdict.OBSERVED, Runs.row(strict, "CKS-04").verdict());
  }

  private static String observed(RunResult result, String id) {
    return result.observations().stream()
        .filter(o -> o.requirement().equals(id))
        .map(Observation::value)
        .collect(Collectors.joining());
  }

  @Test
  void recommendationsThatAreNotMetAreLax() {
    FrameFunction stack = Faults.largeFragmentOffsetsDropped(new ReferenceStack());
    RunResult result = Runs.run(stack, Runs.SEED, "ECH-10");
    assertEquals(Verdict.LAX, Runs.row(result, "ECH-10").verdict());
    assertEquals(Verdict.LAX, Runs.caseOf(result, "ECH-10.largest-datagram").verdict());
  }

  /** A case that the target gave nothing to look at neither passed nor fails its row. */
  @Test
  void aCaseThatHadNothingToJudgeIsNotApplicable() {
    RunResult result = Runs.run(Faults.fragmentsDropped(new ReferenceStack()), Runs.SEED, "CKS-12");
    CaseResult reassembled = Runs.caseOf(result, "CKS-12.last-octet-reassembled");
    assertEquals(Verdict.NOT_APPLICABLE, reassembled.verdict());
    assertFalse(reassembled.reason().isEmpty());
    assertEquals(Verdict.PASS, Runs.row(result, "CKS-12").verdict());
  }

  @Test
  void practiceFailsLikeAMust() {
    FrameFunction stack = Faults.zeroChecksumMeansNone(new ReferenceStack());
    RunResult result = Runs.run(stack, Runs.SEED, "CKS-02");
    assertEquals(Verdict.FAIL, Runs.row(result, "CKS-02").verdict());
  }

  /** Where it shows does not matter: the case that met it did not fail by it. */
  @Test
  void anInvariantIsHeldAgainstItsOwnRow() {
    FrameFunction stack = Faults.headerChecksumNotSet(new ReferenceStack());
    RunResult result = Runs.run(stack, Runs.SEED, "ECH-01", "ECH-18");
    assertEquals(Verdict.PASS, Runs.caseOf(result, "ECH-01.echo-server").verdict());
    assertEquals(Verdict.PASS, Runs.row(result, "ECH-01").verdict());
    assertEquals(Verdict.FAIL, Runs.row(result, "ECH-18").verdict());
  }

  @Test
  void everyFrameIsCounted() {
    for (CaseResult result : RESULT.cases()) {
      result
          .log()
          .ifPresent(
              log -> {
                long kept = log.capture().frames().size() + log.capture().leftOut();
                assertEquals(log.framesSent() + log.framesReceived(), kept, log.caseId());
              });
    }
  }

  @Test
  void memoryIsFarFasterThanItHasToBe() {
    Duration took = Duration.between(RESULT.startedAt(), RESULT.verdictAt());
    assertTrue(took.compareTo(Duration.ofSeconds(30)) < 0, took::toString);
  }

  @Test
  void nothingForeignCameFromACorrectStack() {
    assertEquals(List.of(), RESULT.channels().get(0).ledger().foreignFrames());
  }
}
