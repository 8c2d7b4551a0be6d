package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.FileTrouble;
import io.echoproof.app.UsageException;
import io.echoproof.app.run.SiteRequest;
import io.echoproof.reports.allure.AllureException;
import io.echoproof.reports.allure.TrendHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that ask for the report as many files. */
final class SiteOptions {
  @Option(
      names = "--site",
      description = "Make site/ too: the report as many files, for a web server.")
  private boolean site;

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description =
          "Make site/, and show how the runs before went: DIR keeps that from run to run, is made by"
              + " the first one, and has to be kept by who runs us.")
  private Optional<Path> history = Optional.empty();

  /** What is asked for; empty when it is nothing. */
  Optional<SiteRequest> request() {
    if (history.isPresent()) {
      requireUsable(history.get());
    }
    return site || history.isPresent() ? Optional.of(new SiteRequest(history)) : Optional.empty();
  }

  private static void requireUsable(Path directory) {
    try {
      new TrendHistory(directory).requireUsable();
    } catch (AllureException e) {
      throw new UsageException("--history " + e.getMessage());
    } catch (IOException e) {
      throw new EnvironmentException("--history " + directory + ": " + FileTrouble.words(e));
    }
  }
}
