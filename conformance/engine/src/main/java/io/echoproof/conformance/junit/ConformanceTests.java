package io.echoproof.conformance.junit;

import io.echoproof.conformance.catalogue.Area;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.run.ConformanceRun;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.run.RunListener;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.run.Selection;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.target.JvmTarget;
import io.echoproof.conformance.target.StackUnderTest;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs the suite on a stack and makes a test of each selected requirement. */
final class ConformanceTests {
  private final RunResult run;
  private final ConformanceOptions options;

  private ConformanceTests(RunResult run, ConformanceOptions options) {
    this.run = run;
    this.options = options;
  }

  static Stream<DynamicContainer> of(StackUnderTest stack, ConformanceOptions options) {
    Catalogue catalogue = Catalogue.load();
    options.known().keySet().forEach(catalogue::get);
    Selection selection =
        Selection.of(options.selectors(), options.slow(), catalogue, Suite.cases());
    try (JvmTarget target = new JvmTarget(stack)) {
      RunResult run =
          new ConformanceRun(catalogue, target, selection, options.settings(), RunListener.NONE)
              .execute();
      ConformanceTests tests = new ConformanceTests(run, options);
      return catalogue.areas().stream()
          .filter(area -> !tests.results(area, selection).isEmpty())
          .map(area -> tests.container(area, selection));
    }
  }

  private List<RequirementResult> results(Area area, Selection selection) {
    return run.requirements().stream()
        .filter(r -> r.requirement().area().equals(area.code()))
        .filter(r -> selection.requirements().contains(r.requirement().id()))
        .toList();
  }

  private DynamicContainer container(Area area, Selection selection) {
    return DynamicContainer.dynamicContainer(
        area.code() + " " + area.title(), results(area, selection).stream().map(this::test));
  }

  private DynamicTest test(RequirementResult result) {
    Requirement row = result.requirement();
    return DynamicTest.dynamicTest(
        row.id() + " (" + row.level().word() + ") " + row.title(), () -> report(result));
  }

  private void report(RequirementResult result) {
    String known = options.known().getOrDefault(result.requirement().id(), "");
    boolean deviates = isFailure(result.verdict());
    if (deviates && !known.isEmpty()) {
      throw new TestAbortedException("known: " + known);
    }
    if (!known.isEmpty() && result.verdict().isVerified()) {
      throw new AssertionFailedError(
          result.requirement().id() + " holds, and is said not to: " + known);
    }
    if (deviates || result.verdict() == Verdict.ERROR) {
      throw FailureText.of(run, result, options.seed());
    }
    if (!result.verdict().isVerified()) {
      throw new TestAbortedException(result.verdict().word() + ": " + result.reason());
    }
  }

  private boolean isFailure(Verdict verdict) {
    return verdict == Verdict.FAIL || (options.strict() && verdict == Verdict.LAX);
  }
}
