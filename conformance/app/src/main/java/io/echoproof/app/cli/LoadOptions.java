package io.echoproof.app.cli;

import io.echoproof.app.UsageException;
import io.echoproof.app.bench.BenchRequest;
import io.echoproof.app.bench.Load;
import io.echoproof.app.bench.LoadSettings;
import io.echoproof.app.bench.Rival;
import io.echoproof.app.run.Seeds;
import io.echoproof.app.target.TargetRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that say what a target is loaded with, and what is measured beside it. */
final class LoadOptions {
  private static final double LONGEST_SECONDS = 3_600;
  private static final int MOST_TURNS = 1_000;

  @Option(
      names = "--window",
      split = ",",
      paramLabel = "N",
      description = "Requests that are on their way at once, 1 to 1024 (default 64).")
  private List<Integer> windows = List.of(64);

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "OCTETS",
      description =
          "Data in each request, 0 to 65507; what exceeds the MTU goes in fragments (default 32).")
  private List<Integer> sizes = List.of(32);

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "N",
      description = "Addresses that requests come from in turn, 1 to 10000 (default 1).")
  private List<Integer> peers = List.of(1);

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "How long to measure (default ${DEFAULT-VALUE}).")
  private double duration = 5;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "End a measurement after so many round trips, if that is sooner.")
  private Optional<Long> count = Optional.empty();

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "How long to load before measuring (default ${DEFAULT-VALUE}).")
  private double warmUp = 2;

  @Option(
      names = "--seed",
      paramLabel = "HEX",
      description = "Of identifiers and data; printed in any case.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--turns",
      paramLabel = "N",
      description = "Measure so often (default ${DEFAULT-VALUE}).")
  private int turns = 1;

  @Option(
      names = "--against",
      paramLabel = "RIVAL",
      description =
          "Measure in turns with 'host', or with NAME=ADDRESS@INTERFACE, #PID behind it to see its"
              + " processor time. Repeatable.")
  private List<String> rivals = List.of();

  @Option(
      names = "--process",
      paramLabel = "PID",
      description = "The target's process, to see its processor time.")
  private Optional<Long> process = Optional.empty();

  BenchRequest request(
      TargetRequest target,
      Duration timeout,
      OptionalInt responderProcessor,
      Map<String, String> environment) {
    requireRange("--turns", turns, 1, MOST_TURNS);
    count.ifPresent(
        n -> {
          if (n < 1) {
            throw new UsageException("--count " + n + " is out of range: at least 1");
          }
        });
    LoadSettings settings =
        new LoadSettings(
            count.orElse(Long.MAX_VALUE),
            seconds("--duration", duration, 0.01),
            seconds("--warm-up", warmUp, 0),
            timeout,
            seed.map(Seeds::parse).orElseGet(Seeds::fresh));
    return new BenchRequest(
        target,
        process.map(OptionalLong::of).orElse(OptionalLong.empty()),
        rivals.stream().map(Rival::of).toList(),
        loads(),
        settings,
        turns,
        responderProcessor,
        environment);
  }

  private List<Load> loads() {
    List<Load> loads = new ArrayList<>();
    for (int window : windows) {
      requireRange("--window", window, 1, Load.GREATEST_WINDOW);
      for (int size : sizes) {
        requireRange("--size", size, 0, Load.GREATEST_SIZE);
        for (int sources : peers) {
          requireRange("--peers", sources, 1, Load.MOST_SOURCES);
          loads.add(new Load(window, size, sources));
        }
      }
    }
    return loads;
  }

  private static void requireRange(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageException(option + " " + value + " is out of range: " + least + " to " + most);
    }
  }

  private static Duration seconds(String option, double value, double least) {
    if (!(value >= least && value <= LONGEST_SECONDS)) {
      throw new UsageException(
          option + " " + value + " is out of range: " + least + " to " + LONGEST_SECONDS + " s");
    }
    return Duration.ofNanos((long) (value * 1e9));
  }
}
