package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.verdict.Verdict;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a run says about a responder that serves ping with its default size and little else. */
class TutorialStackTest {
  private static final String[] AREAS = {"HDR", "CKS", "ECH", "NOI"};

  private static RunResult run(MemoryTarget target) {
    return Runs.prepare(target, RunSettings.withSeed(Runs.SEED), AREAS).execute();
  }

  @Test
  void withRestartsEveryRowIsJudged() {
    MemoryTarget target = MemoryTarget.restartable(new TutorialStack());
    RunResult result = run(target);
    assertEquals(
        new TreeSet<>(
            Set.of(
                "CKS-01", "CKS-02", "CKS-05", "CKS-07", "CKS-08", "CKS-09", "CKS-10", "CKS-11",
                "CKS-12", "CKS-15", "ECH-05", "ECH-06", "ECH-08", "ECH-09", "ECH-10", "ECH-15",
                "ECH-12", "ECH-16", "ECH-22", "HDR-03", "HDR-04", "HDR-08", "HDR-09", "HDR-10",
                "HDR-11", "HDR-15", "HDR-16", "NOI-05", "NOI-06")),
        Runs.red(result),
        () -> Runs.reasons(result));
    assertEquals(Set.of(), Runs.rows(result, Verdict.ERROR));
    // Each case that kills it again and again is given up after some deaths, else this would take
    // hours.
    assertTrue(target.restarts() > 20, target.restarts() + " restarts");
    assertTrue(target.restarts() < 200, target.restarts() + " restarts");
  }

  @Test
  void itsDeathsAreNamed() {
    RunResult result = run(MemoryTarget.restartable(new TutorialStack()));
    assertEquals("the target died of: 33 data octets", Runs.reason(result, "ECH-05"));
    assertEquals("the target died of: 0 ICMP octets", Runs.reason(result, "ECH-08"));
    assertEquals(
        "the target died of: 548 data octets as one packet", Runs.reason(result, "ECH-09"));
    assertEquals(
        "the target died of: total length 20, frame of 20 octets", Runs.reason(result, "HDR-11"));
  }

  @Test
  void whatItTakesForValidIsNamed() {
    RunResult result = run(MemoryTarget.restartable(new TutorialStack()));
    assertEquals(
        "answered, although it must not be: ICMP checksum 0000", Runs.reason(result, "CKS-02"));
    assertEquals("answered, although it must not be: an echo reply", Runs.reason(result, "ECH-15"));
    assertEquals(
        "answered, although it must not be: the reply as it came", Runs.reason(result, "ECH-16"));
  }

  @Test
  void whatItDoesRightIsGreen() {
    RunResult result = run(MemoryTarget.restartable(new TutorialStack()));
    assertTrue(
        Runs.rows(result, Verdict.PASS)
            .containsAll(
                Set.of(
                    "ECH-01", "ECH-02", "ECH-03", "ECH-04", "ECH-13", "ECH-17", "HDR-01", "HDR-06",
                    "HDR-12", "HDR-18", "NOI-01", "NOI-04")));
  }

  /** The first packet that it dies of has 1000 octets behind the datagram: too many as data. */
  @Test
  void withoutARestartTheFirstDeathEndsIt() {
    RunResult result = run(MemoryTarget.mortal(new TutorialStack()));
    assertEquals(Set.of("HDR-08", "HDR-09"), Runs.rows(result, Verdict.FAIL));
    assertEquals(
        "not run: the target died of HDR-09: 8 data octets and 1000 behind them",
        Runs.reason(result, "CKS-01"));
    // Other rows have golden vectors, which were not sent any more.
    assertEquals(
        new TreeSet<>(Set.of("HDR-02")), Runs.rows(result, Verdict.PASS, Verdict.OBSERVED));
  }
}
