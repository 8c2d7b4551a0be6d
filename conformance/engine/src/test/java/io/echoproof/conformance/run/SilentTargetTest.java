package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Silence alone is never conformance. */
class SilentTargetTest {
  private static final RunResult RESULT = Runs.run((frame, out) -> {}, Runs.SEED);

  @Test
  void everyCaseThatWouldRunIsAnError() {
    assertFalse(RESULT.isAnswered());
    for (CaseResult result : RESULT.cases()) {
      if (result.verdict() == Verdict.NOT_RUN) {
        assertEquals(Set.of(CaseInfo.SLOW), result.info().tags(), result.info().id());
      } else if (Runs.isForTheTarget(result) && result.verdict() != Verdict.SKIPPED) {
        assertEquals(Verdict.ERROR, result.verdict(), result.info().id());
        assertEquals("the target never answered a plain echo request", result.reason());
      }
    }
  }

  @Test
  void nothingIsGreen() {
    assertEquals(Set.of(), Runs.rows(RESULT, Verdict.PASS, Verdict.OBSERVED, Verdict.LAX));
    assertEquals(Set.of(), Runs.rows(RESULT, Verdict.FAIL));
    assertEquals(Verdict.ERROR, Runs.row(RESULT, "HDR-01").verdict());
  }

  @Test
  void nothingWasObserved() {
    assertEquals(List.of(), RESULT.observations());
  }

  @Test
  void aTargetThatAnswersOnlyErrorsDoesNotAnswer() {
    RunResult result =
        Runs.run(
            (frame, out) -> out.accept(Surgery.parameterProblem(frame.toByteArray())),
            Runs.SEED,
            "ECH-01");
    assertFalse(result.isAnswered());
    assertEquals(Verdict.ERROR, Runs.row(result, "ECH-01").verdict());
  }
}
