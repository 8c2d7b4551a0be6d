package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.reports.record.VerdictRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example of a stack that owns an interface, started as its first lines say. */
@Timeout(600)
class TunExampleIT {
  private static final String SCRIPT = "conformance/examples/tun/echo_tun.py";

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("tun-example", LaneNetwork.missing().or(TunExampleIT::missing));
  }

  private static Optional<String> missing() {
    try {
      return SystemProgram.refusal(new ProcessBuilder("python3", "--version"))
          .or(TunExampleIT::noIproute);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static Optional<String> noIproute() {
    try {
      return SystemProgram.refusal(new ProcessBuilder("ip", "-V"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /** It does what plain echoes need, and nothing with fragments or options. */
  @Test
  void theExampleAnswersPlainEchoes() throws Exception {
    Path script = Path.of(System.getProperty("echoproof.root", ""), SCRIPT).toRealPath();
    Path out = Lane.DIRECTORY.resolve("tun-example");
    FileTree.delete(out);
    ProcessBuilder builder =
        new ProcessBuilder(
            "python3",
            script.toString(),
            "example0",
            ForeignTun.OWN + "/" + ForeignTun.PREFIX_LENGTH,
            ForeignTun.STACK);
    try (ForeignTarget target = ForeignTarget.start(builder)) {
      List<String> arguments = new ArrayList<>(target.judging(out));
      arguments.add("--no-report");
      Ended ended = EchoProof.in(Lane.DIRECTORY).run(arguments.toArray(String[]::new));
      LaneRun run = LaneRun.read(ended, out);

      assertEquals(Set.of("pcap"), run.usedLinks());
      assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR), ended::transcript);
      for (String id :
          Set.of(
              "HDR-01", "HDR-03", "HDR-06", "HDR-09", "HDR-11", "HDR-12", "TTL-01", "ADR-01",
              "CKS-01", "CKS-05", "CKS-07", "CKS-08", "ECH-01", "ECH-02", "ECH-03", "ECH-05",
              "ECH-08", "ECH-12", "ECH-13", "ECH-18", "NOI-01")) {
        assertEquals(VerdictRecord.PASS, run.verdict(id), () -> id + "\n" + ended.transcript());
      }
      assertEquals(VerdictRecord.FAIL, run.verdict("HDR-17"), "it takes no options");
    }
  }
}
