package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the settings of a run change about it. */
class RunSettingsTest {
  private static RunResult run(FrameFunction stack, RunSettings settings, String... selectors) {
    return Runs.prepare(MemoryTarget.mortal(stack), settings, selectors).execute();
  }

  private static RunSettings settings(boolean failFast, int repeat) {
    return new RunSettings(Runs.SEED, RunSettings.DEFAULT_TIMEOUT, false, failFast, repeat);
  }

  private static List<Octets> framesSent(long seed) {
    List<Octets> frames = new ArrayList<>();
    FrameFunction stack = new ReferenceStack();
    Runs.run(
        (frame, out) -> {
          frames.add(frame);
          stack.accept(frame, out);
        },
        seed);
    return frames;
  }

  @Test
  void theSameSeedSendsTheSameFrames() {
    List<Octets> frames = framesSent(7);
    assertTrue(frames.size() > 10_000);
    assertEquals(frames, framesSent(7));
    assertNotEquals(frames, framesSent(8));
  }

  @Test
  void failFastEndsTheRunAtTheFirstFailure() {
    FrameFunction stack = Faults.zeroChecksumMeansNone(new ReferenceStack());
    RunResult result =
        run(
            stack,
            settings(true, 1),
            "CKS-01.field-bits",
            "CKS-02.zero-field",
            "CKS-03.zero-is-right");
    assertEquals(Set.of("CKS-02"), Runs.rows(result, Verdict.FAIL));
    assertEquals(Verdict.PASS, Runs.row(result, "CKS-01").verdict());
    assertEquals(Verdict.NOT_RUN, Runs.row(result, "CKS-03").verdict());
    assertEquals("the run ended at a failure", Runs.reason(result, "CKS-03"));
    assertEquals(Set.of(), Runs.rows(result, Verdict.ERROR));
    assertFalse(result.isAborted());
  }

  @Test
  void failFastSeesMissingRepliesToo() {
    FrameFunction stack = Faults.zeroChecksumDropped(new ReferenceStack());
    RunResult result = run(stack, settings(true, 1), "CKS");
    assertEquals(Set.of("CKS-03"), Runs.rows(result, Verdict.FAIL));
    assertEquals(Verdict.NOT_RUN, Runs.row(result, "CKS-05").verdict());
  }

  @Test
  void failFastDoesNothingWhereNothingFails() {
    RunResult result = run(new ReferenceStack(), settings(true, 1), "HDR", "CKS", "ECH", "NOI");
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
    assertEquals(Set.of("NOI-08"), Runs.rows(result, Verdict.SKIPPED));
  }

  @Test
  void repeatedCasesAreOneResult() {
    List<String> started = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void caseStarted(CaseInfo info, String link, int number, int total) {
            started.add(info.id());
          }
        };
    RunResult result =
        new ConformanceRun(
                Runs.CATALOGUE,
                MemoryTarget.mortal(new ReferenceStack()),
                Runs.select("ECH-01", "ECH-07.empty"),
                settings(false, 3),
                listener)
            .execute();
    assertEquals(
        List.of(
            "ECH-01.echo-server",
            "ECH-07.empty",
            "ECH-01.echo-server",
            "ECH-07.empty",
            "ECH-01.echo-server",
            "ECH-07.empty"),
        started);
    assertEquals(2, result.cases().size());
    long once =
        run(new ReferenceStack(), settings(false, 1), "ECH-01")
            .cases()
            .get(0)
            .log()
            .orElseThrow()
            .framesSent();
    assertEquals(
        3 * once, Runs.caseOf(result, "ECH-01.echo-server").log().orElseThrow().framesSent());
  }

  @Test
  void repeatingManyTimesRaisesNoFalseAlarm() {
    RunResult result = run(new ReferenceStack(), settings(false, 30), "CKS-05", "ECH-02", "ECH-17");
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
  }

  @Test
  void volumeSendsLongSequencesInFull() {
    RunSettings volume = new RunSettings(Runs.SEED, RunSettings.DEFAULT_TIMEOUT, true, false, 1);
    RunResult result = run(new ReferenceStack(), volume, "ECH-03.all");
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
    assertTrue(result.cases().get(0).log().orElseThrow().framesSent() >= 65_536);
  }
}
