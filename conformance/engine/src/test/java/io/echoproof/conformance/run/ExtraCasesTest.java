package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.suite.Case;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases that somebody else brings along run like the suite's own. */
class ExtraCasesTest {
  static final class OwnCases {
    @Case(value = "PNG-01.of-this-test", title = "Finds something wrong")
    void findsSomething(Wire wire) {
      wire.answers("an echo", wire.echo(4));
      wire.fail("PNG-01", "all is wrong", "this", "that");
    }
  }

  private static RunResult run(ExtraCases extra, String... selectors) {
    List<Class<?>> classes = new ArrayList<>(Suite.CLASSES);
    classes.addAll(extra.classes());
    return new ConformanceRun(
            Runs.CATALOGUE,
            MemoryTarget.mortal(new ReferenceStack()),
            Selection.of(List.of(selectors), false, Runs.CATALOGUE, Suite.cases(classes)),
            RunSettings.withSeed(Runs.SEED),
            RunListener.NONE,
            extra)
        .execute();
  }

  @Test
  void areJudgedAgainstTheirRows() {
    RunResult result = run(new ExtraCases(List.of(OwnCases.class), Map.of()), "PNG-01", "ECH-01");
    assertEquals(Verdict.PASS, Runs.row(result, "ECH-01").verdict());
    assertEquals(Verdict.FAIL, Runs.row(result, "PNG-01").verdict());
    assertEquals("all is wrong", Runs.reason(result, "PNG-01"));
  }

  @Test
  void withoutThemTheRowHasNoCase() {
    RunResult result = run(ExtraCases.NONE, "PNG-01", "ECH-01");
    assertEquals(Verdict.NOT_RUN, Runs.row(result, "PNG-01").verdict());
  }
}
