package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.VerdictRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The built-in responder behind the operating system, which routes between two tun devices. */
@Timeout(300)
class ForwardIT {
  @TempDir Path temp;

  @BeforeAll
  static void lane() {
    Lane.require("forward", LaneNetwork.missing());
  }

  @Test
  void whatARouterForwardsIsJudgedAndTheRestIsSaidToBeSkipped() throws Exception {
    Path out = temp.resolve("out");
    Ended ended =
        EchoProof.in(temp)
            .run("run", "--link", "forward", "--seed", "1", "--no-report", "--out", out.toString());
    LaneRun run = LaneRun.read(ended, out);

    assertEquals(0, ended.status(), ended::transcript);
    assertEquals(Set.of("forward"), run.usedLinks());
    assertEquals(VerdictRecord.PASS, run.verdict("ECH-06"));
    assertEquals(VerdictRecord.PASS, run.verdict("CKS-15"));
    assertEquals(VerdictRecord.PASS, run.verdict("FRG-02"), "a golden vector among them");
    assertEquals(VerdictRecord.SKIPPED, run.verdict("HDR-03"), "a router drops what is broken");
    assertTrue(ended.says("not carried", "HDR-03", "broken IPv4 headers"), ended::transcript);
    for (String row : List.of("PNG-01", "PNG-09")) {
      assertEquals(
          VerdictRecord.PASS, run.verdict(row), "ping, recorded at the responder's device");
    }
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR));
    assertTrue(run.record().outcome().verified() >= 115, run.record().outcome()::toString);
  }
}
