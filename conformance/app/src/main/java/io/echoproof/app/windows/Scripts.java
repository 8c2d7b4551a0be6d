package io.echoproof.app.windows;

import java.util.Optional;

/** Something that runs PowerShell scripts. */
@FunctionalInterface
public interface Scripts {
  /** Runs a script and waits for its end, no longer than a minute. Never throws. */
  Result run(String script);

  /**
   * What came of it.
   *
   * @param status the exit status; -1 when it could not be run
   * @param output both its streams, one char per octet: the texts are in the user's language, so
   *     only what a script prints itself is looked for
   */
  record Result(int status, String output) {
    /** Whether a line of the output is exactly that. */
    public boolean says(String line) {
      return output.lines().map(String::strip).anyMatch(line::equals);
    }

    /** The first line that says something else than that, for a reason. */
    public Optional<String> firstLine(String known) {
      return output
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.equals(known))
          .findFirst();
    }
  }
}
