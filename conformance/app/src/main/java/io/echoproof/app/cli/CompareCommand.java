package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.ExitStatus;
import io.echoproof.app.FileTrouble;
import io.echoproof.app.UsageException;
import io.echoproof.app.host.Browser;
import io.echoproof.app.host.Programs;
import io.echoproof.reports.compare.ColumnNames;
import io.echoproof.reports.compare.ComparedRun;
import io.echoproof.reports.compare.Comparison;
import io.echoproof.reports.compare.ComparisonWriter;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunDirectoryException;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof compare}: what several targets do, side by side. */
@Command(
    name = "compare",
    description = {
      "Put runs side by side: targets as columns, requirements and observations as rows.",
      "",
      "A run directory is what 'echoproof run' has written. NAME=DIR names its column; runs with one"
          + " name become one column, in which the worst verdict counts."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof compare run-builtin run-host               one page in comparison/",
      "  echoproof compare 'Linux 6.18=host' lwIP=lwip-run --out compared --open",
      "",
      "Exit status: 0 written, 2 no run directory or wrong usage,",
      "4 something can't be written."
    })
final class CompareCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "[NAME=]DIR",
      arity = "1..*",
      description = "Directories of finished runs.")
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the page, the CSV and the JSON go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("comparison");

  @Option(names = "--open", description = "Open the page in a browser.")
  private boolean open;

  @Override
  public Integer call() {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageException("--out " + out + " is a file; name a directory");
    }
    Comparison comparison = Comparison.of(compared());
    try {
      List<Path> written = ComparisonWriter.write(comparison, out);
      written.forEach(file -> main.terminal().plain("written  " + file));
      main.terminal()
          .plain(
              "differ   "
                  + comparison.differences().size()
                  + " of "
                  + comparison.rows().size()
                  + " rows");
      show(written.get(0));
      return ExitStatus.CONFORMANT;
    } catch (IOException e) {
      throw new EnvironmentException(
          "the comparison can't be written to " + out + ": " + FileTrouble.words(e));
    }
  }

  private List<ComparedRun> compared() {
    List<RunRecord> records = new ArrayList<>();
    List<Optional<String>> names = new ArrayList<>();
    List<Optional<String>> reports = new ArrayList<>();
    for (String argument : runs) {
      // A directory may have an equals sign in its name.
      int equals = Files.exists(Path.of(argument)) ? -1 : argument.indexOf('=');
      names.add(equals < 1 ? Optional.empty() : Optional.of(argument.substring(0, equals)));
      RunDirectory directory = open(Path.of(argument.substring(equals + 1)));
      records.add(read(directory));
      reports.add(report(directory));
    }
    List<String> columns = ColumnNames.of(records, names);
    List<ComparedRun> compared = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      compared.add(new ComparedRun(columns.get(i), records.get(i), reports.get(i)));
    }
    return compared;
  }

  private static RunDirectory open(Path path) {
    try {
      return RunDirectory.open(path);
    } catch (RunDirectoryException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static RunRecord read(RunDirectory directory) {
    try {
      return RunJson.read(directory.runJson());
    } catch (RunDirectoryException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Relative, so that the page can be moved together with the runs. */
  private Optional<String> report(RunDirectory directory) {
    if (!Files.isRegularFile(directory.report())) {
      return Optional.empty();
    }
    Path from = out.toAbsolutePath().normalize();
    Path to = directory.report().toAbsolutePath().normalize();
    return Optional.of(
        from.getRoot() != null && from.getRoot().equals(to.getRoot())
            ? from.relativize(to).toString().replace('\\', '/')
            : to.toUri().toString());
  }

  private void show(Path page) {
    if (!open) {
      return;
    }
    boolean opened =
        Browser.find(new Programs(main.environment()))
            .filter(browser -> browser.open(page))
            .isPresent();
    if (!opened) {
      main.terminal().plain("--open: no browser can be started here; open the file yourself");
    }
  }
}
