package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * EchoProof's Windows launcher on a Windows JVM under Debian's Wine. It is a real Windows JVM and
 * Wine's command interpreter; it is no Windows.
 */
final class WindowsProgram {
  private static final Path WINE = Path.of("/usr/lib/wine/wine64");
  private static final Path SERVER = Path.of("/usr/lib/wine/wineserver64");
  private static final Duration LONGEST_RUN = Duration.ofMinutes(4);
  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final Path prefix;
  private final Path jvm;

  private WindowsProgram(Path prefix, Path jvm) {
    this.prefix = prefix;
    this.jvm = jvm;
  }

  /** Why there is none here; empty when there is. */
  static Optional<String> missing() throws IOException {
    if (!Files.isExecutable(WINE)) {
      return Optional.of("no Wine (Debian: apt-get install --no-install-recommends wine wine64)");
    }
    return jvm().isPresent()
        ? Optional.empty()
        : Optional.of("no Windows JVM: the build of wintun/ fetches it where Wine is installed");
  }

  /** With a Wine prefix of its own, which keeps it apart from every other one. */
  static WindowsProgram in(Path prefix) throws IOException {
    return new WindowsProgram(prefix, jvm().orElseThrow());
  }

  private static Optional<Path> jvm() throws IOException {
    Path fetched =
        Path.of(System.getProperty("echoproof.root", ""), "wintun", "target", "windows-jvm");
    if (!Files.isDirectory(fetched)) {
      return Optional.empty();
    }
    try (Stream<Path> archives = Files.list(fetched)) {
      return archives
          .map(archive -> archive.resolve("jre"))
          .filter(jre -> Files.exists(jre.resolve("bin/java.exe")))
          .findFirst()
          .map(Path::toAbsolutePath);
    }
  }

  /** The Windows JVM's launcher. */
  static Path java() throws IOException {
    return jvm().orElseThrow().resolve("bin/java.exe");
  }

  /** A path as programs under Wine name it. */
  static String windowsPath(Path path) {
    return "Z:" + path.toAbsolutePath().normalize().toString().replace('/', '\\');
  }

  /** Starts the {@code echoproof.cmd} of a folder, in it, and waits for its end. */
  Ended echoproof(Path folder, String... arguments) throws IOException, InterruptedException {
    return echoproof(Map.of(), folder, arguments);
  }

  /** The same with more variables; {@code WINEPATH} is put before Windows' own PATH. */
  Ended echoproof(Map<String, String> variables, Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(WINE.toString(), "cmd", "/c", "echoproof.cmd"));
    command.addAll(List.of(arguments));
    return run(variables, command, folder, LONGEST_RUN);
  }

  /** What the Windows JVM says about itself. */
  Ended javaVersion() throws IOException, InterruptedException {
    return run(
        Map.of(),
        List.of(WINE.toString(), windowsPath(jvm.resolve("bin/java.exe")), "-version"),
        prefix.getParent(),
        LONGEST_RUN);
  }

  /** Ends the prefix's server, and with it all that still runs in it. */
  void end() throws IOException, InterruptedException {
    run(Map.of(), List.of(SERVER.toString(), "-k"), prefix.getParent(), LONGEST_END);
  }

  private Ended run(
      Map<String, String> variables, List<String> command, Path directory, Duration atMost)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ECHOPROOF_"));
    builder.environment().remove("GITHUB_STEP_SUMMARY");
    builder.environment().remove("DISPLAY");
    builder.environment().put("WINEPREFIX", prefix.toString());
    builder.environment().put("WINEARCH", "win64");
    builder.environment().put("WINEDEBUG", "-all");
    builder.environment().put("JAVA_HOME", windowsPath(jvm));
    builder.environment().putAll(variables);
    try (Child child = Child.start(builder)) {
      return child.awaitEnd(atMost);
    }
  }
}
