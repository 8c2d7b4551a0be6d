package io.echoproof.app.run;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.host.Programs;
import io.echoproof.app.ping.PingStage;
import io.echoproof.app.ping.PingSuite;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.capture.Pcapng;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.run.CasePlan;
import io.echoproof.conformance.run.CaseResult;
import io.echoproof.conformance.run.ConformanceRun;
import io.echoproof.conformance.run.RunListener;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.run.RunSettings;
import io.echoproof.conformance.run.Selection;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.wire.CaseLog;
import io.echoproof.reports.ReportWriter;
import io.echoproof.reports.Written;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunDirectoryException;
import io.echoproof.reports.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run from the request to the run directory. */
public final class RunService {
  /** Stands for the selectors in a command that repeats a run. */
  static final String SELECTORS = "SELECTORS";

  private static final String BUILTIN_EXPECTATIONS = "builtin.expected";

  private final Map<String, String> environment;
  private final Catalogue catalogue = Catalogue.load();
  private final List<CaseInfo> suite = allCases();

  /**
   * @param environment the process's environment variables
   */
  public RunService(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * What a run left.
   *
   * @param outcome what it comes to
   * @param run everything that was found out
   * @param record the same as it was written
   * @param directory where it was written
   * @param written the files, and what could not be written
   */
  public record Done(
      Outcome outcome, RunResult run, RunRecord record, RunDirectory directory, Written written) {}

  /** What would be run on a target, without sending anything. */
  public List<CasePlan> plan(RunRequest request, PreparedTarget prepared) {
    return newRun(request, prepared, RunListener.NONE).plan();
  }

  /** The suite's cases and those with the system's ping. */
  public static List<CaseInfo> allCases() {
    List<CaseInfo> cases = new ArrayList<>(Suite.cases());
    cases.addAll(Suite.cases(PingSuite.CLASSES));
    return List.copyOf(cases);
  }

  /** Checks the selectors before anything is opened. */
  public Selection selection(RunRequest request) {
    return Selection.of(request.selectors(), request.slow(), catalogue, suite);
  }

  /** Opens the target. */
  public PreparedTarget prepare(TargetRequest request) {
    return new TargetFactory(environment).prepare(request);
  }

  /** A run that is ready to be executed. */
  public ConformanceRun newRun(RunRequest request, PreparedTarget prepared, RunListener listener) {
    RunSettings settings =
        new RunSettings(
            request.seed(),
            request.timeout(),
            request.volume(),
            request.failFast(),
            request.repeat());
    return new ConformanceRun(
        catalogue,
        prepared.target(),
        selection(request),
        settings,
        listener,
        PingSuite.with(prepared.pingLab(), prepared.pingStage()));
  }

  /**
   * Executes a run. The pings of peers that misbehave are played meanwhile: they have a network of
   * their own and mostly wait.
   */
  public RunResult execute(ConformanceRun run, PreparedTarget prepared) {
    boolean staged = run.plan().stream().anyMatch(RunService::isOnStage);
    Optional<PingStage> stage = prepared.pingStage().filter(s -> staged);
    stage.ifPresent(PingStage::begin);
    try {
      return run.execute();
    } finally {
      stage.ifPresent(PingStage::close);
    }
  }

  private static boolean isOnStage(CasePlan plan) {
    return plan.link().isPresent() && plan.info().needs().contains(Carriage.OPERATING_SYSTEM);
  }

  /** The deviations that are known of the target. */
  public ExpectationFile expectations(RunRequest request) {
    ExpectationFile file =
        request
            .expected()
            .map(ExpectationFile::read)
            .orElseGet(
                () ->
                    request.target().target().equals(TargetRequest.BUILTIN)
                        ? builtinExpectations()
                        : ExpectationFile.NONE);
    List<String> known =
        new ArrayList<>(catalogue.requirements().stream().map(Requirement::id).toList());
    suite.forEach(c -> known.add(c.id()));
    file.requireKnown(known);
    return file;
  }

  private static ExpectationFile builtinExpectations() {
    try (var in = RunService.class.getResourceAsStream(BUILTIN_EXPECTATIONS)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + BUILTIN_EXPECTATIONS + " is missing");
      }
      return ExpectationFile.parse(
          BUILTIN_EXPECTATIONS,
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Judges a finished run. */
  public Outcome judge(RunRequest request, RunResult result, ExpectationFile expected) {
    return Outcome.of(result, expected, request.strict(), request.requireComplete());
  }

  /** Writes everything about a finished run. */
  public Done write(
      RunRequest request,
      PreparedTarget prepared,
      ExpectationFile expected,
      RunResult result,
      Outcome outcome) {
    RunRecord record =
        new RunRecords(catalogue, prepared, expected, result, outcome)
            .record(request, rerun(request), EnvironmentRecord.take(environment));
    try {
      RunDirectory directory = RunDirectory.create(request.out());
      writeCaptures(directory, result);
      Written written = writer(request).write(directory, record);
      if (request.writeExpected().isPresent()) {
        Files.writeString(
            request.writeExpected().get(), ExpectationFile.write(result.requirements()));
      }
      return new Done(outcome, result, record, directory, written);
    } catch (RunDirectoryException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new EnvironmentException("the run can't be written: " + e.getMessage());
    }
  }

  private static ReportWriter writer(RunRequest request) {
    ReportWriter writer = ReportWriter.standard();
    return request
        .site()
        .map(site -> site.with(writer))
        .orElseGet(() -> request.report() ? writer : writer.withoutHtml());
  }

  private static void writeCaptures(RunDirectory directory, RunResult result) throws IOException {
    Instant start = result.startedAt();
    long epochNanos = start.getEpochSecond() * 1_000_000_000L + start.getNano();
    for (CaseResult c : result.cases()) {
      if (c.log().isPresent() && !c.log().get().capture().frames().isEmpty()) {
        CaseLog log = c.log().get();
        List<CapturedFrame> frames =
            log.capture().frames().stream()
                .sorted(Comparator.comparingLong(CapturedFrame::nanoTime))
                .toList();
        Path file = directory.captures().resolve(CaseRecords.captureName(c.info().id()));
        Files.write(
            file, Pcapng.write(frames, log.linkName(), epochNanos - result.startNanoTime()));
      }
    }
  }

  /** As the shell takes it, where it has more than letters, digits and a few signs. */
  private static String quoted(String word) {
    if (word.matches("[A-Za-z0-9._:/-]+")) {
      return word;
    }
    return Programs.onWindows()
        ? '"' + word.replace("\"", "\\\"") + '"'
        : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The command that repeats the run. */
  static String rerun(RunRequest request) {
    String launcher = Programs.onWindows() ? "echoproof.cmd" : "./echoproof";
    StringBuilder command = new StringBuilder(launcher).append(" run ").append(SELECTORS);
    TargetRequest target = request.target();
    if (!target.target().equals(TargetRequest.BUILTIN)) {
      command.append(" --target ").append(quoted(target.target()));
    }
    target.interfaceName().ifPresent(name -> command.append(" --interface ").append(name));
    target.link().ifPresent(link -> command.append(" --link ").append(link));
    target.tester().ifPresent(address -> command.append(" --tester-address ").append(address));
    target.prefixLength().ifPresent(length -> command.append(" --prefix ").append(length));
    target.mtu().ifPresent(mtu -> command.append(" --mtu ").append(mtu));
    target.profile().ifPresent(file -> command.append(" --profile ").append(file));
    target.restart().ifPresent(c -> command.append(" --restart ").append(quoted(c)));
    if (!request.timeout().equals(RunSettings.DEFAULT_TIMEOUT)) {
      command.append(" --timeout ").append(request.timeout().toMillis());
    }
    command.append(request.strict() ? " --strict" : "").append(request.volume() ? " --volume" : "");
    return command.append(" --seed ").append(Seeds.format(request.seed())).toString();
  }
}
