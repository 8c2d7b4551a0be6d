package io.echoproof.reports;

import io.echoproof.reports.allure.AllureGenerator;
import io.echoproof.reports.allure.AllureReport;
import io.echoproof.reports.allure.AllureResults;
import io.echoproof.reports.allure.ResultSource;
import io.echoproof.reports.directory.AtomicFile;
import io.echoproof.reports.directory.FileTree;
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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes everything that people and machines read about a run. The files are independent: when one
 * cannot be written, the others are, and there is one message about it.
 */
public final class ReportWriter {
  /** Far more than a generation takes, and an end to one that hangs. */
  private static final Duration GENERATION_LIMIT = Duration.ofMinutes(2);

  private static final String HISTORY = "history";

  private final Html html;
  private final Optional<AllureGenerator> generator;
  private final Map<String, String> environment;

  private enum Html {
    WANTED,
    NOT_WANTED
  }

  private ReportWriter(
      Html html, Optional<AllureGenerator> generator, Map<String, String> environment) {
    this.html = html;
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
    this(Html.WANTED, generator, environment);
  }

  /** A writer of all files with the generator that is installed and this process's environment. */
  public static ReportWriter standard() {
    return new ReportWriter(AllureGenerator.find(GENERATION_LIMIT), System.getenv());
  }

  /** The same writer without {@code report.html}. */
  public ReportWriter withoutHtml() {
    return new ReportWriter(Html.NOT_WANTED, generator, environment);
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

  /**
   * Writes the report as many files, and {@code report.html} again, with the trend of earlier runs.
   *
   * @param directory a finished run's directory whose Allure results are there
   * @param earlier an earlier run's {@code site/}; when empty, the trend begins with this run
   * @return what was written and what was not
   * @throws RunDirectoryException when its {@code run.json} cannot be read
   */
  public Written site(RunDirectory directory, Optional<Path> earlier) throws RunDirectoryException {
    List<RunView> views = List.of(source(directory).view());
    Path results = directory.allureResults();
    Steps steps = new Steps();
    earlier.ifPresent(
        site ->
            steps.step(results, () -> copyFiles(site.resolve(HISTORY), results.resolve(HISTORY))));
    steps.step(
        directory.site(),
        () ->
            new AllureReport(installed())
                .writeSite(results, directory.site(), name(views), ReportTab.of(views)));
    steps.step(directory.report(), () -> html(results, directory.report(), views));
    return steps.written();
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    FileTree.delete(to);
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
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
    if (haveResults && html == Html.WANTED) {
      steps.step(directory.report(), () -> html(results, directory.report(), views));
    }
  }

  private void html(Path results, Path report, List<RunView> views) throws IOException {
    new AllureReport(installed()).write(results, report, name(views), ReportTab.of(views));
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
