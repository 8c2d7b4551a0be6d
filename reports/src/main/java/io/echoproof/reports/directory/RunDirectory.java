package io.echoproof.reports.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run directory and its layout:
 *
 * <pre>
 * run.json          the run's records, see run.schema.json
 * report.html       one file, opens from disk
 * allure-results/   what report.html is made from; Allure 2 and 3 read it
 * junit.xml         for CI systems
 * summary.md        for people and job summaries
 * captures/         pcapng files
 * site/             the report as many files with history, where one was asked for
 * </pre>
 *
 * Nothing but these names is ever written or deleted in it.
 */
public final class RunDirectory {
  private static final String RUN_JSON = "run.json";
  private static final String REPORT = "report.html";
  private static final String RESULTS = "allure-results";
  private static final String JUNIT = "junit.xml";
  private static final String SUMMARY = "summary.md";
  private static final String CAPTURES = "captures";
  private static final String SITE = "site";
  private static final Set<String> LAYOUT =
      Set.of(RUN_JSON, REPORT, RESULTS, JUNIT, SUMMARY, CAPTURES, SITE);

  private static final Set<String> OURS =
      Stream.concat(LAYOUT.stream(), LAYOUT.stream().map(AtomicFile::temporaryName))
          .collect(Collectors.toUnmodifiableSet());

  private final Path path;

  private RunDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes a directory ready for a new run. It may be new, empty, or an older run's: then the older
   * run's files are deleted. A directory that holds anything else is left alone.
   *
   * @param path the directory
   * @return the empty run directory, with {@code captures/} in it
   * @throws RunDirectoryException when the path is a file, holds foreign files or cannot be written
   */
  public static RunDirectory create(Path path) throws RunDirectoryException {
    requireFree(path);
    try {
      Files.createDirectories(path);
      RunDirectory directory = new RunDirectory(path);
      for (String name : OURS) {
        FileTree.delete(path.resolve(name));
      }
      Files.createDirectory(directory.captures());
      return directory;
    } catch (RunDirectoryException e) {
      throw e;
    } catch (IOException e) {
      throw new RunDirectoryException(
          path + " cannot be written (" + reason(e) + "): name another directory with --out", e);
    }
  }

  /**
   * Looks whether a new run may be written there, and changes nothing.
   *
   * @param path the directory, which need not exist
   * @throws RunDirectoryException when the path is a file or holds foreign files
   */
  public static void requireFree(Path path) throws RunDirectoryException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new RunDirectoryException(
          path + " is a file, not a directory: name another directory with --out, or move it away");
    }
    try {
      new RunDirectory(path).refuseForeign();
    } catch (RunDirectoryException e) {
      throw e;
    } catch (IOException e) {
      throw new RunDirectoryException(
          path + " cannot be read (" + reason(e) + "): name another directory with --out", e);
    }
  }

  /**
   * Opens the directory of a finished run.
   *
   * @param path the directory
   * @return the run directory
   * @throws RunDirectoryException when it holds no {@code run.json}
   */
  public static RunDirectory open(Path path) throws RunDirectoryException {
    if (!Files.exists(path)) {
      throw new RunDirectoryException(
          path + " does not exist: name a directory that 'echoproof run' has written");
    }
    if (!Files.isRegularFile(path.resolve(RUN_JSON))) {
      throw new RunDirectoryException(
          path
              + " is not a run directory (there is no run.json in it): name a directory that"
              + " 'echoproof run' has written");
    }
    return new RunDirectory(path);
  }

  private void refuseForeign() throws IOException {
    if (RunJson.looksLikeRun(runJson())) {
      return;
    }
    // Without a run.json: empty, or left behind by a run that was killed. A file that somebody
    // else put there must not be mistaken for either.
    List<String> foreign = new ArrayList<>();
    try (Stream<Path> entries = Files.list(path)) {
      entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.equals(RUN_JSON) || !OURS.contains(name))
          .sorted()
          .forEach(foreign::add);
    }
    if (!foreign.isEmpty()) {
      throw new RunDirectoryException(
          path
              + " is not empty and not a run directory (it holds "
              + foreign.get(0)
              + (foreign.size() > 1 ? " and " + (foreign.size() - 1) + " more" : "")
              + "): name another directory with --out; nothing in it was changed");
    }
  }

  /** The directory itself. */
  public Path path() {
    return path;
  }

  /** The run's records. */
  public Path runJson() {
    return path.resolve(RUN_JSON);
  }

  /** The one-file report. */
  public Path report() {
    return path.resolve(REPORT);
  }

  /** The directory of Allure's results. */
  public Path allureResults() {
    return path.resolve(RESULTS);
  }

  /** JUnit XML. */
  public Path junitXml() {
    return path.resolve(JUNIT);
  }

  /** The Markdown summary. */
  public Path summary() {
    return path.resolve(SUMMARY);
  }

  /** The directory of the pcapng files. */
  public Path captures() {
    return path.resolve(CAPTURES);
  }

  /** The directory of the report as many files. */
  public Path site() {
    return path.resolve(SITE);
  }

  /**
   * A capture that exists.
   *
   * @param name its name below {@code captures/}; may come from somebody else's {@code run.json},
   *     so a name that leads elsewhere is treated as one that does not exist
   * @return the file
   */
  public Optional<Path> capture(String name) {
    Path captures = captures().toAbsolutePath().normalize();
    try {
      Path file = captures.resolve(name).normalize();
      return file.startsWith(captures) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
