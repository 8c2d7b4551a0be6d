package io.echoproof.reports.summary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** The summary that GitHub shows with a job: a file that every step may append to. */
public final class JobSummary {
  /** The environment variable that names the file. */
  public static final String VARIABLE = "GITHUB_STEP_SUMMARY";

  /** GitHub drops a step's summary of more than 1 MiB. */
  private static final int LIMIT = 1_000_000;

  private JobSummary() {}

  /**
   * The file, when we run in a job.
   *
   * @param environment environment variables
   * @return the file; empty when the variable is unset or names none
   */
  public static Optional<Path> file(Map<String, String> environment) {
    String name = environment.getOrDefault(VARIABLE, "");
    try {
      return name.isBlank() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Appends a summary.
   *
   * @param markdown the summary
   * @param file the file; made when it is missing
   * @throws IOException when it cannot be written
   */
  public static void append(String markdown, Path file) throws IOException {
    Files.writeString(
        file,
        cut(markdown) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Cut after a whole line, so that no table row is broken. */
  private static String cut(String markdown) {
    if (markdown.getBytes(StandardCharsets.UTF_8).length <= LIMIT) {
      return markdown;
    }
    // A character has at most four octets in UTF-8.
    int end = markdown.lastIndexOf('\n', LIMIT / 4);
    return markdown.substring(0, Math.max(end, 0)) + "\n\nThe rest is in summary.md.\n";
  }
}
