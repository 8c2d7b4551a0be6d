package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AbortTest {
  /** Aborts the run when the case with that id starts, or finishes. */
  private static RunResult abortedAt(FrameFunction stack, String caseId, boolean atStart) {
    AtomicReference<ConformanceRun> run = new AtomicReference<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void caseStarted(CaseInfo info, String link, int number, int total) {
            if (atStart && info.id().equals(caseId)) {
              run.get().abort();
            }
          }

          @Override
          public void caseFinished(CaseInfo info, boolean failed) {
            if (!atStart && info.id().equals(caseId)) {
              run.get().abort();
            }
          }
        };
    run.set(
        new ConformanceRun(
            Runs.CATALOGUE,
            MemoryTarget.mortal(stack),
            Runs.select("CKS"),
            RunSettings.withSeed(Runs.SEED),
            listener));
    return run.get().execute();
  }

  private static List<Verdict> verdicts(RunResult result, String... cases) {
    return List.of(cases).stream().map(id -> Runs.caseOf(result, id).verdict()).toList();
  }

  @Test
  void whatWasJudgedBeforeIsTheResult() {
    RunResult result = abortedAt(new ReferenceStack(), "CKS-10.swapped", true);
    assertTrue(result.isAborted());
    assertEquals(
        List.of(Verdict.PASS, Verdict.PASS, Verdict.NOT_RUN, Verdict.NOT_RUN),
        verdicts(
            result,
            "CKS-01.field-bits",
            "CKS-03.zero-is-right",
            "CKS-10.swapped",
            "CKS-11.pseudo-header"));
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
    assertEquals("the run was aborted during it", Runs.reason(result, "CKS-10"));
    assertEquals("the run was aborted before it", Runs.reason(result, "CKS-11"));
  }

  @Test
  void afterACaseThatIsTheLastOne() {
    RunResult result = abortedAt(new ReferenceStack(), "CKS-10.swapped", false);
    assertEquals(Verdict.PASS, Runs.caseOf(result, "CKS-10.swapped").verdict());
    assertEquals(Verdict.NOT_RUN, Runs.caseOf(result, "CKS-11.pseudo-header").verdict());
  }

  @Test
  void whatWasFoundWrongBeforeStaysWrong() {
    RunResult result =
        abortedAt(Faults.checksumNotVerified(new ReferenceStack()), "CKS-10.swapped", true);
    assertEquals(Set.of("CKS-01", "CKS-02"), Runs.rows(result, Verdict.FAIL));
  }

  @Test
  void beforeItBeganNothingIsKnown() {
    ConformanceRun run =
        Runs.prepare(MemoryTarget.mortal(new ReferenceStack()), RunSettings.withSeed(1), "CKS");
    run.abort();
    RunResult result = run.execute();
    assertTrue(result.isAborted());
    assertFalse(result.isAnswered());
    assertEquals(
        Set.of(Verdict.NOT_RUN),
        Set.copyOf(result.cases().stream().map(CaseResult::verdict).toList()));
    assertEquals(Set.of(), Runs.red(result));
  }
}
