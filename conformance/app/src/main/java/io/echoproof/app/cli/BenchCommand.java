package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.ExitStatus;
import io.echoproof.app.UsageException;
import io.echoproof.app.bench.BenchJson;
import io.echoproof.app.bench.BenchPage;
import io.echoproof.app.bench.BenchReport;
import io.echoproof.app.bench.BenchRun;
import io.echoproof.app.bench.BenchText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof bench}: round trips per second and latency of a target. */
@Command(
    name = "bench",
    description = {
      "Measure how many echo requests a second a target answers, and how fast.",
      "",
      "Keeps a window of requests on their way for a while, and a new one behind each reply. It"
          + " takes part in no rate limit: load only what is yours. Windows, sizes and peers may be"
          + " lists; each combination is measured."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof bench                               EchoProof's responder on a tun",
      "  echoproof bench --window 1,64 --size 0,1400   four loads",
      "  echoproof bench --target host --json b.json   this system's own stack",
      "  echoproof bench --target 10.9.0.1 --interface tun0 \\",
      "    --against other=10.8.0.1@tun1 --turns 10    two stacks, in turns",
      "",
      "Exit status: 0 measured, 2 wrong usage, 4 the target can't be reached or",
      "never answers, 130 interrupted."
    })
final class BenchCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Mixin private TargetOptions targetOptions;

  @Mixin private LoadOptions loadOptions;

  @Option(
      names = "--pin",
      paramLabel = "CPU[,CPU]",
      description =
          "On Linux, keep the load generator to this processor, and the built-in responder to the"
              + " second one.")
  private Optional<String> pin = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the numbers there too.")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with plots there.")
  private Optional<Path> html = Optional.empty();

  @Override
  public Integer call() {
    json.ifPresent(file -> requireDirectory("--json", file));
    html.ifPresent(file -> requireDirectory("--html", file));
    Processors processors = Processors.of(pin);
    AtomicBoolean interrupted = new AtomicBoolean();
    Interruption interruption = Interruption.install(() -> interrupted.set(true));
    try {
      BenchReport report =
          new BenchRun(
                  loadOptions.request(
                      targetOptions.request(main.environment()),
                      targetOptions.timeout(),
                      processors.responder(),
                      main.environment()),
                  processors.generator(),
                  interrupted::get)
              .run(main.terminal()::live);
      print(report);
      return interrupted.get() ? ExitStatus.INTERRUPTED : ExitStatus.CONFORMANT;
    } finally {
      interruption.finished();
    }
  }

  private void print(BenchReport report) {
    BenchText.head(report).forEach(main.terminal()::plain);
    report.measured().stream()
        .filter(m -> m.outcomes().get(0).isMeasured())
        .map(BenchText::of)
        .forEach(lines -> lines.forEach(main.terminal()::plain));
    json.ifPresent(file -> write("--json", file, BenchJson.of(report)));
    if (report.measured().stream().anyMatch(m -> m.outcomes().get(0).isMeasured())) {
      html.ifPresent(file -> write("--html", file, BenchPage.of(report)));
    }
  }

  private static void requireDirectory(String option, Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(file)) {
      throw new UsageException(
          option
              + " "
              + file
              + " is not a file in a directory that exists; make it, or name another");
    }
  }

  private static void write(String option, Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new EnvironmentException(option + " " + file + " can't be written: " + e.getMessage());
    }
  }

  /** The processors to keep to. */
  private record Processors(OptionalInt generator, OptionalInt responder) {
    static Processors of(Optional<String> pin) {
      if (pin.isEmpty()) {
        return new Processors(OptionalInt.empty(), OptionalInt.empty());
      }
      if (!pin.get().matches("\\d{1,3}(,\\d{1,3})?")) {
        throw new UsageException(
            "--pin '" + pin.get() + "' is not one processor's number or two, for instance 0,1");
      }
      String[] numbers = pin.get().split(",", -1);
      return new Processors(
          OptionalInt.of(Integer.parseInt(numbers[0])),
          numbers.length == 1 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(numbers[1])));
    }
  }
}
