package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole tool, as it is downloaded, on a Windows JVM under Wine: in memory, with its report. */
@Timeout(600)
class WindowsToolIT {
  /** The SHA-256 of the release's DLL for amd64. */
  private static final String WINTUN_0_14_1 =
      "e5da8447dc2c320edc0fc52fa01885c103de8c118481f683643cacc3220dafce";

  @TempDir static Path shared;

  @TempDir Path temp;

  private static WindowsProgram windows;
  private static Path installation;

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("wine-tool", WindowsProgram.missing());
    windows = WindowsProgram.in(shared.resolve("prefix"));
    installation = Installation.in(shared.resolve("echoproof")).getParent();
    Files.copy(
        Path.of(System.getProperty("echoproof.root")).resolve("echoproof.cmd"),
        installation.resolve("echoproof.cmd"),
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
    Ended ended = windows.echoproof(installation, "run", "--out", WindowsProgram.windowsPath(out));
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
        windows.echoproof(installation, "run", "HDR-99", "--out", WindowsProgram.windowsPath(out));

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

    Map<String, String> named = Map.of("ECHOPROOF_WINTUN_DLL", WindowsProgram.windowsPath(other));
    Ended doctor = windows.echoproof(named, installation, "doctor");
    assertTrue(doctor.says("no  Wintun", "other.dll is not Wintun 0.14.1"), doctor::transcript);
    assertTrue(doctor.says(sha256(other)), doctor::transcript);
    assertTrue(doctor.says(WINTUN_0_14_1), doctor::transcript);
  }

  /** Everything that README says to need Wintun's driver says that it needs it, in one line. */
  @ParameterizedTest
  @ValueSource(strings = {"run --link forward", "run --target host", "respond"})
  void saysWhyItCanNot(String words) throws Exception {
    Ended ended = windows.echoproof(installation, words.split(" ", -1));

    assertEquals(4, ended.status(), ended::transcript);
    assertTrue(complains(ended, "creating the Wintun adapter", "as Wine does"), ended::transcript);
    assertEquals(List.of(), ended.out(), ended::transcript);
  }

  @Test
  void refusesALinkThatTheTargetDoesNotHave() throws Exception {
    Ended ended = windows.echoproof(installation, "run", "--link", "tun");

    assertEquals(2, ended.status(), ended::transcript);
    assertTrue(complains(ended, "--link tun", "pcap, forward or memory"), ended::transcript);
  }

  /** In a folder whose name needs quotes, with a stand-in for Maven: there is no JDK under Wine. */
  @Test
  void buildsItselfOnFirstUse() throws Exception {
    Path sources = Files.createDirectories(temp.resolve("sources (x86) here"));
    Files.copy(installation.resolve("echoproof.cmd"), sources.resolve("echoproof.cmd"));
    Path bin = Files.createDirectories(temp.resolve("bin"));
    Map<String, String> path = Map.of("WINEPATH", WindowsProgram.windowsPath(bin));
    Path maven = bin.resolve("mvn.cmd");

    Files.writeString(maven, "@exit /b 7\r\n");
    Ended broken = windows.echoproof(path, sources, "--version");
    assertEquals(4, broken.status(), broken::transcript);
    assertTrue(complains(broken, "the build failed"), broken::transcript);

    Files.writeString(maven, "@exit /b 0\r\n");
    Ended nothing = windows.echoproof(path, sources, "--version");
    assertEquals(4, nothing.status(), nothing::transcript);
    assertTrue(complains(nothing, "the build left no echoproof.jar"), nothing::transcript);

    Path target = Files.createDirectories(sources.resolve("conformance/app/target"));
    FileTree.copy(Path.of(System.getProperty("echoproof.home")), target.resolve("built"));
    String built = WindowsProgram.windowsPath(target.resolve("built"));
    Files.writeString(maven, "@echo mvn %* 1>&2\r\n@ren \"" + built + "\" echoproof\r\n");
    Ended first = windows.echoproof(path, sources, "--version");
    assertEquals(0, first.status(), first::transcript);
    assertTrue(first.says("EchoProof "), first::transcript);
    assertTrue(
        first.err().stream().anyMatch(l -> l.startsWith("mvn -q -B -f ") && l.contains("package")),
        first::transcript);

    Ended second = windows.echoproof(path, sources, "--version");
    assertEquals(0, second.status(), second::transcript);
    assertFalse(second.transcript().contains("Building"), second::transcript);
  }

  /** Wine itself has something to say now and then. */
  private static boolean complains(Ended ended, String... words) {
    return ended.err().stream()
        .filter(line -> line.startsWith("echoproof: "))
        .anyMatch(line -> Stream.of(words).allMatch(line::contains));
  }

  private static Ended host(Path dll, Path out) throws Exception {
    return windows.echoproof(
        installation,
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
  void doctorTellsWhereItIs() throws Exception {
    Ended ended = windows.echoproof(installation, "doctor");

    assertEquals(0, ended.status(), ended::transcript);
    assertTrue(ended.says("operating system", "Windows"), ended::transcript);
    assertTrue(ended.says("operating system", "not Microsoft's"), ended::transcript);
    assertTrue(ended.says("no  Npcap", "wpcap.dll"), ended::transcript);
    assertTrue(ended.says("ok  ping", "Wine", "ping.exe"), ended::transcript);
    assertTrue(ended.says("browser", ".exe", ".html"), ended::transcript);
    assertTrue(ended.says("link memory", "answered"), ended::transcript);
    assertTrue(ended.says("Wintun", "creating the Wintun adapter"), ended::transcript);
    assertTrue(ended.err().stream().noneMatch(line -> line.contains("Wintun")), ended::transcript);
    assertTrue(ended.says("no  link tun", "target host: "), ended::transcript);
    assertTrue(ended.says("no  link forward", "target builtin: "), ended::transcript);
  }
}
