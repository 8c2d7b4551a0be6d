package io.echoproof.app.cli;

import io.echoproof.app.UsageException;
import io.echoproof.app.overview.Overview;
import io.echoproof.app.overview.OverviewRow;
import io.echoproof.app.overview.Stimulus;
import io.echoproof.conformance.catalogue.Area;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof explain}: everything about one requirement. */
@Command(
    name = "explain",
    description =
        "Explain a requirement: the rule, its level and its source, what is sent and expected, a"
            + " packet in hex, what known stacks do, and the cases that verify it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof explain CKS-05                   the echo of nothing but zeros",
      "  echoproof explain HDR-09.trailing-octets   the requirement that a case is about",
      "",
      "'echoproof list' shows all ids."
    })
final class ExplainCommand implements Runnable {
  @ParentCommand private Main main;

  @Parameters(paramLabel = "ID", description = "Id of a requirement, or of a case.")
  private String id = "";

  @Override
  public void run() {
    Overview overview = Overview.load();
    OverviewRow row =
        overview
            .find(id)
            .orElseThrow(
                () ->
                    new UsageException(
                        "no requirement has the id '" + id + "'; 'echoproof list' shows all ids"));
    String area =
        overview.catalogue().area(row.requirement().area()).map(Area::title).orElseThrow();
    new ExplainPrinter(main.terminal()).print(row, area, stimulus(overview, row));
  }

  /** A packet of the case that was asked for, or of the first one that has any. */
  private Optional<Stimulus> stimulus(Overview overview, OverviewRow row) {
    return Stream.concat(
            row.cases().stream().filter(c -> c.id().equalsIgnoreCase(id)), row.cases().stream())
        .flatMap(c -> Stimulus.of(c, overview.catalogue()).stream())
        .findFirst();
  }
}
