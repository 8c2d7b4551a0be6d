package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.VerdictRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a run. */
@Timeout(300)
class InterruptIT {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  /** Whoever runs the tests may ignore the signal, and children inherit that. */
  private static final String[] TAKING_SIGNALS = {"env", "--default-signal=INT"};

  @TempDir Path temp;

  @BeforeAll
  static void lane() throws Exception {
    Lane.require(
        "interrupt",
        SystemProgram.refusal(new ProcessBuilder(TAKING_SIGNALS[0], TAKING_SIGNALS[1], "true")));
  }

  @Test
  void whatWasJudgedSoFarIsWrittenAndMarkedAborted() throws Exception {
    Path out = temp.resolve("out");
    EchoProof echoProof = EchoProof.in(temp).behind(TAKING_SIGNALS);
    String[] endless = {
      "run",
      "CKS-01.field-bits",
      "CKS-02.zero-field",
      "ECH-05.all-sizes",
      "--repeat",
      "500",
      "--seed",
      "1",
      "--out",
      out.toString()
    };
    try (Child child = echoProof.start(endless)) {
      child.awaitLine(line -> line.contains("ECH-05.all-sizes"), LONGEST_START);
      SystemProgram.succeed(new ProcessBuilder("sh", "-c", "kill -INT " + child.pid()));
      Ended ended = child.awaitEnd(LONGEST_END);
      LaneRun run = LaneRun.read(ended, out);

      assertEquals(130, ended.status(), ended::transcript);
      assertEquals(List.of(), ended.err(), ended::transcript);
      assertEquals("aborted", run.record().outcome().word());
      assertEquals(130, run.record().outcome().exitStatus());
      // The case that was running when the signal came has no verdict.
      assertTrue(run.requirements(VerdictRecord.PASS).size() >= 2, ended::transcript);
      assertTrue(ended.says("ABORTED"), ended::transcript);
    }
  }
}
