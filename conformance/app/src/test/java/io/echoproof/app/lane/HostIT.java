package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Linux kernel as the target: the suite holds the tun and plays the network. */
@Timeout(300)
class HostIT {
  private static final Path KNOWN_OF_LINUX =
      Path.of(System.getProperty("echoproof.root", ""), "ci", "linux", "expected-host.txt");

  /** Where the column is neither the expected reply nor silence. */
  private static final Map<String, String> LINUX_COLUMN =
      Map.of(
          "V05", "0000000000000000: expected 0000ffff00000000",
          "V06", "000000000000000000: expected 0000ffff0000000000",
          "V30", "00074108beef0001",
          "V36", "0000410fbeef0001",
          "V44", "an ICMP message of type 14, code 0",
          "V49", "an ICMP message of type 12, code 0",
          "V53", "an ICMP message of type 12, code 0",
          "V57", "an ICMP message of type 3, code 2");

  @TempDir Path temp;

  @BeforeAll
  static void lane() {
    Lane.require("host", LaneNetwork.missing());
  }

  @Test
  void theKernelMeetsAllButWhatIsKnownOfIt() throws Exception {
    Path out = temp.resolve("out");
    Ended ended =
        EchoProof.in(temp)
            .run("run", "--target", "host", "--seed", "1", "--no-report", "--out", out.toString());
    LaneRun run = LaneRun.read(ended, out);

    Set<String> red = new TreeSet<>(run.requirements(VerdictRecord.FAIL));
    red.addAll(run.requirements(VerdictRecord.LAX));
    assertTrue(knownOfLinux().containsAll(red), ended::transcript);
    assertEquals(red.isEmpty() ? 0 : 1, ended.status(), ended::transcript);
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR));
    assertEquals(Set.of("tun"), run.usedLinks());
    assertEquals(VerdictRecord.PASS, run.verdict("ECH-10"), "the largest datagram, in fragments");
    assertEquals(VerdictRecord.PASS, run.verdict("NOI-08"), "mislabelled packet information");
    assertTrue(run.record().outcome().verified() > 150, run.record().outcome()::toString);
    assertGoldenVectors(run);
  }

  /** The catalogue's appendix A: what was measured of Linux 6.18 with the same frames. */
  private static void assertGoldenVectors(LaneRun run) {
    Map<String, String> deviating = new TreeMap<>();
    int vectors = 0;
    for (CaseRecord each : run.record().cases()) {
      if (!each.id().endsWith(".golden-vectors")) {
        continue;
      }
      Map<String, String> outcomes = new TreeMap<>(each.parameters());
      outcomes.keySet().removeIf(name -> !name.matches("V\\d\\d"));
      vectors += outcomes.size();
      outcomes.values().removeIf(o -> o.endsWith(": as expected") || o.equals("silence"));
      deviating.putAll(outcomes);
    }
    assertEquals(59, vectors);
    if (System.getProperty("os.version", "").startsWith("6.18.")) {
      assertEquals(LINUX_COLUMN, deviating);
    } else {
      assertTrue(LINUX_COLUMN.entrySet().containsAll(deviating.entrySet()), deviating::toString);
    }
  }

  /** The file that the runners compare with; another kernel may deviate in less. */
  private static Set<String> knownOfLinux() throws IOException {
    try (Stream<String> lines = Files.lines(KNOWN_OF_LINUX)) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("[ :]", 2)[0])
          .collect(Collectors.toSet());
    }
  }
}
