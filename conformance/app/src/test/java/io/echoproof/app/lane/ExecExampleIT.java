package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.echoproof.reports.record.VerdictRecord;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example of a stack in a child process, started as its first lines say. */
@Timeout(600)
class ExecExampleIT {
  private static final String SCRIPT = "conformance/examples/exec/echo_stack.py";

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("exec", SystemProgram.refusal(new ProcessBuilder("python3", "--version")));
  }

  /** It does what plain echoes need, and nothing with fragments or options. */
  @Test
  void theExampleAnswersPlainEchoes() throws Exception {
    Path script = Path.of(System.getProperty("echoproof.root", ""), SCRIPT).toRealPath();
    Path out = Lane.DIRECTORY.resolve("exec-example");
    FileTree.delete(out);
    Ended ended =
        EchoProof.in(Lane.DIRECTORY)
            .run(
                "run",
                "--target",
                "exec:python3 '" + script + "'",
                "--no-report",
                "--out",
                out.toString());
    LaneRun run = LaneRun.read(ended, out);

    assertEquals(Set.of("stdio"), run.usedLinks());
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR), ended::transcript);
    for (String id :
        Set.of(
            "HDR-01", "HDR-03", "HDR-06", "HDR-08", "HDR-09", "HDR-10", "HDR-11", "HDR-12",
            "TTL-01", "TTL-04", "TOS-01", "ADR-01", "ADR-03", "CKS-01", "CKS-05", "CKS-07",
            "CKS-08", "ECH-01", "ECH-02", "ECH-03", "ECH-05", "ECH-06", "ECH-07", "ECH-08",
            "ECH-12", "ECH-13", "ECH-15", "ECH-17", "ECH-18", "NOI-01", "NOI-05")) {
      assertEquals(VerdictRecord.PASS, run.verdict(id), () -> id + "\n" + ended.transcript());
    }
    assertEquals(VerdictRecord.FAIL, run.verdict("HDR-17"), "it takes no options");
    assertFalse(
        ProcessHandle.allProcesses()
            .anyMatch(p -> p.info().commandLine().orElse("").contains(script.toString())),
        "nothing is left behind");
  }
}
