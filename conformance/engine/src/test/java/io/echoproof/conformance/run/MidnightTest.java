package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.put16;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.target.SteppedClock;
import io.echoproof.conformance.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** The row about timestamps at midnight, on a target whose clock is put forward. */
class MidnightTest {
  private static final String CASE = "TSP-12.midnight";
  private static final long DAY = 86_400_000;
  private static final int TYPE = 20;
  private static final int RECEIVE = 32;
  private static final int TRANSMIT = 36;

  /** A host that writes that into its timestamps. */
  private static CaseResult run(ToLongFunction<Instant> timestamp) {
    SteppedClock clock = new SteppedClock();
    ReferenceHost host = new ReferenceHost();
    FrameFunction timed =
        Surgery.outbound(
            host, f -> f[TYPE] == 14 ? stamped(f, (int) timestamp.applyAsLong(clock.now())) : f);
    RunResult result =
        Runs.prepare(
                HostRuns.target(
                    host, new MemoryLink(timed, "a host of this test"), Optional.of(clock)),
                RunSettings.withSeed(Runs.SEED),
                CASE)
            .execute();
    return Runs.caseOf(result, CASE);
  }

  private static byte[] stamped(byte[] reply, int time) {
    for (int at : new int[] {RECEIVE, TRANSMIT}) {
      put16(reply, at, time >>> 16);
      put16(reply, at + 2, time);
    }
    return Surgery.withMessageChecksum(reply);
  }

  @Test
  void timestampsThatBeginAgainPass() {
    CaseResult of = run(now -> now.toEpochMilli() % DAY);
    assertEquals(Verdict.PASS, of.verdict(), of::reason);
  }

  @Test
  void timestampsThatGoOnBeyondTheDayFail() {
    long today = Instant.now().toEpochMilli() / DAY;
    CaseResult of = run(now -> now.toEpochMilli() - today * DAY);
    assertEquals(Verdict.FAIL, of.verdict());
    assertEquals("wrong reply: just after midnight", of.findings().get(0).summary());
  }

  @Test
  void timestampsThatStandAtNoonFail() {
    long today = Instant.now().toEpochMilli() / DAY;
    CaseResult of = run(now -> Math.min(now.toEpochMilli() - today * DAY, DAY / 2));
    assertEquals(Verdict.FAIL, of.verdict());
    assertEquals("wrong reply: just before midnight", of.findings().get(0).summary());
  }
}
