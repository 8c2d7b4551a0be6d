package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole tool, as it is downloaded, on a Windows JVM under Wine: in memory, with its report. */
@Timeout(600)
class WindowsToolIT {
  @TempDir static Path shared;

  @TempDir Path temp;

  private static WindowsProgram windows;
  private static Path launcher;

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("wine-tool", WindowsProgram.missing());
    windows = WindowsProgram.in(shared.resolve("prefix"));
    Path installation = Installation.in(shared.resolve("echoproof")).getParent();
    launcher = installation.resolve("echoproof.cmd");
    Files.copy(
        Path.of(System.getProperty("echoproof.root")).resolve("echoproof.cmd"),
        launcher,
        StandardCopyOption.REPLACE_EXISTING);
    Ended version = windows.javaVersion();
    version.err().stream()
        .filter(line -> line.contains("OpenJDK"))
        .forEach(line -> System.out.println("lane wine-tool: " + line));
  }

  @AfterAll
  static void end() throws Exception {
    if (windows != null) {
      windows.end();
    }
  }

  @Test
  void runsInMemoryAndLeavesTheSameReport() throws Exception {
    Path out = temp.resolve("out");
    Ended ended = windows.echoproof(launcher, "run", "--out", WindowsProgram.windowsPath(out));
    LaneRun run = LaneRun.read(ended, out);

    assertEquals(0, ended.status(), ended::transcript);
    assertEquals(Set.of("memory"), run.usedLinks());
    assertTrue(run.record().outcome().verified() > 50, run.record().outcome()::toString);
    assertTrue(
        run.record().environment().get("operating system").startsWith("Windows"),
        run.record().environment()::toString);
    assertTrue(Files.size(out.resolve("report.html")) > 1_000_000);
  }

  @Test
  void namesWhatIsWrongWithTheInputAndLeavesNothing() throws Exception {
    Path out = temp.resolve("out");
    Ended ended =
        windows.echoproof(launcher, "run", "HDR-99", "--out", WindowsProgram.windowsPath(out));

    assertEquals(2, ended.status(), ended::transcript);
    assertTrue(ended.err().get(0).contains("HDR-99"), ended::transcript);
    assertFalse(Files.exists(out));
  }

  @Test
  void doctorTellsWhereItIs() throws Exception {
    Ended ended = windows.echoproof(launcher, "doctor");

    assertEquals(0, ended.status(), ended::transcript);
    assertTrue(ended.says("operating system", "Windows"), ended::transcript);
    assertTrue(ended.says("link memory", "answered"), ended::transcript);
  }
}
