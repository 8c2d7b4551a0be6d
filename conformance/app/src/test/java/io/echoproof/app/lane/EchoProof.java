package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The launcher as a user starts it: nothing in its environment tells of the lane around it.
 *
 * @param launcher where it is
 * @param directory the current directory
 * @param behind the words before the launcher, such as a program that changes the user
 * @param variables what the environment has besides
 */
record EchoProof(
    Path launcher, Path directory, List<String> behind, Map<String, String> variables) {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(3);

  /** What the lane or its runner has set, and a user has not. */
  private static final List<String> NOT_A_USERS =
      List.of(
          "ECHOPROOF_NETNS",
          "ECHOPROOF_USERNS",
          "ECHOPROOF_STDIN",
          "ECHOPROOF_TTY",
          "ECHOPROOF_TUN",
          "ECHOPROOF_DEBUG",
          "ECHOPROOF_REQUIRE_LANES",
          "GITHUB_STEP_SUMMARY");

  /** The shared installation. */
  static EchoProof in(Path directory) throws IOException {
    return new EchoProof(Installation.shared(), directory, List.of(), Map.of());
  }

  /** The same, started by another program. */
  EchoProof behind(String... words) {
    return new EchoProof(launcher, directory, List.of(words), variables);
  }

  /** Starts it. */
  Child start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(behind);
    command.add(launcher.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeAll(NOT_A_USERS);
    builder.environment().putAll(variables);
    return Child.start(builder);
  }

  /** Starts it and waits for its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    try (Child child = start(arguments)) {
      return child.awaitEnd(LONGEST_RUN);
    }
  }
}
