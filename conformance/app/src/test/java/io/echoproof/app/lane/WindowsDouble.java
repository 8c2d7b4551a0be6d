package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wintun's test double as a DLL, and a Windows JVM under Wine beside it, in the network namespace
 * of this JVM.
 */
final class WindowsDouble {
  private static final Duration LONGEST_BUILD = Duration.ofMinutes(1);
  private static final Duration LONGEST_RUN = Duration.ofMinutes(4);
  private static final Path WINE = Lane.DIRECTORY.resolve("wine-double");
  private static final Path DOUBLE = Lane.DIRECTORY.resolve("double");

  private WindowsDouble() {}

  /** Builds the double; answers why there is none, or no Windows JVM for it. */
  static Optional<String> missing() throws IOException, InterruptedException {
    Optional<String> missing = LaneNetwork.missing().or(WindowsDouble::noJvm);
    return missing.isPresent() ? missing : build();
  }

  private static Optional<String> noJvm() {
    try {
      return WindowsProgram.missing();
    } catch (IOException e) {
      return Optional.of("no Windows JVM: " + e);
    }
  }

  private static Optional<String> build() throws IOException, InterruptedException {
    Path script = script("double", "build");
    try (Child child = Child.start(new ProcessBuilder(script.toString(), DOUBLE.toString()))) {
      Ended ended = child.awaitEnd(LONGEST_BUILD);
      return ended.status() == 0 && Files.exists(DOUBLE.resolve("tundouble.dll"))
          ? Optional.empty()
          : Optional.of(
              "the double can't be built (Debian: apt-get install gcc libc6-dev"
                  + " gcc-mingw-w64-x86-64): "
                  + ended.transcript());
    } catch (IOException e) {
      return Optional.of("the double can't be built: " + e);
    }
  }

  /** Runs {@link DoubleTool} with the distribution's classes. */
  static Ended run(String target, String link, Path out, Path firewall)
      throws IOException, InterruptedException {
    try (Child child = start(firewall, List.of(target, link, WindowsProgram.windowsPath(out)))) {
      return child.awaitEnd(LONGEST_RUN);
    }
  }

  /** Starts {@link DoubleTool} with the distribution's classes. */
  static Child start(Path firewall, List<String> arguments) throws IOException {
    Path jar = Path.of(System.getProperty("echoproof.home", ""), "echoproof.jar");
    List<String> command =
        new ArrayList<>(
            List.of(
                script("wine", "run").toString(),
                WINE.toString(),
                DOUBLE.toString(),
                WindowsProgram.windowsPath(WindowsProgram.java()),
                "-cp",
                WindowsProgram.windowsPath(jar)
                    + ";"
                    + WindowsProgram.windowsPath(Path.of("target", "test-classes")),
                DoubleTool.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("GITHUB_STEP_SUMMARY");
    builder.environment().put(DoubleTunDevices.FIREWALL, WindowsProgram.windowsPath(firewall));
    return Child.start(builder);
  }

  private static Path script(String folder, String name) {
    return Path.of(System.getProperty("echoproof.root", ""), "ci", folder, name).toAbsolutePath();
  }
}
