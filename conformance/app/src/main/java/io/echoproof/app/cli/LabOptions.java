package io.echoproof.app.cli;

import io.echoproof.app.UsageException;
import io.echoproof.app.respond.LabSettings;
import io.echoproof.app.run.Seeds;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that make the way back to the pinging side a bad network. */
final class LabOptions {
  private static final double NANOS_PER_MILLI = 1e6;

  @Option(
      names = "--drop",
      paramLabel = "SHARE",
      description = "Lose a share of the replies, 0 to 1.")
  private double drop;

  @Option(names = "--duplicate", paramLabel = "SHARE", description = "Send a share of them twice.")
  private double duplicate;

  @Option(
      names = "--reorder",
      paramLabel = "SHARE",
      description = "Let a share of them be overtaken by the next one.")
  private double reorder;

  @Option(
      names = "--corrupt",
      paramLabel = "SHARE",
      description = "Flip one bit in a share of them.")
  private double corrupt;

  @Option(
      names = "--delay",
      paramLabel = "MS",
      description = "Delay all of them, in milliseconds; a fraction will do.")
  private double delay;

  @Option(
      names = "--seed",
      paramLabel = "HEX",
      description = "Of the choices: the same replies meet the same fate (default 0).")
  private Optional<String> seed = Optional.empty();

  LabSettings settings() {
    if (Double.isNaN(delay)) {
      throw new UsageException("--delay NaN is no number of milliseconds");
    }
    return new LabSettings(
        drop,
        duplicate,
        reorder,
        corrupt,
        Duration.ofNanos((long) (delay * NANOS_PER_MILLI)),
        seed.map(Seeds::parse).orElse(0L));
  }
}
