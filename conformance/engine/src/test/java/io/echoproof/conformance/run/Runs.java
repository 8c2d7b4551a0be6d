package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Runs the suite on stacks of these tests. */
final class Runs {
  static final Catalogue CATALOGUE = Catalogue.load();
  static final long SEED = 20260729;

  private Runs() {}

  static Selection select(String... selectors) {
    return Selection.of(List.of(selectors), false, CATALOGUE, Suite.cases());
  }

  static ConformanceRun prepare(Target target, RunSettings settings, String... selectors) {
    return new ConformanceRun(CATALOGUE, target, select(selectors), settings, RunListener.NONE);
  }

  static RunResult run(FrameFunction stack, long seed, String... selectors) {
    return prepare(MemoryTarget.mortal(stack), RunSettings.withSeed(seed), selectors).execute();
  }

  /** The first line of what is wrong with a row. */
  static String reason(RunResult result, String id) {
    return row(result, id).reason();
  }

  /** What became of a case. */
  static CaseResult caseOf(RunResult result, String id) {
    return result.cases().stream().filter(c -> c.info().id().equals(id)).findFirst().orElseThrow();
  }

  /** Whether a case is about something that the target has; else nothing was sent for it. */
  static boolean isForTheTarget(CaseResult result) {
    return result.verdict() != Verdict.NOT_APPLICABLE || result.log().isPresent();
  }

  /** The ids of the rows with one of these verdicts. */
  static Set<String> rows(RunResult result, Verdict... verdicts) {
    Set<Verdict> wanted = Set.of(verdicts);
    return result.requirements().stream()
        .filter(row -> wanted.contains(row.verdict()))
        .map(row -> row.requirement().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ids of the rows that are not met, MUST and SHOULD alike. */
  static Set<String> red(RunResult result) {
    return rows(result, Verdict.FAIL, Verdict.LAX, Verdict.ERROR);
  }

  /** What became of a row. */
  static RequirementResult row(RunResult result, String id) {
    return result.requirements().stream()
        .filter(row -> row.requirement().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Why rows are red, for the message of a failed assertion. */
  static String reasons(RunResult result) {
    return result.requirements().stream()
        .filter(row -> row.verdict().compareTo(Verdict.SKIPPED) > 0)
        .map(row -> row.requirement().id() + " " + row.verdict().word() + ": " + row.reason())
        .collect(Collectors.joining("\n  ", "\n  ", "\n"));
  }

  /**
   * Plants a fault in a correct stack and runs the cases of areas HDR, CKS, ECH and NOI with
   * several seeds.
   *
   * @param red ids of the rows that the fault turns red
   * @param maybe ids of the rows that it may turn red with some seeds and not with others
   */
  static void assertTurnsRed(UnaryOperator<FrameFunction> fault, String red, String maybe) {
    Set<String> expected = ids(red);
    for (long seed : new long[] {SEED, 1, 2}) {
      RunResult result = run(fault.apply(new ReferenceStack()), seed, "HDR", "CKS", "ECH", "NOI");
      Set<String> found = red(result);
      found.removeAll(ids(maybe));
      assertEquals(expected, found, () -> "seed " + seed + reasons(result));
    }
  }

  private static Set<String> ids(String blankSeparated) {
    Set<String> ids = new TreeSet<>(List.of(blankSeparated.split(" ")));
    ids.remove("");
    return ids;
  }
}
