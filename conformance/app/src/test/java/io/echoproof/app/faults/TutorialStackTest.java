package io.echoproof.app.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.target.TargetFactory;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.run.ConformanceRun;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.run.RunListener;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.run.RunSettings;
import io.echoproof.conformance.run.Selection;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.target.SteppedClock;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a run says about a responder that serves ping with its default size and little else. */
class TutorialStackTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final List<String> AREAS = List.of("HDR", "CKS", "ECH", "NOI");
  private static final long SEED = 20260729;

  /** The stack in memory, which can be started again or not. */
  private static final class TutorialTarget implements Target {
    private final FaultyTarget stack =
        new FaultyTarget(
            "tutorial", TargetFactory.builtinProfile(), new SteppedClock(), new TutorialStack());
    private final boolean restartable;
    int restarts;

    TutorialTarget(boolean restartable) {
      this.restartable = restartable;
    }

    @Override
    public String name() {
      return stack.name();
    }

    @Override
    public String description() {
      return stack.description();
    }

    @Override
    public TargetProfile profile() {
      return stack.profile();
    }

    @Override
    public List<Link> links() {
      return stack.links();
    }

    @Override
    public boolean restart(Link dead) {
      restarts++;
      return restartable && stack.restart(dead);
    }

    @Override
    public void close() {
      stack.close();
    }
  }

  private static RunResult run(TutorialTarget target) {
    return new ConformanceRun(
            CATALOGUE,
            target,
            Selection.of(AREAS, false, CATALOGUE, Suite.cases()),
            RunSettings.withSeed(SEED),
            RunListener.NONE)
        .execute();
  }

  private static Set<String> rows(RunResult result, Verdict... verdicts) {
    Set<Verdict> wanted = Set.of(verdicts);
    return result.requirements().stream()
        .filter(row -> wanted.contains(row.verdict()))
        .map(row -> row.requirement().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String reason(RunResult result, String id) {
    return result.requirements().stream()
        .filter(row -> row.requirement().id().equals(id))
        .map(RequirementResult::reason)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withRestartsEveryRowIsJudged() {
    TutorialTarget target = new TutorialTarget(true);
    RunResult result = run(target);
    assertEquals(
        new TreeSet<>(
            Set.of(
                "CKS-01", "CKS-02", "CKS-05", "CKS-07", "CKS-08", "CKS-09", "CKS-10", "CKS-11",
                "CKS-12", "CKS-15", "ECH-05", "ECH-06", "ECH-08", "ECH-09", "ECH-10", "ECH-15",
                "ECH-12", "ECH-16", "ECH-22", "HDR-03", "HDR-04", "HDR-08", "HDR-09", "HDR-10",
                "HDR-11", "HDR-15", "HDR-16", "NOI-05", "NOI-06")),
        rows(result, Verdict.FAIL, Verdict.LAX, Verdict.ERROR));
    assertEquals(Set.of(), rows(result, Verdict.ERROR));
    // Each case that kills it again and again is given up after some deaths, else this would take
    // hours.
    assertTrue(target.restarts > 20, target.restarts + " restarts");
    assertTrue(target.restarts < 200, target.restarts + " restarts");
  }

  @Test
  void itsDeathsAreNamed() {
    RunResult result = run(new TutorialTarget(true));
    assertEquals("the target died of: 33 data octets", reason(result, "ECH-05"));
    assertEquals("the target died of: 0 ICMP octets", reason(result, "ECH-08"));
    assertEquals("the target died of: 548 data octets as one packet", reason(result, "ECH-09"));
    assertEquals(
        "the target died of: total length 20, frame of 20 octets", reason(result, "HDR-11"));
  }

  @Test
  void whatItTakesForValidIsNamed() {
    RunResult result = run(new TutorialTarget(true));
    assertEquals("answered, although it must not be: ICMP checksum 0000", reason(result, "CKS-02"));
    assertEquals("answered, although it must not be: an echo reply", reason(result, "ECH-15"));
    assertEquals(
        "answered, although it must not be: the reply as it came", reason(result, "ECH-16"));
  }

  @Test
  void whatItDoesRightIsGreen() {
    RunResult result = run(new TutorialTarget(true));
    assertTrue(
        rows(result, Verdict.PASS)
            .containsAll(
                Set.of(
                    "ECH-01", "ECH-02", "ECH-03", "ECH-04", "ECH-13", "ECH-17", "HDR-01", "HDR-06",
                    "HDR-12", "HDR-18", "NOI-01", "NOI-04")));
  }

  /** The first packet that it dies of has 1000 octets behind the datagram: too many as data. */
  @Test
  void withoutARestartTheFirstDeathEndsIt() {
    RunResult result = run(new TutorialTarget(false));
    assertEquals(Set.of("HDR-08", "HDR-09"), rows(result, Verdict.FAIL));
    assertEquals(
        "not run: the target died of HDR-09: 8 data octets and 1000 behind them",
        reason(result, "CKS-01"));
    // Other rows have golden vectors, which were not sent any more.
    assertEquals(new TreeSet<>(Set.of("HDR-02")), rows(result, Verdict.PASS, Verdict.OBSERVED));
  }
}
