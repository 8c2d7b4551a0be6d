package io.echoproof.reports.compare;

import io.echoproof.reports.directory.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a comparison: a page for people, CSV for spreadsheets, JSON for machines. */
public final class ComparisonWriter {
  /** The page. */
  public static final String PAGE = "comparison.html";

  private static final String CSV = "comparison.csv";
  private static final String JSON = "comparison.json";

  private ComparisonWriter() {}

  /**
   * Writes the three files; each is replaced as a whole or not at all.
   *
   * @param comparison what to write
   * @param directory where to; made when it is not there. Nothing else in it is touched
   * @return the files, the page first
   * @throws IOException when something can't be written
   */
  public static List<Path> write(Comparison comparison, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path page = directory.resolve(PAGE);
    AtomicFile.write(page, ComparisonPage.of(comparison));
    AtomicFile.write(directory.resolve(CSV), ComparisonCsv.of(comparison));
    AtomicFile.write(directory.resolve(JSON), ComparisonJson.of(comparison));
    return List.of(page, directory.resolve(CSV), directory.resolve(JSON));
  }
}
