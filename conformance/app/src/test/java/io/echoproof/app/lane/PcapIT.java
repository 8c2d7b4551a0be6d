package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.VerdictRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The built-in responder over a real tun, through libpcap. */
@Timeout(300)
class PcapIT {
  /** A loose bound: the promise is 5 s on a machine that does nothing else. */
  private static final Duration LONGEST_TO_VERDICT = Duration.ofSeconds(20);

  @BeforeAll
  static void lane() {
    Lane.require("pcap", LaneNetwork.missing());
  }

  @Test
  void isConformantAndSaysHowFarThatGoes() throws Exception {
    LaneRun run = BuiltinRun.get();
    Ended ended = run.ended();

    assertEquals(0, ended.status(), ended::transcript);
    assertEquals(List.of(), ended.err(), ended::transcript);
    assertTrue(ended.says("link pcap:", "libpcap"), ended::transcript);
    assertTrue(ended.says("link memory:"), ended::transcript);
    assertTrue(ended.says("seed 0x0000000000000001"), ended::transcript);
    assertTrue(ended.says("CONFORMANT"), ended::transcript);
    assertTrue(
        ended.says("verified", run.record().outcome().verified() + " of "), ended::transcript);
    assertTrue(ended.says("link", "pcap: " + run.casesOver("pcap")), ended::transcript);
    assertTrue(ended.says("link", "memory: " + run.casesOver("memory")), ended::transcript);
    assertTrue(ended.says("report", "report.html"), ended::transcript);
  }

  @Test
  void verdictsAreReachedOverTheTunWhereItCarriesThem() throws Exception {
    LaneRun run = BuiltinRun.get();

    assertEquals(Set.of("memory", "pcap"), run.usedLinks());
    assertTrue(run.casesOver("pcap") > 50, () -> run.casesOver("pcap") + " cases over pcap");
    assertEquals("", run.whyNot("pcap"));
    assertEquals(VerdictRecord.PASS, run.verdict("CKS-01"));
    assertEquals(VerdictRecord.PASS, run.verdict("ECH-05"));
    assertEquals(VerdictRecord.PASS, run.verdict("HDR-03"));
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR));
    assertTrue(run.record().outcome().verified() > 50, run.record().outcome()::toString);
  }

  @Test
  void leavesACompleteRunDirectory() throws Exception {
    Path directory = BuiltinRun.get().directory();

    for (String name : List.of("run.json", "report.html", "junit.xml", "summary.md")) {
      assertTrue(Files.size(directory.resolve(name)) > 1_000, name);
    }
    assertTrue(Files.isDirectory(directory.resolve("allure-results")));
  }

  @Test
  void theVerdictDoesNotTakeLong() throws Exception {
    LaneRun run = BuiltinRun.get();
    Duration took = Duration.between(run.record().startedAt(), run.record().verdictAt());

    assertTrue(took.compareTo(LONGEST_TO_VERDICT) < 0, took::toString);
  }

  @Test
  void pcap4jReadsEveryCapturedFrameAlike() throws Exception {
    LaneRun run = BuiltinRun.get();
    SecondOpinion opinion = new SecondOpinion();
    for (Path capture : captures(run.directory())) {
      opinion.read(capture);
    }

    assertEquals(List.of(), opinion.disagreements());
    long frames = run.record().cases().stream().mapToLong(c -> c.probes() + c.replies()).sum();
    assertTrue(opinion.frames() > frames / 10, opinion.frames() + " read of " + frames);
    assertTrue(
        opinion.compared() > opinion.frames() / 2,
        opinion.compared() + " compared of " + opinion.frames());
    assertTrue(opinion.echoes() > 1_000, opinion.echoes() + " echoes compared");
  }

  private static List<Path> captures(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("captures"))) {
      List<Path> captures = files.sorted().toList();
      assertTrue(captures.size() > 50, () -> captures.size() + " captures");
      return captures;
    }
  }
}
