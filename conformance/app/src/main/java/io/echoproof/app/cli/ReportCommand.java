package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.ExitStatus;
import io.echoproof.app.FileTrouble;
import io.echoproof.app.UsageException;
import io.echoproof.app.host.Browser;
import io.echoproof.app.host.OwnNames;
import io.echoproof.app.host.Programs;
import io.echoproof.app.run.SiteRequest;
import io.echoproof.reports.ReportWriter;
import io.echoproof.reports.Written;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunDirectoryException;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.mask.MaskedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code echoproof report}: reports out of what runs have left. */
@Command(
    name = "report",
    description = {
      "Make reports again from run directories, or one report of several runs.",
      "",
      "A run directory is what 'echoproof run' has written. One directory without --out: its report"
          + " is made again in place, from its run.json. Otherwise a new directory gets one report"
          + " of all of them; the run directories are left as they are.",
      "",
      "--mask copies one run to --out so that it can be published: addresses of the target's"
          + " network, this machine's and user's names, home directories, patch levels and the number"
          + " of processors are replaced in every file, captures included."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof report echoproof-runs/20261123-101500      the report of a run again",
      "  echoproof report linux-run windows-run --out both    one report of two runs",
      "  echoproof report run --mask --out public             a copy that can be published",
      "  echoproof report run --history kept                  with site/ and the trend of the runs"
          + " before",
      "",
      "Exit status: 0 written, 2 no run directory or wrong usage,",
      "4 something can't be written."
    })
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Directories of finished runs.")
  private List<Path> directories = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The directory of the new report; needed for several runs.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--mask", description = "Replace what tells whose machine it was.")
  private boolean mask;

  @Option(
      names = "--mask-word",
      paramLabel = "WORD",
      description = "With --mask: a further word to replace; may be repeated.")
  private List<String> maskWords = new ArrayList<>();

  @Mixin private SiteOptions site;

  @Option(names = "--open", description = "Open the report in a browser.")
  private boolean open;

  @Override
  public Integer call() {
    if (directories.size() > 1 && out.isEmpty()) {
      throw new UsageException("one report of several runs needs a place: --out DIR");
    }
    if (mask && (directories.size() > 1 || out.isEmpty())) {
      throw new UsageException("--mask copies one run to a place of its own: DIR --mask --out DIR");
    }
    if (!mask && !maskWords.isEmpty()) {
      throw new UsageException("--mask-word goes with --mask");
    }
    Optional<SiteRequest> siteRequest = site.request();
    try {
      List<RunDirectory> runs = new ArrayList<>();
      for (Path directory : directories) {
        if (runs.stream().anyMatch(run -> isSame(run.path(), directory))) {
          throw new UsageException(directory + " is named twice: each run counts once");
        }
        runs.add(readable(directory));
      }
      RunDirectory report = out.isPresent() ? fresh(out.get()) : runs.get(0);
      ReportWriter writer =
          siteRequest.map(s -> s.with(ReportWriter.standard())).orElseGet(ReportWriter::standard);
      if (mask) {
        copyMasked(runs.get(0), report);
        return show(report, writer.rewrite(report));
      }
      return show(report, out.isPresent() ? writer.merge(runs, report) : writer.rewrite(report));
    } catch (RunDirectoryException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void copyMasked(RunDirectory run, RunDirectory copy) {
    try {
      MaskedRun.write(run, OwnNames.words(main.environment(), maskWords), copy);
    } catch (IOException e) {
      throw new EnvironmentException(
          "the run can't be copied to " + copy.path() + ": " + FileTrouble.words(e));
    }
  }

  /** Read before anything is written: making room for the new report deletes an older one. */
  private static RunDirectory readable(Path directory) throws RunDirectoryException {
    RunDirectory run = RunDirectory.open(directory);
    RunJson.read(run.runJson());
    return run;
  }

  private RunDirectory fresh(Path place) throws RunDirectoryException {
    for (Path directory : directories) {
      if (isSame(directory, place)) {
        throw new UsageException(
            "--out " + place + " is one of the run directories; name a new one");
      }
    }
    return RunDirectory.create(place);
  }

  private static boolean isSame(Path directory, Path place) {
    try {
      return Files.exists(place) && Files.isSameFile(directory, place);
    } catch (IOException e) {
      return false;
    }
  }

  private int show(RunDirectory report, Written written) {
    written.files().forEach(file -> main.terminal().plain("written  " + file));
    written
        .problems()
        .forEach(problem -> spec.commandLine().getErr().println("echoproof: " + problem));
    if (open && written.files().contains(report.report())) {
      boolean opened =
          Browser.find(new Programs(main.environment()))
              .filter(browser -> browser.open(report.report()))
              .isPresent();
      if (!opened) {
        main.terminal().plain("--open: no browser can be started here; open the file yourself");
      }
    }
    return written.complete() ? ExitStatus.CONFORMANT : ExitStatus.ENVIRONMENT;
  }
}
