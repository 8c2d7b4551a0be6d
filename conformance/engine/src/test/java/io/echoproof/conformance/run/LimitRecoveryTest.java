package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.target.SteppedClock;
import io.echoproof.conformance.verdict.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The row about what becomes of a limit on errors when the load is over. */
class LimitRecoveryTest {
  private static final String CASE = "RAT-05.recovery";
  private static final int TYPE = 20;
  private static final int MOST_FOR_EVER = 6;

  private static CaseResult run(UnaryOperator<FrameFunction> fault) {
    ReferenceHost host = new ReferenceHost();
    MemoryLink link = new MemoryLink(fault.apply(host), "a host of this test");
    RunResult result =
        Runs.prepare(
                HostRuns.target(host, link, Optional.of(new SteppedClock())),
                RunSettings.withSeed(Runs.SEED),
                CASE)
            .execute();
    return Runs.caseOf(result, CASE);
  }

  private static FrameFunction neverAgain(FrameFunction stack) {
    Map<Integer, Integer> errors = new HashMap<>();
    return (frame, out) ->
        stack.accept(
            frame,
            reply -> {
              boolean error = reply.u8(TYPE) == 3;
              int sent = error ? errors.merge(reply.s32(Net.DESTINATION), 1, Integer::sum) : 0;
              if (sent <= MOST_FOR_EVER) {
                out.accept(reply);
              }
            });
  }

  @Test
  void aHostThatSendsErrorsAgainPasses() {
    CaseResult of = run(stack -> stack);
    assertEquals(Verdict.PASS, of.verdict(), of::reason);
  }

  @Test
  void aHostThatStaysSilentForEverFails() {
    CaseResult of = run(LimitRecoveryTest::neverAgain);
    assertEquals(Verdict.FAIL, of.verdict(), of::reason);
    assertEquals("no reply: protocol 253, 5 s after a burst", of.findings().get(0).summary());
  }

  @Test
  void whereItWouldCostTimeTheRestOfTheRowDecides() {
    RunResult result = HostRuns.run(stack -> stack, Runs.SEED, "RAT");
    assertEquals(Verdict.NOT_RUN, Runs.caseOf(result, CASE).verdict());
    assertEquals(Verdict.PASS, Runs.row(result, "RAT-05").verdict());
  }
}
