package io.echoproof.reports.allure;

import io.echoproof.reports.directory.AtomicFile;
import io.echoproof.reports.directory.FileTree;
import io.echoproof.reports.record.CaseRecord;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Writes the records of one or more runs as Allure results. */
public final class AllureResults {
  private AllureResults() {}

  /**
   * Writes results, categories, environment and executor.
   *
   * @param sources the runs; results of several runs of one target count as retries of each other
   * @param directory where to; what was in it is deleted
   * @throws IOException when it cannot be written
   */
  public static void write(List<ResultSource> sources, Path directory) throws IOException {
    FileTree.delete(directory);
    Files.createDirectories(directory);
    FileSystemResultsWriter writer = new FileSystemResultsWriter(directory);
    for (ResultSource source : sources) {
      write(source, writer);
    }
    try (InputStream categories = AllureResults.class.getResourceAsStream("categories.json")) {
      if (categories == null) {
        throw new IOException("the resource categories.json is missing in the jar");
      }
      Files.copy(categories, directory.resolve("categories.json"));
    }
    AtomicFile.write(directory.resolve("environment.properties"), EnvironmentFile.of(sources));
    executor(sources, 1, directory);
  }

  /**
   * Puts the history of the runs before beside results that were written.
   *
   * @param sources the runs of these results
   * @param history where the history is kept
   * @param directory the results
   * @throws IOException when it cannot be read or written
   */
  public static void carry(List<ResultSource> sources, TrendHistory history, Path directory)
      throws IOException {
    executor(sources, history.carryIn(directory, build(sources)), directory);
  }

  private static Build build(List<ResultSource> sources) {
    return Build.of(sources.stream().map(ResultSource::view).toList());
  }

  private static void write(ResultSource source, FileSystemResultsWriter writer)
      throws IOException {
    // Whoever is red gets its capture first: the budget is for the whole report.
    List<CaseRecord> cases =
        source.view().results().stream()
            .sorted(Comparator.comparing((CaseRecord c) -> c.findings().isEmpty()))
            .toList();
    CaseAttachments attachments = new CaseAttachments(source.directory(), writer);
    for (CaseRecord testCase : cases) {
      TestResult result = CaseResult.of(source.view(), testCase);
      attachments.addTo(result, testCase);
      writer.write(result);
    }
  }

  private static void executor(List<ResultSource> sources, long order, Path directory)
      throws IOException {
    String tool = sources.isEmpty() ? "EchoProof" : sources.get(0).view().run().tool();
    AtomicFile.write(
        directory.resolve("executor.json"),
        "{\"name\": \"EchoProof\", \"type\": \"echoproof\", \"reportName\": \""
            + build(sources).name()
            + "\", \"buildOrder\": "
            + order
            + ", \"buildName\": \""
            + tool.replaceAll("[^A-Za-z0-9 ._+-]", "_")
            + "\"}\n");
  }
}
