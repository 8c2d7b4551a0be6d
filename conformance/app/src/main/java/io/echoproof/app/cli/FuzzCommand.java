package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.ExitStatus;
import io.echoproof.app.UsageException;
import io.echoproof.app.fuzz.FindingWriter;
import io.echoproof.app.fuzz.FuzzGoal;
import io.echoproof.app.fuzz.FuzzSession;
import io.echoproof.app.fuzz.TargetChoices;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.run.Seeds;
import io.echoproof.app.target.BuiltinTarget;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof fuzz}: seeded frames judged by the oracle. */
@Command(
    name = "fuzz",
    description = {
      "Send seeded, mutated frames and sequences of them, and judge every reply and every silence.",
      "",
      "An oracle reads each frame as the RFCs do and says what must come back. What disagrees is made"
          + " smaller and saved: as a case that 'echoproof run --replay FILE' repeats, and as pcapng."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof fuzz --link memory --count 10000000   the built-in responder, in memory",
      "  echoproof fuzz --target host --duration 60       this system's own stack",
      "  echoproof fuzz --target 10.9.0.1 --interface tun0 --seed 0x2a",
      "",
      "Exit status: 0 no disagreement, 1 disagreements, 2 wrong usage, 4 environment or harness",
      "error, 130 interrupted."
    })
final class FuzzCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final int DEFAULT_SECONDS = 10;
  private static final int MOST_SECONDS = 1_000_000;
  private static final int GENTLE_RATE = 1_000;
  private static final long SECOND = 1_000_000_000L;

  @ParentCommand private Main main;

  @Mixin private TargetOptions target;

  @Option(names = "--seed", paramLabel = "HEX", description = "Seed of all random choices.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "How long; 10 unless --count is given.")
  private Optional<Integer> duration = Optional.empty();

  @Option(names = "--count", paramLabel = "N", description = "How many frames.")
  private Optional<Long> count = Optional.empty();

  @Option(names = "--strict", description = "A SHOULD that is not met is a disagreement too.")
  private boolean strict;

  @Option(
      names = "--expected",
      paramLabel = "FILE",
      description = {
        "Known deviations, 'ID verdict reason' on each line: counted, and not wrong.",
        "'ADR-03:reported' for ID: violated in that way only, as a disagreement names it."
      })
  private Optional<Path> expected = Optional.empty();

  @Option(
      names = "--write-expected",
      paramLabel = "FILE",
      description = "Write what is known and what was found as such a file.")
  private Optional<Path> writeExpected = Optional.empty();

  @Option(
      names = "--yes-this-interface",
      description = "Fuzz over --interface although it is no tun; at most 1000 frames a second.")
  private boolean yesThisInterface;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where disagreements are saved; else a new directory below echoproof-fuzz/.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    FuzzGoal goal = goal();
    writeExpected.ifPresent(ExpectationOutput::requireFileCanBeMade);
    FuzzExpectations expectations = FuzzExpectations.read(expected);
    long seedUsed = seed.map(Seeds::parse).orElseGet(Seeds::fresh);
    TargetRequest request = target.request(main.environment());
    Optional<Integer> rate = rate(request);
    PreparedTarget prepared = new TargetFactory(main.environment()).prepare(request);
    OracleSettings settings = TargetChoices.arrange(prepared.target());
    try (Target closing = prepared.target();
        FuzzSession session = session(closing, settings, seedUsed, rate, goal)) {
      session.expect(expectations.known());
      FuzzPrinter printer = new FuzzPrinter(main.terminal(), strict || isOurs(closing));
      prepared.warnings().forEach(w -> main.terminal().plain("note: " + w));
      printer.begin(closing, seedUsed);
      if (!session.isAnswered()) {
        throw new EnvironmentException(
            closing.name()
                + " does not answer a plain echo request over "
                + linkOf(closing).name());
      }
      int status = run(session, goal, printer, new FindingWriter(settings, directory()));
      writeExpected.ifPresent(
          file -> expectations.write(file, session.findings().all(), printer::isWrong));
      return status;
    }
  }

  private static boolean isOurs(Target target) {
    return target.name().equals(TargetRequest.BUILTIN);
  }

  private int run(FuzzSession session, FuzzGoal goal, FuzzPrinter printer, FindingWriter writer) {
    boolean[] interrupted = new boolean[1];
    Interruption interruption =
        Interruption.install(
            () -> {
              interrupted[0] = true;
              goal.end();
            });
    try {
      session.run(() -> printer.progress(session));
      boolean wrong = printer.end(session, writer);
      return interrupted[0]
          ? ExitStatus.INTERRUPTED
          : wrong ? ExitStatus.NOT_CONFORMANT : ExitStatus.CONFORMANT;
    } finally {
      interruption.finished();
    }
  }

  private FuzzSession session(
      Target closing,
      OracleSettings settings,
      long seedUsed,
      Optional<Integer> rate,
      FuzzGoal goal) {
    Link link = linkOf(closing);
    if (isOurs(closing) && link.isSynchronous()) {
      int threads = Runtime.getRuntime().availableProcessors();
      return FuzzSession.inMemory(
          settings, BuiltinTarget.stacks(closing.profile()), threads, seedUsed, goal);
    }
    return FuzzSession.overLink(
        settings, link, () -> closing.restart(link), target.timeout(), seedUsed, rate, goal);
  }

  private static Link linkOf(Target target) {
    return target.links().get(0);
  }

  private FuzzGoal goal() {
    if (duration.isPresent() && (duration.get() < 1 || duration.get() > MOST_SECONDS)) {
      throw new UsageException(
          "--duration " + duration.get() + " is out of range: 1 to " + MOST_SECONDS + " seconds");
    }
    if (count.isPresent() && count.get() < 1) {
      throw new UsageException("--count " + count.get() + " is out of range: 1 or more frames");
    }
    long seconds = duration.orElse(count.isPresent() ? MOST_SECONDS : DEFAULT_SECONDS);
    return new FuzzGoal(count.orElse(Long.MAX_VALUE), seconds * SECOND);
  }

  /** Garbage on a network that others use is for those who say that they mean it. */
  private Optional<Integer> rate(TargetRequest request) {
    Optional<String> name = request.interfaceName();
    if (name.isEmpty()
        || Files.exists(Path.of("/sys/class/net").resolve(name.get()).resolve("tun_flags"))) {
      return Optional.empty();
    }
    if (!yesThisInterface) {
      throw new UsageException(
          "--interface "
              + name.get()
              + " is no tun device, so others may get the broken frames too; say"
              + " --yes-this-interface if that is meant");
    }
    return Optional.of(GENTLE_RATE);
  }

  private Path directory() {
    return out.orElseGet(
        () ->
            Path.of("echoproof-fuzz")
                .resolve(LocalDateTime.now(ZoneId.systemDefault()).format(STAMP)));
  }
}
