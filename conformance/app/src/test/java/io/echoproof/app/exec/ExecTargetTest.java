package io.echoproof.app.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.cli.Cli;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A stack in a child process, and what becomes of a run when it misbehaves. */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is quoted for a POSIX shell")
class ExecTargetTest {
  @TempDir Path temp;

  private Cli.Result run(String target, String... more) {
    List<String> command = new ArrayList<>(List.of("run", "--no-report", "--target", target));
    command.addAll(List.of("--out", temp.resolve("out").toString(), "--seed", "1"));
    command.addAll(List.of(more));
    return Cli.call(command.toArray(String[]::new));
  }

  private RunRecord record() throws Exception {
    return RunJson.read(temp.resolve("out").resolve("run.json"));
  }

  private static VerdictRecord verdict(RunRecord run, String id) {
    return run.requirements().stream()
        .filter(r -> r.id().equals(id))
        .map(RequirementRecord::verdict)
        .findFirst()
        .orElseThrow();
  }

  private static CaseRecord caseRecord(RunRecord run, String id) {
    return run.cases().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  /** What the case keeps of the child's standard error. */
  private static String errorOutput(CaseRecord c) {
    Optional<String> text =
        c.attachments().stream()
            .filter(a -> a.name().contains("beside its frames"))
            .map(a -> Base64.getDecoder().decode(a.octets()))
            .map(octets -> new String(octets, StandardCharsets.UTF_8))
            .findFirst();
    return text.orElse("");
  }

  private static boolean childIsLeft() {
    return ProcessHandle.current()
        .descendants()
        .anyMatch(p -> p.info().commandLine().orElse("").contains(ExecStack.class.getName()));
  }

  @Test
  void ofAGoodOneEveryFrameButAnEmptyOneIsJudged() throws Exception {
    Cli.Result result = run(ExecStack.target(), "HDR-0*", "HDR-14", "ECH-01", "ECH-05", "NOI-01");

    assertEquals(0, result.status(), result.out() + result.err());
    RunRecord run = record();
    assertEquals("exec", run.target().kind());
    assertEquals(ExecStack.target(), run.target().name());
    assertEquals("stdio", run.links().get(0).name());
    assertEquals(VerdictRecord.PASS, verdict(run, "HDR-01"));
    assertEquals(VerdictRecord.PASS, verdict(run, "ECH-05"));
    assertEquals(VerdictRecord.PASS, verdict(run, "NOI-01"));
    assertEquals(VerdictRecord.SKIPPED, caseRecord(run, "HDR-14.empty-frame").verdict());
    assertTrue(caseRecord(run, "HDR-01.other-versions").rerun().contains("--target 'exec:"));
    assertFalse(childIsLeft());
  }

  @Test
  void theSecondAddressOfItsProfileIsToldAndAsked() throws Exception {
    Path profile = temp.resolve("profile");
    Files.writeString(profile, "{\"second\": \"192.0.2.3\"}");
    String[] with = {"ADR-02.second-address", "--profile", profile.toString()};

    run(ExecStack.target(), with);
    assertEquals(VerdictRecord.PASS, caseRecord(record(), with[0]).verdict());

    run(ExecStack.target("first-only"), with);
    assertEquals(VerdictRecord.FAIL, caseRecord(record(), with[0]).verdict());

    run(ExecStack.target(), with[0]);
    assertEquals(VerdictRecord.NOT_APPLICABLE, caseRecord(record(), with[0]).verdict());
  }

  @Test
  void oneThatEndsIsJudgedByThePacketAndTheRunGoesOn() throws Exception {
    Cli.Result result = run(ExecStack.target("exits", "528"), "ECH-05", "ECH-07", "HDR-01");

    assertEquals(1, result.status(), result.out() + result.err());
    RunRecord run = record();
    CaseRecord deadly = caseRecord(run, "ECH-05.all-sizes");
    assertTrue(deadly.message().contains("the target died of: 500 data octets"), deadly.message());
    assertTrue(deadly.message().contains("its process ended with status 3"), deadly.message());
    assertEquals("assertion failed: length\n", errorOutput(deadly));
    assertEquals(VerdictRecord.PASS, verdict(run, "ECH-07"));
    assertFalse(childIsLeft());
  }

  @Test
  void oneThatHangsIsJudgedByThePacketAndTheRunGoesOn() throws Exception {
    Cli.Result result =
        run(ExecStack.target("hangs", "528"), "ECH-05", "ECH-07", "--timeout", "500");

    assertEquals(1, result.status(), result.out() + result.err());
    RunRecord run = record();
    CaseRecord deadly = caseRecord(run, "ECH-05.all-sizes");
    assertTrue(deadly.message().contains("the target died of: 500 data octets"), deadly.message());
    assertTrue(deadly.message().contains("its process still runs"), deadly.message());
    assertEquals(VerdictRecord.PASS, verdict(run, "ECH-07"));
    assertFalse(childIsLeft());
  }

  @Test
  void oneThatSpeaksOutOfTurnIsJudgedByThePacket() throws Exception {
    Cli.Result result = run(ExecStack.target("talks", "528"), "ECH-05", "ECH-07");

    assertEquals(1, result.status(), result.out() + result.err());
    RunRecord run = record();
    CaseRecord deadly = caseRecord(run, "ECH-05.all-sizes");
    assertTrue(
        deadly.message().contains("announces a frame of 1970169208 octets (756e6578)"),
        deadly.message());
    assertEquals(VerdictRecord.PASS, verdict(run, "ECH-07"));
  }

  @Test
  void whatItSaysWhileItLivesOnIsInTheEvidenceOfTheCase() throws Exception {
    Cli.Result result = run(ExecStack.target("warns", "528"), "ECH-05", "ECH-07");

    assertEquals(0, result.status(), result.out() + result.err());
    CaseRecord loud = caseRecord(record(), "ECH-05.all-sizes");
    assertEquals("runtime error: shift of a negative number\n", errorOutput(loud));
    assertEquals("", errorOutput(caseRecord(record(), "ECH-07.empty")));
  }

  private void isNoStack(String target, String... words) {
    Cli.Result result = run(target, "ECH-01", "--timeout", "200");

    result.failed(4, 1);
    for (String word : words) {
      assertTrue(result.err().contains(word), () -> "'" + word + "' is not in: " + result.err());
    }
    assertFalse(Files.exists(temp.resolve("out")));
    assertFalse(childIsLeft());
  }

  @Test
  void oneThatNeverSaysReadyIsAnEnvironmentError() {
    isNoStack(ExecStack.target("never-ready"), "within 2000 ms", "frame of length 0");
  }

  @Test
  void oneThatEndsAtOnceIsAnEnvironmentErrorWithItsLastWords() {
    isNoStack("exec:echo 'no such configuration' >&2; exit 3", "status 3", "no such configuration");
  }

  @Test
  void oneThatDoesNotExistIsAnEnvironmentError() {
    isNoStack("exec:./no-such-stack", "./no-such-stack", "status 127", "not found");
  }

  @Test
  void oneThatPrintsTextIsAnEnvironmentError() {
    isNoStack("exec:echo stack starting; sleep 60", "73746163", "standard error");
  }

  @Test
  void oneThatSendsBeforeItIsReadyIsAnEnvironmentError() {
    isNoStack("exec:printf '\\000\\000\\000\\002ab'; sleep 60", "first frame has 2 octets");
  }
}
