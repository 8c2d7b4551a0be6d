package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A target that was alive before a packet and is dead after it fails that packet's row. */
class MortalTargetTest {
  private static final String[] AREAS = {"HDR", "CKS", "ECH", "NOI"};

  private static RunResult run(MemoryTarget target, String... selectors) {
    return Runs.prepare(target, RunSettings.withSeed(Runs.SEED), selectors).execute();
  }

  private static FrameFunction diesOfOneOctet() {
    return Deaths.diesOfLength(new ReferenceStack(), length -> length == 1);
  }

  @Test
  void theDeadlyPacketIsNamed() {
    RunResult result = run(MemoryTarget.mortal(diesOfOneOctet()), AREAS);
    assertEquals(Verdict.FAIL, Runs.row(result, "HDR-14").verdict());
    assertEquals("the target died of: 1 octets beginning with 45", Runs.reason(result, "HDR-14"));
    assertEquals(Set.of("HDR-14"), Runs.rows(result, Verdict.FAIL, Verdict.LAX));
  }

  @Test
  void withoutARestartWhatFollowsIsAnErrorAndNotGreen() {
    RunResult result = run(MemoryTarget.mortal(diesOfOneOctet()), AREAS);
    List<CaseResult> cases = result.cases();
    int deadly = cases.indexOf(Runs.caseOf(result, "HDR-14.short-frames"));
    for (CaseResult later : cases.subList(deadly + 1, cases.size())) {
      if (!Runs.isForTheTarget(later)) {
        continue;
      }
      Verdict expected = later.info().id().startsWith("NOI-08") ? Verdict.SKIPPED : Verdict.ERROR;
      assertEquals(expected, later.verdict(), later.info().id());
    }
    assertEquals(Verdict.ERROR, Runs.row(result, "ECH-01").verdict());
    assertEquals(
        "not run: the target died of HDR-14: 1 octets beginning with 45",
        Runs.reason(result, "ECH-01"));
    // The rows of golden vectors have a case that could not be run any more.
    assertTrue(Runs.rows(result, Verdict.PASS).contains("HDR-02"), "what was judged before it");
    assertTrue(Runs.rows(result, Verdict.ERROR).size() > 40);
  }

  @Test
  void withARestartOnlyTheDeadlyPacketsRowsAreRed() {
    MemoryTarget target = MemoryTarget.restartable(diesOfOneOctet());
    RunResult result = run(target, "HDR", "CKS", "ECH");
    assertEquals(Set.of("HDR-14"), Runs.red(result), () -> Runs.reasons(result));
    assertEquals(4, target.restarts(), "one for each frame of one octet");
  }

  /** The row's other case could not be run any more; the death stays what it is. */
  @Test
  void aRowStaysRedWhoseOtherCaseCouldNotBeRun() {
    FrameFunction stack = Deaths.diesOfLength(new ReferenceStack(), length -> length == 0);
    RunResult result = run(MemoryTarget.mortal(stack), "HDR-14");
    assertEquals(Verdict.FAIL, Runs.row(result, "HDR-14").verdict());
    assertEquals("the target died of: an empty frame", Runs.reason(result, "HDR-14"));
    assertEquals(Verdict.ERROR, Runs.caseOf(result, "HDR-14.short-frames").verdict());
  }

  /** The first of the window that was not answered, and none of those sent after it. */
  @Test
  void amongManyInFlightTheFirstUnansweredIsTheOne() {
    FrameFunction stack = Deaths.diesOfLength(new ReferenceStack(), length -> length == 528);
    MemoryTarget target = MemoryTarget.restartable(stack);
    RunResult result = run(target, "ECH-05");
    assertEquals("the target died of: 500 data octets", Runs.reason(result, "ECH-05"));
    assertEquals(1, Runs.caseOf(result, "ECH-05.all-sizes").findings().size());
    assertEquals(1, target.restarts());
  }

  /** What it dies of is known by then, and each further restart costs time. */
  @Test
  void aCaseThatKillsItAgainAndAgainIsGivenUp() {
    FrameFunction stack = Deaths.diesOfLength(new ReferenceStack(), length -> length > 1_000);
    MemoryTarget target = MemoryTarget.restartable(stack);
    RunResult result = run(target, "ECH-05", "ECH-07");
    assertEquals("the target died of: 973 data octets", Runs.reason(result, "ECH-05"));
    assertTrue(target.restarts() < 20, () -> target.restarts() + " restarts");
    assertTrue(
        Runs.caseOf(result, "ECH-05.all-sizes")
            .log()
            .orElseThrow()
            .parameters()
            .containsKey("given up"));
    assertEquals(Verdict.PASS, Runs.row(result, "ECH-07").verdict(), "the next case runs");
  }

  /** Frames that need no answer hide the deadly one among them until they are sent again. */
  @Test
  void amongManyUnansweredTheDeadlyOneIsFoundBySendingThemAgain() {
    FrameFunction stack = Deaths.diesOfLength(new ReferenceStack(), length -> length == 777);
    RunResult result = run(MemoryTarget.restartable(stack), "NOI-05");
    assertTrue(
        Runs.reason(result, "NOI-05")
            .matches("the target died of: random frame [0-9]+ of 777 octets"),
        () -> Runs.reason(result, "NOI-05"));
  }

  @Test
  void withoutARestartTheSuspectsAreCounted() {
    FrameFunction stack = Deaths.diesOfLength(new ReferenceStack(), length -> length == 777);
    RunResult result = run(MemoryTarget.mortal(stack), "NOI-05");
    assertEquals(Verdict.FAIL, Runs.row(result, "NOI-05").verdict());
    assertTrue(
        Runs.reason(result, "NOI-05")
            .matches(
                "the target died of: one of [0-9]+ packets, the first of them: random frame"
                    + " [0-9]+ of [0-9]+ octets"),
        () -> Runs.reason(result, "NOI-05"));
  }

  /** Whatever the level: a crash is never only lax. */
  @Test
  void aDeathFailsARecommendationToo() {
    FrameFunction stack = Deaths.diesOfLength(new ReferenceStack(), length -> length > 1500);
    RunResult result = run(MemoryTarget.restartable(stack), "HDR-15");
    assertEquals(Verdict.FAIL, Runs.row(result, "HDR-15").verdict());
    assertEquals(
        "the target died of: 1473 data octets in one frame", Runs.reason(result, "HDR-15"));
  }

  @Test
  void aTargetThatStopsInTheMiddleTakesTheRestWithIt() {
    RunResult result =
        run(MemoryTarget.mortal(Deaths.stopsAfter(new ReferenceStack(), 500)), AREAS);
    assertEquals(1, Runs.rows(result, Verdict.FAIL).size(), () -> Runs.reasons(result));
    assertTrue(Runs.rows(result, Verdict.ERROR).contains("NOI-10"));
    assertTrue(Runs.rows(result, Verdict.PASS).contains("HDR-02"));
  }
}
