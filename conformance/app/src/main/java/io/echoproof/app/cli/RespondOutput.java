package io.echoproof.app.cli;

import io.echoproof.app.UsageException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what is printed while the responder answers. */
final class RespondOutput {
  private static final String JSON = "json";

  @Option(names = "--quiet", description = "Print nothing but errors and what is asked for.")
  private boolean quiet;

  @Option(names = "--log-packets", description = "Print a line for each packet.")
  private boolean logPackets;

  @Option(
      names = "--status",
      paramLabel = JSON,
      description = "Print the counters every second, and at the end, as a line of JSON.")
  private Optional<String> status = Optional.empty();

  boolean quiet() {
    return quiet;
  }

  boolean logPackets() {
    return logPackets;
  }

  /**
   * Whether counters are printed as JSON.
   *
   * @throws UsageException when another form is asked for
   */
  boolean status() {
    status
        .filter(form -> !form.equals(JSON))
        .ifPresent(
            form -> {
              throw new UsageException("--status '" + form + "' is not json, the only form");
            });
    return status.isPresent();
  }
}
