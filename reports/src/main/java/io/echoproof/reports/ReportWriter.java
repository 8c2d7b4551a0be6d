package io.echoproof.reports;

import io.echoproof.reports.allure.AllureGenerator;
import io.echoproof.reports.allure.AllureReport;
import io.echoproof.reports.allure.AllureResults;
import io.echoproof.reports.allure.ResultSource;
import io.echoproof.reports.allure.TrendHistory;
import io.echoproof.reports.directory.AtomicFile;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunDirectoryException;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.summary.JobSummary;
import io.echoproof.reports.summary.JunitXml;
import io.echoproof.reports.summary.SummaryMarkdown;
import io.echoproof.reports.tab.ReportTab;
import io.echoproof.reports.view.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes everything that people and machines read about a run. The files are independent: when one
 * cannot be written, the others are, and there is one message about it.
 */
public final class ReportWriter {
  /** Far more than a generation takes, and an end to one that hangs. */
  private static final Duration GENERATION_LIMIT = Duration.ofMinutes(2);

  private final Set<Part> parts;
  private final Optional<TrendHistory> history;
  private final Optional<AllureGenerator> generator;
  private final Map<String, String> environment;

  private enum Part {
    REPORT,
    SITE
  }

  private ReportWriter(
      Set<Part> parts,
      Optional<TrendHistory> history,
      Optional<AllureGenerator> generator,
      Map<String, String> environment) {
    this.parts = Set.copyOf(parts);
    this.history = history;
    this.generator = generator;
    this.environment = Map.copyOf(environment);
  }

  /**
   * A writer of all files.
   *
   * @param generator what makes {@code report.html}; when empty, that file is a problem
   * @param environment environment variables, for {@code GITHUB_STEP_SUMMARY}
   */
  public ReportWriter(Optional<AllureGenerator> generator, Map<String, String> environment) {
    this(EnumSet.of(Part.REPORT), Optional.empty(), generator, environment);
  }

  /** A writer of all files with the generator that is installed and this process's environment. */
  public static ReportWriter standard() {
    return new ReportWriter(AllureGenerator.find(GENERATION_LIMIT), System.getenv());
  }

  /** The same writer without {@code report.html}. */
  public ReportWriter withoutHtml() {
    return new ReportWriter(Set.of(), Optional.empty(), generator, environment);
  }

  /**
   * The same writer with {@code site/}, the report as many files.
   *
   * @param kept the directory that keeps what a trend is made of from run to run: read when it is
   *     there, and written; when empty, there is no trend
   */
  public ReportWriter withSite(Optional<Path> kept) {
    return new ReportWriter(
        EnumSet.allOf(Part.class), kept.map(TrendHistory::new), generator, environment);
  }

  /**
   * Writes a run that has just ended: {@code run.json} and everything made from it.
   *
   * @param directory where to
   * @param run the run
   * @return what was written and what was not
   */
  public Written write(RunDirectory directory, RunRecord run) {
    Steps steps = new Steps();
    steps.step(directory.runJson(), () -> RunJson.write(run, directory.runJson()));
    write(directory, List.of(new ResultSource(directory, new RunView(run))), steps);
    return steps.written();
  }

  /**
   * Writes everything but {@code run.json} again.
   *
   * @param directory a finished run's directory
   * @return what was written and what was not
   * @throws RunDirectoryException when its {@code run.json} cannot be read
   */
  public Written rewrite(RunDirectory directory) throws RunDirectoryException {
    Steps steps = new Steps();
    write(directory, List.of(source(directory)), steps);
    return steps.written();
  }

  /**
   * Writes one report of several runs.
   *
   * @param runs directories of finished runs
   * @param output where to; not one of them
   * @return what was written and what was not; there is no {@code run.json} of several runs
   * @throws RunDirectoryException when a {@code run.json} cannot be read
   */
  public Written merge(List<RunDirectory> runs, RunDirectory output) throws RunDirectoryException {
    List<ResultSource> sources = new ArrayList<>();
    for (RunDirectory run : runs) {
      sources.add(source(run));
    }
    Steps steps = new Steps();
    write(output, sources, steps);
    return steps.written();
  }

  private static ResultSource source(RunDirectory directory) throws RunDirectoryException {
    return new ResultSource(directory, new RunView(RunJson.read(directory.runJson())));
  }

  private void write(RunDirectory directory, List<ResultSource> sources, Steps steps) {
    List<RunView> views = sources.stream().map(ResultSource::view).toList();
    steps.step(directory.junitXml(), () -> JunitXml.write(views, directory.junitXml()));
    String summary = views.stream().map(SummaryMarkdown::of).collect(Collectors.joining("\n"));
    steps.step(directory.summary(), () -> AtomicFile.write(directory.summary(), summary));
    JobSummary.file(environment)
        .ifPresent(file -> steps.step(file, () -> JobSummary.append(summary, file)));
    Path results = directory.allureResults();
    boolean haveResults = steps.step(results, () -> AllureResults.write(sources, results));
    if (haveResults && history.isPresent()) {
      TrendHistory before = history.get();
      Path there = results.resolve("history");
      haveResults = steps.step(there, () -> AllureResults.carry(sources, before, results));
    }
    if (haveResults && parts.contains(Part.SITE)) {
      steps.step(directory.site(), () -> site(results, directory.site(), views));
    }
    if (haveResults && parts.contains(Part.REPORT)) {
      steps.step(directory.report(), () -> html(results, directory.report(), views));
    }
  }

  private void html(Path results, Path report, List<RunView> views) throws IOException {
    new AllureReport(installed()).write(results, report, name(views), ReportTab.of(views));
  }

  private void site(Path results, Path site, List<RunView> views) throws IOException {
    new AllureReport(installed())
        .writeSite(results, site, name(views), ReportTab.of(views), history);
  }

  private AllureGenerator installed() throws IOException {
    return generator.orElseThrow(
        () ->
            new IOException(
                "Allure's generator was not found: build with 'mvn package', or set -D"
                    + AllureGenerator.HOME_PROPERTY
                    + "=DIR to the folder that holds its lib/"));
  }

  private static String name(List<RunView> views) {
    return "EchoProof: "
        + views.stream()
            .map(view -> view.target() + " over " + view.links())
            .distinct()
            .collect(Collectors.joining("; "));
  }
}
