package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.verdict.Verdict;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the harness breaks is not the target's fault, and not green. */
class BrokenHarnessTest {
  /** Nothing that a stack may throw gets through a memory link but this. */
  private static final class Broken extends Error {
    private static final long serialVersionUID = 1L;

    Broken() {
      super("the cable is off");
    }
  }

  private static FrameFunction breaksAt(int length) {
    FrameFunction stack = new ReferenceStack();
    return (frame, out) -> {
      if (frame.length() == length) {
        throw new Broken();
      }
      stack.accept(frame, out);
    };
  }

  @Test
  void theCaseIsAnErrorAndTheNextOnesRun() {
    RunResult result = Runs.run(breaksAt(20 + 8 + 32), Runs.SEED, "ECH-01", "ECH-07");
    assertEquals(Verdict.ERROR, Runs.row(result, "ECH-01").verdict());
    assertEquals("the harness broke: " + new Broken(), Runs.reason(result, "ECH-01"));
    assertEquals(Verdict.PASS, Runs.row(result, "ECH-07").verdict());
  }

  @Test
  void whatWasInFlightIsNotHeldAgainstTheTarget() {
    RunResult result = Runs.run(breaksAt(528), Runs.SEED, "ECH-05");
    assertEquals(Set.of(), Runs.rows(result, Verdict.FAIL));
    assertEquals(0, Runs.caseOf(result, "ECH-05.all-sizes").findings().size());
  }

  @Test
  void whatIsBrokenFromTheStartEndsTheRun() {
    ConformanceRun run =
        Runs.prepare(MemoryTarget.mortal(breaksAt(36)), RunSettings.withSeed(1), "ECH-01");
    assertThrows(Broken.class, run::execute);
  }
}
