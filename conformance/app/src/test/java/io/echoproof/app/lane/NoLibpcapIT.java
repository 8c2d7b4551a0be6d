package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine without libpcap. */
@Timeout(300)
class NoLibpcapIT {
  private static final String HOW_TO_INSTALL = "apt-get install libpcap0.8";

  @TempDir Path temp;

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("no-libpcap", HiddenLibpcap.refusal());
  }

  private EchoProof echoProof() throws Exception {
    return EchoProof.in(temp).behind(HiddenLibpcap.words().toArray(String[]::new));
  }

  @Test
  void makesDoWithMemoryAndSaysHowToInstallIt() throws Exception {
    Path out = temp.resolve("out");
    Ended ended = echoProof().run("run", "--out", out.toString());
    LaneRun run = LaneRun.read(ended, out);

    assertEquals(0, ended.status(), ended::transcript);
    assertEquals(List.of(), ended.err(), ended::transcript);
    assertTrue(ended.says("link pcap not used", "libpcap", HOW_TO_INSTALL), ended::transcript);
    assertEquals(Set.of("memory"), run.usedLinks());
    assertTrue(run.whyNot("pcap").contains(HOW_TO_INSTALL), run.whyNot("pcap"));
    assertTrue(run.record().outcome().verified() > 50, run.record().outcome()::toString);
    assertTrue(Files.size(out.resolve("report.html")) > 1_000);
  }

  @Test
  void aForeignTargetCannotBeReachedWithoutIt() throws Exception {
    Path out = temp.resolve("out");
    Ended ended =
        echoProof()
            .run("run", "--target", "127.0.0.2", "--interface", "lo", "--out", out.toString());

    assertEquals(4, ended.status(), ended::transcript);
    assertEquals(1, ended.err().size(), ended::transcript);
    assertTrue(ended.err().get(0).contains(HOW_TO_INSTALL), ended::transcript);
    assertFalse(Files.exists(out));
  }
}
