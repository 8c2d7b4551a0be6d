package io.echoproof.app.cli;

import io.echoproof.app.ExitStatus;
import io.echoproof.app.UsageException;
import io.echoproof.app.run.ExpectationFile;
import io.echoproof.app.run.Outcome;
import io.echoproof.app.run.RunRequest;
import io.echoproof.app.run.RunService;
import io.echoproof.app.run.Seeds;
import io.echoproof.app.run.SiteRequest;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.conformance.run.CasePlan;
import io.echoproof.conformance.run.ConformanceRun;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunDirectoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof run}: the suite on a target. */
@Command(
    name = "run",
    description = {
      "Run the conformance suite on a target and write a report.",
      "",
      "Without arguments everything is run on EchoProof's own responder: over a real tun device"
          + " where this machine allows it, in memory else. The last lines say what was verified,"
          + " what could not be carried, and what would be needed for it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof run                              everything, on the built-in responder",
      "  echoproof run CKS ECH-05 'HDR-1*'          an area, a requirement, a pattern",
      "  echoproof run --target 10.9.0.1 --interface tun0",
      "                                             a stack of yours behind tun0",
      "  echoproof run CKS-05.all-zero --seed 0x2a  one case again, with the same packets",
      "",
      "Exit status: 0 conformant, 1 not conformant, 2 wrong usage, 3 nothing selected,",
      "4 environment or harness error, 130 interrupted."
    })
final class RunCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** Every probe of a run is kept until its end, for what may still come late. */
  private static final int MOST_REPETITIONS = 1_000;

  @ParentCommand private Main main;

  @Mixin private TargetOptions target;

  @Parameters(
      paramLabel = "SELECTOR",
      description = "Requirement id, case id, area, tag or pattern; without any, everything.")
  private List<String> selectors = new ArrayList<>();

  @Option(names = "--strict", description = "A SHOULD that is not met is a failure.")
  private boolean strict;

  @Option(names = "--slow", description = "Run the cases about time too, which wait.")
  private boolean slow;

  @Option(names = "--volume", description = "Send long sequences in full (tag 'volume').")
  private boolean volume;

  @Option(
      names = "--require-complete",
      description = "What no link could carry is an error (status 4).")
  private boolean requireComplete;

  @Option(
      names = "--expected",
      paramLabel = "FILE",
      description = "Known deviations, a line 'ID verdict reason' each: only what differs fails.")
  private Optional<Path> expected = Optional.empty();

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Instead of the suite, send the frames of a case that 'echoproof fuzz' saved.")
  private Optional<Path> replay = Optional.empty();

  @Option(
      names = "--write-expected",
      paramLabel = "FILE",
      description = "Write the deviations of this run as such a file.")
  private Optional<Path> writeExpected = Optional.empty();

  @Option(names = "--seed", paramLabel = "HEX", description = "Seed of all random choices.")
  private Optional<String> seed = Optional.empty();

  @Option(names = "--repeat", paramLabel = "N", description = "Run each case N times.")
  private int repeat = 1;

  @Option(names = "--fail-fast", description = "End with the first case that fails.")
  private boolean failFast;

  @Option(names = "--dry-run", description = "Say what would be run, and over which link.")
  private boolean dryRun;

  @Option(names = "--no-report", description = "Don't make report.html.")
  private boolean noReport;

  @Mixin private SiteOptions site;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory; else a new one below echoproof-runs/.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--open", description = "Open the report in a browser.")
  private boolean open;

  @Override
  public Integer call() {
    RunRequest request = request();
    if (replay.isPresent()) {
      return new ReplayRunner(main.terminal(), main.environment())
          .replay(replay.get(), request.target(), request.timeout());
    }
    RunService service = new RunService(main.environment());
    service.selection(request);
    ExpectationFile known = service.expectations(request);
    requireUsable(request.out());
    request.writeExpected().ifPresent(ExpectationOutput::requireFileCanBeMade);
    Interruption interruption = Interruption.install();
    try {
      return run(service, request, known, interruption);
    } finally {
      // Not before the target is closed: it undoes what it changed on this machine.
      interruption.finished();
    }
  }

  private int run(
      RunService service, RunRequest request, ExpectationFile known, Interruption interruption) {
    Terminal terminal = main.terminal();
    PreparedTarget prepared = service.prepare(request.target());
    try (var closing = prepared.target()) {
      RunPrinter printer = new RunPrinter(terminal, main.environment());
      printer.begin(closing, prepared, request);
      if (dryRun) {
        List<CasePlan> plan = service.plan(request, prepared);
        printer.plan(plan, prepared);
        return ExitStatus.CONFORMANT;
      }
      ConformanceRun run = service.newRun(request, prepared, new Progress(terminal));
      interruption.calls(run::abort);
      RunResult result = service.execute(run, prepared);
      Outcome outcome = service.judge(request, result, known);
      printer.verdict(prepared, result, outcome);
      printer.written(service.write(request, prepared, known, result, outcome), open);
      return outcome.exitStatus();
    }
  }

  private RunRequest request() {
    if (repeat < 1 || repeat > MOST_REPETITIONS) {
      throw new UsageException("--repeat " + repeat + " is out of range: 1 to " + MOST_REPETITIONS);
    }
    Duration timeout = target.timeout();
    return new RunRequest(
        selectors,
        target.request(main.environment()),
        seed.map(Seeds::parse).orElseGet(Seeds::fresh),
        timeout,
        strict,
        slow,
        volume,
        requireComplete,
        failFast,
        repeat,
        expected,
        writeExpected,
        !noReport,
        siteRequest(),
        out.orElseGet(RunCommand::freshDirectory),
        main.arguments());
  }

  private Optional<SiteRequest> siteRequest() {
    Optional<SiteRequest> request = site.request();
    if (noReport && request.isPresent()) {
      throw new UsageException("--no-report and --site or --history exclude each other");
    }
    return request;
  }

  private static Path freshDirectory() {
    Path base = Path.of("echoproof-runs");
    String stamp = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
    Path directory = base.resolve(stamp);
    for (int i = 2; Files.exists(directory); i++) {
      directory = base.resolve(stamp + "-" + i);
    }
    return directory;
  }

  /** Before anything is sent: a run whose result can't be written is wasted. */
  private static void requireUsable(Path directory) {
    for (Path path = directory.toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        if (!Files.isDirectory(path)) {
          throw new UsageException(
              "--out " + directory + ": " + path + " is a file; name a directory");
        }
        if (!Files.isWritable(path)) {
          throw new UsageException(
              "--out "
                  + directory
                  + ": nothing may be written in "
                  + path
                  + "; name another place");
        }
        requireFree(directory);
        return;
      }
    }
  }

  private static void requireFree(Path directory) {
    try {
      RunDirectory.requireFree(directory);
    } catch (RunDirectoryException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
