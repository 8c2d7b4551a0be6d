package io.echoproof.app.cli;

import io.echoproof.app.Version;
import io.echoproof.app.overview.Overview;
import io.echoproof.app.overview.OverviewRow;
import io.echoproof.app.overview.RfcText;
import io.echoproof.app.overview.RowStatus;
import io.echoproof.app.overview.Scope;
import io.echoproof.app.overview.SectionCoverage;
import io.echoproof.conformance.catalogue.Area;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.suite.CaseInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code list} prints. */
final class ListPrinter {
  /** Where the second line of a row begins: below its level. */
  private static final int INDENT = 10;

  private final Terminal terminal;
  private final Overview overview;
  private final List<String> lines = new ArrayList<>();

  ListPrinter(Terminal terminal, Overview overview) {
    this.terminal = terminal;
    this.overview = overview;
    lines.add(Version.full() + ". Scope: " + Scope.TEXT);
  }

  /** The rows, by area. */
  void rows() {
    int width = overview.rows().stream().mapToInt(r -> r.level().length()).max().orElse(0);
    for (Area area : overview.catalogue().areas()) {
      List<OverviewRow> rows = overview.rows(area);
      if (!rows.isEmpty()) {
        heading(area);
        rows.forEach(row -> row(row, width));
      }
    }
    end();
  }

  private void heading(Area area) {
    lines.add("");
    lines.add("@|bold " + area.code() + "  " + area.title() + "|@");
  }

  private void row(OverviewRow row, int width) {
    String level = String.format("%-" + width + "s", row.level());
    lines.add(
        "  @|bold "
            + row.requirement().id()
            + "|@  "
            + (row.requirement().level().isDecisive() ? "@|cyan " + level + "|@" : level)
            + "  "
            + row.requirement().title());
    String source = RfcText.of(row.requirement().sources()) + ": ";
    for (String line : Wrapped.behind("", INDENT, source + verifiers(row))) {
      lines.add(row.status() == RowStatus.NOT_YET ? "@|yellow " + line + "|@" : line);
    }
  }

  private static String verifiers(OverviewRow row) {
    return switch (row.status()) {
      case VERIFIED -> row.cases().stream().map(CaseInfo::id).collect(Collectors.joining(", "));
      case NOT_YET -> "no case yet";
      case NOT_TESTABLE -> "not testable: " + row.requirement().notTestable().orElseThrow();
    };
  }

  /** The cases, by the area that they are about. */
  void cases() {
    for (Area area : overview.catalogue().areas()) {
      List<CaseInfo> cases =
          overview.cases().stream()
              .filter(c -> overview.catalogue().get(c.requirement()).area().equals(area.code()))
              .toList();
      if (!cases.isEmpty()) {
        heading(area);
        cases.forEach(this::oneCase);
      }
    }
    end();
  }

  private void oneCase(CaseInfo info) {
    lines.add("  @|bold " + info.id() + "|@");
    Wrapped.behind("", INDENT, info.title()).forEach(lines::add);
    String needs =
        info.needs().isEmpty()
            ? ""
            : "; needs "
                + info.needs().stream().map(Carriage::words).collect(Collectors.joining(", "));
    String tags =
        info.tags().isEmpty()
            ? ""
            : "; tags " + info.tags().stream().sorted().collect(Collectors.joining(", "));
    String text = "verifies " + String.join(", ", info.requirements()) + needs + tags;
    Wrapped.behind("", INDENT, text).forEach(lines::add);
  }

  /** How much of each section of each RFC is verified. */
  void sections() {
    lines.add("");
    String format = "%-32s %6s %10s %9s %14s";
    lines.add(
        "@|bold "
            + String.format(format, "Section", "rows", "verified", "not yet", "not testable")
            + "|@");
    for (SectionCoverage c : SectionCoverage.of(overview.rows())) {
      lines.add(
          String.format(format, c.words(), c.rows(), c.verified(), c.notYet(), c.notTestable()));
    }
    lines.add("");
    lines.add("A requirement with several sources counts in each of them.");
    end();
  }

  /** Counts, and everything at once. */
  private void end() {
    lines.add("");
    lines.add(
        overview.rows().size()
            + " requirements: "
            + overview.count(RowStatus.VERIFIED)
            + " verified by a case, "
            + overview.count(RowStatus.NOT_YET)
            + " not yet, "
            + overview.count(RowStatus.NOT_TESTABLE)
            + " not testable; "
            + overview.cases().size()
            + " cases");
    terminal.lines(lines);
  }
}
