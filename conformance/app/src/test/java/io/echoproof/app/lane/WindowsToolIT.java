package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole tool, as it is downloaded, on a Windows JVM under Wine: in memory, with its report. */
@Timeout(600)
class WindowsToolIT {
  /** The SHA-256 of the release's DLL for amd64. */
  private static final String WINTUN_0_14_1 =
      "e5da8447dc2c320edc0fc52fa01885c103de8c118481f683643cacc3220dafce";

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
    assertTrue(run.record().environment().get("Wine").contains("not Microsoft's"));
    assertTrue(run.whyNot("pcap").contains("wpcap.dll: install Npcap 1.71"), run.whyNot("pcap"));
    assertTrue(run.whyNot("forward").contains("as Wine does"), run.whyNot("forward"));
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
  void refusesAnotherLibraryThanWintunWithBothHashes() throws Exception {
    Path out = temp.resolve("out");
    Path other = Files.writeString(temp.resolve("other.dll"), "not Wintun");
    Ended ended = host(other, out);

    assertEquals(4, ended.status(), ended::transcript);
    assertTrue(complains(ended, sha256(other), WINTUN_0_14_1), ended::transcript);
    assertFalse(Files.exists(out));

    Ended missing = host(temp.resolve("missing.dll"), out);
    assertEquals(2, missing.status(), missing::transcript);
    assertTrue(complains(missing, "--wintun-dll", "missing.dll"), missing::transcript);
  }

  /** Wine itself has something to say now and then. */
  private static boolean complains(Ended ended, String... words) {
    return ended.err().stream()
        .filter(line -> line.startsWith("echoproof: "))
        .anyMatch(line -> Stream.of(words).allMatch(line::contains));
  }

  private static Ended host(Path dll, Path out) throws Exception {
    return windows.echoproof(
        launcher,
        "run",
        "--target",
        "host",
        "--wintun-dll",
        WindowsProgram.windowsPath(dll),
        "--out",
        WindowsProgram.windowsPath(out));
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void respondSaysWhyItCanNotInOneLine() throws Exception {
    Ended ended = windows.echoproof(launcher, "respond", "--duration", "1");

    assertEquals(4, ended.status(), ended::transcript);
    assertTrue(complains(ended, "EchoProof-respond", "as Wine does"), ended::transcript);
  }

  @Test
  void doctorTellsWhereItIs() throws Exception {
    Ended ended = windows.echoproof(launcher, "doctor");

    assertEquals(0, ended.status(), ended::transcript);
    assertTrue(ended.says("operating system", "Windows"), ended::transcript);
    assertTrue(ended.says("operating system", "not Microsoft's"), ended::transcript);
    assertTrue(ended.says("no  Npcap", "wpcap.dll"), ended::transcript);
    assertTrue(ended.says("ok  ping", "Wine", "ping.exe"), ended::transcript);
    assertTrue(ended.says("link memory", "answered"), ended::transcript);
    assertTrue(ended.says("Wintun", "creating the Wintun adapter"), ended::transcript);
    assertTrue(ended.err().stream().noneMatch(line -> line.contains("Wintun")), ended::transcript);
    assertTrue(ended.says("no  link tun", "target host: "), ended::transcript);
    assertTrue(ended.says("no  link forward", "target builtin: "), ended::transcript);
  }
}
