package io.echoproof.app.lane;

import java.util.List;

/**
 * A program that has ended.
 *
 * @param command how it was started
 * @param status its exit status; that of a signal is 128 and the signal's number
 * @param out the lines of its standard output
 * @param err the lines of its standard error
 */
record Ended(List<String> command, int status, List<String> out, List<String> err) {

  /** Whether a line of the standard output contains all these words. */
  boolean says(String... words) {
    return out.stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains));
  }

  /** Everything, for a failure's message. */
  String transcript() {
    return String.join(" ", command)
        + "\nstatus "
        + status
        + "\n"
        + String.join("\n", out)
        + "\n-- standard error:\n"
        + String.join("\n", err);
  }
}
