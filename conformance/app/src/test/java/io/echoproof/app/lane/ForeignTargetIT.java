package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.run.ExpectationFile;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.reports.record.VerdictRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stacks that are not ours, named by their address and the interface before them. */
@Timeout(900)
class ForeignTargetIT {
  /** Rows that the tutorial program fails because it does not look at what they are about. */
  private static final Set<String> BLIND =
      Set.of(
          "HDR-03", "HDR-04", "HDR-08", "HDR-10", "HDR-16", "ADR-03", "ADR-08", "ADR-10", "ADR-11",
          "ADR-12", "ADR-13", "ADR-14", "ADR-15", "ADR-18", "ADR-19", "CKS-01", "CKS-02", "CKS-10",
          "CKS-11", "CKS-15", "ECH-15", "ECH-16", "TYP-02", "TYP-04", "TYP-05", "TYP-06", "TYP-07",
          "TYP-08", "TYP-09", "INF-02", "INF-03", "INF-04", "ERR-10", "ERR-14", "PRB-01", "RCV-03",
          "RCV-04", "NOI-06");

  /** Rows about fragments: it takes each for a datagram of its own and answers it. */
  private static final Set<String> FRAGMENTS =
      Set.of(
          "ECH-12", "FRG-01", "FRG-02", "FRG-03", "FRG-04", "FRG-05", "FRG-06", "FRG-10", "FRG-11",
          "FRG-12", "FRG-14", "FRG-15", "FRG-22", "FRG-23", "FRG-26", "FRG-27", "FRG-29", "FRG-30",
          "FRG-31", "FRG-32", "FRG-33", "FRG-34");

  /** Rows that it fails because of what it sends. */
  private static final Set<String> WRONG_REPLIES = Set.of("HDR-09", "TOS-02", "CKS-08", "ECH-18");

  /** What it should do and does not: zero forms of broadcast, the request's DSCP. */
  private static final Set<String> LAX = Set.of("ADR-06", "INF-01", "TOS-01");

  /** Rows that it dies of: more than 32 data octets, or fewer than 8 of ICMP. */
  private static final Set<String> DEADLY =
      Set.of(
          "HDR-11", "HDR-15", "CKS-05", "CKS-07", "CKS-09", "CKS-12", "ECH-05", "ECH-06", "ECH-08",
          "ECH-09", "ECH-10", "ECH-22", "NOI-05");

  @BeforeAll
  static void lane() {
    Lane.require("foreign-target", LaneNetwork.missing());
  }

  @Test
  void exactlyTheFaultsOfTheTutorialProgramAreFound() throws Exception {
    LaneRun run = TutorialRun.get();
    Set<String> red = new TreeSet<>(BLIND);
    red.addAll(FRAGMENTS);
    red.addAll(WRONG_REPLIES);
    red.addAll(DEADLY);

    assertEquals(
        ofEchoAreas(red),
        ofEchoAreas(run.requirements(VerdictRecord.FAIL)),
        run.ended()::transcript);
    assertEquals(
        ofEchoAreas(LAX),
        ofEchoAreas(run.requirements(VerdictRecord.LAX)),
        run.ended()::transcript);
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR), run.ended()::transcript);
    assertEquals(1, run.ended().status(), run.ended()::transcript);
  }

  /** Those that any responder has to meet, whatever else it offers. */
  private static Set<String> ofEchoAreas(Set<String> rows) {
    Set<String> areas = Set.of("HDR", "TTL", "TOS", "ADR", "CKS", "ECH", "NOI");
    Set<String> kept = new TreeSet<>(rows);
    kept.removeIf(row -> !areas.contains(row.substring(0, 3)));
    return kept;
  }

  @Test
  void whatTheTutorialProgramDoesRightIsNotHeldAgainstIt() throws Exception {
    LaneRun run = TutorialRun.get();

    for (String id :
        Set.of(
            "HDR-01", "HDR-06", "HDR-12", "HDR-13", "HDR-17", "HDR-18", "CKS-03", "CKS-13",
            "CKS-14", "ECH-01", "ECH-02", "ECH-03", "ECH-04", "ECH-07", "ECH-13", "ECH-17",
            "ECH-19", "NOI-01", "NOI-04", "NOI-09")) {
      assertEquals(VerdictRecord.PASS, run.verdict(id), id);
    }
  }

  @Test
  void theDeadlyPacketIsNamed() throws Exception {
    LaneRun run = TutorialRun.get();

    assertTrue(
        run.caseRecord("ECH-05.all-sizes").message().contains("the target died of: 33 data octets"),
        run.caseRecord("ECH-05.all-sizes").message());
    assertTrue(
        run.caseRecord("ECH-08.short-message")
            .message()
            .contains("the target died of: 0 ICMP octets"),
        run.caseRecord("ECH-08.short-message").message());
  }

  @Test
  void aDeadTargetEndsTheRunWhenNobodyStartsItAgain() throws Exception {
    LaneRun run = TutorialRun.withoutRestart();
    Ended ended = run.ended();

    assertEquals(4, ended.status(), ended::transcript);
    assertTrue(ended.says("the target died of"), ended::transcript);
    // Rows of golden vectors have a case that could not be run any more.
    assertEquals(VerdictRecord.PASS, run.verdict("HDR-02"));
    assertEquals(VerdictRecord.ERROR, run.verdict("HDR-01"));
    assertEquals(VerdictRecord.FAIL, run.verdict("HDR-08"));
    assertEquals(VerdictRecord.FAIL, run.verdict("HDR-09"));
    assertEquals(VerdictRecord.ERROR, run.verdict("CKS-01"));
    assertTrue(
        run.caseRecord("HDR-09.trailing-octets")
            .message()
            .contains("the target died of: 8 data octets and 1000 behind them"),
        run.caseRecord("HDR-09.trailing-octets").message());
  }

  @Test
  void ourResponderInAForeignProcessDeviatesAsItIsKnownTo() throws Exception {
    Path out = Lane.DIRECTORY.resolve("foreign-responder");
    FileTree.delete(out);
    try (ForeignTarget target = ForeignTarget.start(RespondingProgram.class)) {
      Ended ended = EchoProof.in(Lane.DIRECTORY).run(target.judging(out).toArray(String[]::new));
      LaneRun run = LaneRun.read(ended, out);

      assertEquals(known(Verdict.FAIL), run.requirements(VerdictRecord.FAIL), ended::transcript);
      assertEquals(known(Verdict.LAX), run.requirements(VerdictRecord.LAX), ended::transcript);
      assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR), ended::transcript);
      assertEquals(known(Verdict.FAIL).isEmpty() ? 0 : 1, ended.status(), ended::transcript);
      assertEquals(Set.of("pcap"), run.usedLinks());
    }
  }

  @Test
  void anInterfaceNeedNotHaveAnAddress() throws Exception {
    Path out = Lane.DIRECTORY.resolve("without-address");
    FileTree.delete(out);
    try (ForeignTarget target =
        ForeignTarget.start(RespondingProgram.class, RespondingProgram.WITHOUT_ADDRESS)) {
      List<String> arguments = new ArrayList<>(target.judging(out));
      arguments.add("ECH-01");
      Ended ended = EchoProof.in(Lane.DIRECTORY).run(arguments.toArray(String[]::new));

      assertEquals(0, ended.status(), ended::transcript);
      assertEquals(VerdictRecord.PASS, LaneRun.read(ended, out).verdict("ECH-01"));
    }
  }

  private static Set<String> known(Verdict verdict) throws IOException {
    String name = "builtin.expected";
    try (InputStream in =
        Objects.requireNonNull(ExpectationFile.class.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ExpectationFile.parse(name, text.lines().toList()).entries().stream()
          .filter(entry -> entry.verdict() == verdict)
          .map(ExpectationFile.Entry::requirement)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
