package io.echoproof.app.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Programs on the PATH.
 *
 * @param environment the process's environment variables
 */
public record Programs(Map<String, String> environment) {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** More than a line about a version has, in octets. */
  private static final int MOST_OUTPUT = 4096;

  /** Whether this is Windows, where programs have another ending. */
  public static boolean onWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /** The first of these programs that the PATH leads to. */
  public Optional<Path> find(List<String> names) {
    return names.stream().flatMap(name -> find(name).stream()).findFirst();
  }

  /** Where the PATH leads to. */
  public Optional<Path> find(String name) {
    String path = variable("PATH");
    for (String directory : path.split(File.pathSeparator, -1)) {
      Optional<Path> program = executable(directory, name);
      if (program.isPresent()) {
        return program;
      }
    }
    return Optional.empty();
  }

  /** Windows calls it Path and takes any case for the same; a map of variables does not. */
  private String variable(String name) {
    String exact = environment.get(name);
    return exact != null
        ? exact
        : environment.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
  }

  private static Optional<Path> executable(String directory, String name) {
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path program = Path.of(directory, onWindows() ? name + ".exe" : name);
      return Files.isRegularFile(program) && Files.isExecutable(program)
          ? Optional.of(program)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The first line that a program prints, when it ends soon and without an error. */
  public static Optional<String> firstLine(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (InputStream out = process.getInputStream()) {
        process.getOutputStream().close();
        boolean ended = process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended || process.exitValue() != 0) {
          return Optional.empty();
        }
        String text = new String(out.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
