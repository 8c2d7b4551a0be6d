package io.echoproof.app.cli;

import io.echoproof.app.UsageException;
import io.echoproof.app.overview.Overview;
import io.echoproof.app.overview.OverviewJson;
import io.echoproof.app.overview.OverviewRow;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof list}: what is demanded, and which cases verify it. */
@Command(
    name = "list",
    description = {
      "List the requirements and the cases that verify them.",
      "",
      "Levels: MUST, MUST NOT and practice decide whether a target is conformant, SHOULD makes it"
          + " lax, MAY and observation are recorded. '(unverified)': the level was not read in the"
          + " RFC's text yet."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof list                   everything, by area",
      "  echoproof list CKS 'HDR-1*'      an area, a pattern",
      "  echoproof list volume --cases    the cases with a tag, and what they need",
      "  echoproof list --without-case    what no case verifies yet",
      "  echoproof list --rfc             how much of each section of each RFC is verified",
      "  echoproof list --json            everything, for other programs"
    })
final class ListCommand implements Runnable {
  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "SELECTOR",
      description = "Requirement id, case id, area, tag or pattern; without any, everything.")
  private List<String> selectors = new ArrayList<>();

  @Option(names = "--cases", description = "The cases, with what they need and their tags.")
  private boolean cases;

  @Option(names = "--rfc", description = "How much of each section of each RFC is verified.")
  private boolean rfc;

  @Option(names = "--without-case", description = "Only what no case verifies yet.")
  private boolean withoutCase;

  @Option(
      names = "--not-testable",
      description = "Only what can't be tested over a layer 3 device, with the reason.")
  private boolean notTestable;

  @Option(names = "--json", description = "Everything that is known, as one JSON object.")
  private boolean json;

  @Override
  public void run() {
    if (cases && rfc) {
      throw new UsageException("--cases and --rfc are two views: give one of them");
    }
    Overview overview = Overview.load().select(selectors);
    if (withoutCase || notTestable) {
      overview = overview.filter(this::isWanted);
    }
    if (json) {
      main.terminal().plain(OverviewJson.of(overview));
      return;
    }
    ListPrinter printer = new ListPrinter(main.terminal(), overview);
    if (cases) {
      printer.cases();
    } else if (rfc) {
      printer.sections();
    } else {
      printer.rows();
    }
  }

  private boolean isWanted(OverviewRow row) {
    return switch (row.status()) {
      case NOT_YET -> withoutCase;
      case NOT_TESTABLE -> notTestable;
      case VERIFIED -> false;
    };
  }
}
