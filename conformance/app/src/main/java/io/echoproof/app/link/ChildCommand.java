package io.echoproof.app.link;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a stack in a child process is started.
 *
 * @param command the command line, handed to the system's shell
 * @param variables what its environment has besides this process's own
 * @param readyWithin how long it may take until it says that it is ready
 */
public record ChildCommand(String command, Map<String, String> variables, Duration readyWithin) {
  public ChildCommand {
    variables = Map.copyOf(variables);
  }

  ProcessBuilder builder() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    ProcessBuilder builder =
        new ProcessBuilder(
            windows ? List.of("cmd.exe", "/c", command) : List.of("/bin/sh", "-c", command));
    builder.environment().putAll(variables);
    return builder;
  }
}
