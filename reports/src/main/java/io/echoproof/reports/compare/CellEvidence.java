package io.echoproof.reports.compare;

import io.echoproof.reports.evidence.FindingHtml;
import io.echoproof.reports.html.Html;

/** What a cell opens: what its run found out, and the evidence where something is wrong. */
final class CellEvidence {
  private static final int HEX_ROWS = 6;
  private static final int COMMANDS = 3;

  private final Html html;

  CellEvidence(Html html) {
    this.html = html;
  }

  void write(Row row, Column column, Cell cell) {
    html.element("h1", column.name() + ": " + row.id() + " " + row.title());
    html.open("table", "ep-kv").raw("<tbody>");
    row(row.kind() == Row.Kind.REQUIREMENT ? "Verdict" : "Observed", cell.word());
    if (cell.finding().isEmpty()) {
      row("Reason", cell.reason());
    }
    row("Over", String.join(", ", cell.links()));
    if (!cell.rerun().isEmpty()) {
      html.raw("<tr>").element("th", "Run it again").raw("<td>");
      cell.rerun().stream()
          .distinct()
          .limit(COMMANDS)
          .forEach(command -> html.element("code", command).raw("<br>"));
      html.raw("</td></tr>");
    }
    cell.report()
        .ifPresent(
            report ->
                html.raw("<tr>")
                    .element("th", "Report")
                    .raw("<td>")
                    .link(report, report)
                    .raw("</td></tr>"));
    html.raw("</tbody></table>");
    cell.finding().ifPresent(finding -> FindingHtml.write(html, finding, HEX_ROWS));
  }

  private void row(String name, String text) {
    if (!text.isBlank()) {
      html.raw("<tr>").element("th", name).element("td", "ep-pre", text).raw("</tr>");
    }
  }
}
