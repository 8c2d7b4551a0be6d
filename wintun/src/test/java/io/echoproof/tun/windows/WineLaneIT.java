package io.echoproof.tun.windows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.echoproof.tun.Lane;
import io.echoproof.tun.TunAccess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Runs this house's tests, the very same class files, on a Windows JVM under Wine: against the test
 * double as a DLL, then against the genuine wintun.dll. Started in the namespace of this JVM.
 */
@EnabledOnOs(OS.LINUX)
class WineLaneIT {
  private static final Path WINE = Path.of("/usr/lib/wine/wine64");
  private static final Path DIRECTORY = Path.of("target", "wine");
  private static final Path CLASS_PATH = Path.of("target", "windows-class-path");
  private static final Path JVM = Path.of("target", "windows-jvm");

  /** Half a minute is usual; a machine may be busy with other things. */
  private static final int LONGEST_MINUTES = 8;

  private static final Pattern SUCCESSFUL = Pattern.compile("\\[ +(\\d+) tests successful ");
  private static final Pattern FAILED = Pattern.compile("\\[ +(\\d+) (?:tests|containers) failed ");
  private static final Pattern VERSION = Pattern.compile("(?m)^OpenJDK Runtime .*$");

  @BeforeAll
  static void lane() {
    Lane.require("wine", missing());
  }

  private static Optional<String> missing() {
    String netns = TunDouble.environment("ECHOPROOF_NETNS").orElse("not in the lane");
    if (!netns.equals("own")) {
      return Optional.of(netns);
    }
    return TunAccess.check()
        .missing()
        .or(NativeBuild::missing)
        .or(() -> absent(NativeBuild.directory().resolve("tundouble.dll"), "gcc-mingw-w64-x86-64"))
        .or(() -> absent(WINE, "wine wine64"))
        .or(() -> absent(JVM, "wine wine64 before Maven starts, which fetches it then"));
  }

  private static Optional<String> absent(Path file, String packages) {
    return Files.exists(file)
        ? Optional.empty()
        : Optional.of("there is no " + file + " (apt-get install " + packages + ")");
  }

  @Test
  void theTestsPassOnAWindowsJvmAgainstTheDouble() throws Exception {
    int tests =
        run(
            "double",
            "--select-package=io.echoproof.tun.windows",
            "--select-package=io.echoproof.tun.memory",
            "--include-classname=.*(Test|IT)",
            "--exclude-tag=genuine-wintun",
            "--exclude-tag=stress");
    assertTrue(tests > 200, "only " + tests + " tests ran");
    assertTrue(Files.readString(Path.of("target", "lanes", "wintun.txt")).contains("double-wine"));
  }

  @Test
  void theGenuineLibraryLoadsAndFailsInWords() throws Exception {
    int tests = run("genuine", "--select-class=" + GenuineWintunIT.class.getName());
    assertEquals(5, tests);
  }

  /** How many tests succeeded; fails when others did not. */
  private static int run(String what, String... selection) throws Exception {
    Path log = Files.createDirectories(DIRECTORY).resolve(what + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of("..", "ci", "wine", "run").toString());
    command.add(DIRECTORY.toString());
    command.add(NativeBuild.directory().toString());
    command.add(windows(jvm()));
    command.addAll(
        List.of(
            "-showversion",
            "-cp",
            classPath(),
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--fail-if-no-tests",
            "--disable-banner",
            "--disable-ansi-colors",
            "--details=tree",
            "--details-theme=ascii"));
    command.addAll(List.of(selection));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()));
    builder.environment().put("ECHOPROOF_WINE", what);
    builder.environment().remove("JAVA_HOME");
    Process process = builder.start();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroy();
      fail("no end after " + LONGEST_MINUTES + " minutes:\n" + Files.readString(log, ISO_8859_1));
    }
    return judge(what, process.exitValue(), Files.readString(log, ISO_8859_1));
  }

  private static int judge(String what, int status, String log) {
    String version = VERSION.matcher(log).results().map(r -> r.group()).findFirst().orElse("?");
    int successful = sum(SUCCESSFUL, log);
    System.out.printf(
        "wine, %s: %s: %d tests successful, %d failed%n",
        what, version, successful, sum(FAILED, log));
    assertEquals(0, status, () -> "the tests failed under Wine:\n" + log);
    assertEquals(0, sum(FAILED, log), log);
    assertTrue(successful > 0, log);
    assertTrue(version.contains("17."), version);
    return successful;
  }

  private static int sum(Pattern pattern, String log) {
    Matcher matcher = pattern.matcher(log);
    int sum = 0;
    while (matcher.find()) {
      sum += Integer.parseInt(matcher.group(1));
    }
    return sum;
  }

  private static Path jvm() throws IOException {
    try (Stream<Path> files = Files.find(JVM, 5, (file, a) -> file.endsWith("bin/java.exe"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(CLASS_PATH)) {
      return Stream.concat(
              Stream.of(Path.of("target", "classes"), Path.of("target", "test-classes")), jars)
          .map(WineLaneIT::windows)
          .collect(Collectors.joining(";"));
    }
  }

  /** A path as Wine's programs see it. */
  private static String windows(Path path) {
    return "Z:" + path.toAbsolutePath().normalize().toString().replace('/', '\\');
  }
}
