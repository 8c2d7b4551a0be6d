package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.suite.CaseInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunListenerTest {
  private static final class Recorder implements RunListener {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void caseStarted(CaseInfo info, String link, int number, int total) {
      calls.add(number + " of " + total + " over " + link + ": " + info.id());
    }

    @Override
    public void caseFinished(CaseInfo info, boolean failed) {
      calls.add(info.id() + (failed ? " failed" : " ended"));
    }

    @Override
    public void draining() {
      calls.add("draining");
    }
  }

  private static List<String> calls(FrameFunction stack, String... selectors) {
    Recorder recorder = new Recorder();
    new ConformanceRun(
            Runs.CATALOGUE,
            MemoryTarget.mortal(stack),
            Runs.select(selectors),
            RunSettings.withSeed(Runs.SEED),
            recorder)
        .execute();
    return recorder.calls;
  }

  @Test
  void isToldAboutEveryCaseThatRuns() {
    assertEquals(
        List.of(
            "1 of 2 over memory: CKS-03.zero-is-right",
            "CKS-03.zero-is-right ended",
            "2 of 2 over memory: ECH-01.echo-server",
            "ECH-01.echo-server ended",
            "draining"),
        calls(new ReferenceStack(), "ECH-01", "CKS-03.zero-is-right", "NOI-08"));
  }

  @Test
  void isToldWhatIsKnownToBeWrongByThen() {
    assertEquals(
        List.of("1 of 1 over memory: CKS-02.zero-field", "CKS-02.zero-field failed", "draining"),
        calls(Faults.zeroChecksumMeansNone(new ReferenceStack()), "CKS-02.zero-field"));
  }

  @Test
  void isToldNothingWhereTheTargetNeverAnswers() {
    assertEquals(List.of(), calls((frame, out) -> {}, "CKS-02"));
  }
}
