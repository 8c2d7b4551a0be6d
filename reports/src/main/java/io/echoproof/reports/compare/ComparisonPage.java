package io.echoproof.reports.compare;

import io.echoproof.reports.evidence.Styles;
import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.VerdictRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A comparison as one page: targets as columns, requirements and observations as rows. Nothing is
 * loaded from outside; each cell opens its run's evidence. {@code #differs} and {@code #failed} at
 * the end of its address open it with that filter.
 */
final class ComparisonPage {
  private final Comparison comparison;
  private final Html html = new Html();
  private final Html templates = new Html();
  private int evidence;

  private ComparisonPage(Comparison comparison) {
    this.comparison = comparison;
  }

  static String of(Comparison comparison) throws IOException {
    return new ComparisonPage(comparison).write();
  }

  private String write() throws IOException {
    html.raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .element("title", "EchoProof: " + names())
        .raw("<style>" + Styles.EVIDENCE + Styles.PAGE + resource("compare.css") + "</style>")
        .raw("<script>" + resource("compare.js") + "</script></head><body class=\"ep\">")
        .element("h1", "EchoProof: how " + names() + " handle ICMP");
    targets();
    filters();
    table();
    html.raw("<dialog><form method=\"dialog\"><button>Close</button></form>")
        .raw("<div id=\"cmp-evidence\"></div></dialog>");
    return html.raw(templates.toString()).raw("</body></html>\n").toString();
  }

  private String names() {
    List<String> names = comparison.columns().stream().map(Column::name).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private void targets() {
    html.raw("<details><summary>The runs</summary><ul>");
    for (Column column : comparison.columns()) {
      html.raw("<li>").element("b", column.name());
      column.descriptions().forEach(d -> html.raw("<br>").element("span", "ep-src", d));
      column.reports().forEach(r -> html.raw(" ").link(r, "report"));
      html.raw("</li>");
    }
    html.raw("</ul></details>");
  }

  private void filters() {
    html.raw("<div class=\"cmp-bar\">")
        .raw("<button data-filter=\"all\" aria-pressed=\"true\">All</button>")
        .raw("<button data-filter=\"differs\" aria-pressed=\"false\">")
        .text("They differ (" + comparison.differences().size() + ")")
        .raw("</button><button data-filter=\"failed\" aria-pressed=\"false\">")
        .text("Someone fails (" + comparison.rows().stream().filter(this::failed).count() + ")")
        .raw("</button><input id=\"cmp-search\" type=\"search\" placeholder=\"Search\"")
        .raw(" aria-label=\"Search\"><span class=\"cmp-sum\" id=\"cmp-count\">")
        .text(comparison.rows().size() + " rows")
        .raw("</span></div>");
  }

  private boolean failed(Row row) {
    return row.cells().stream()
        .anyMatch(cell -> cell.verdict().filter(v -> v == VerdictRecord.FAIL).isPresent());
  }

  private void table() {
    html.raw("<div class=\"cmp-wrap\"><table><thead><tr>").element("th", "Requirement");
    comparison.columns().forEach(column -> html.element("th", column.name()));
    html.raw("</tr></thead><tbody>");
    String area = "";
    for (Row row : comparison.rows()) {
      if (!row.area().equals(area)) {
        area = row.area();
        html.raw("<tr class=\"cmp-area\" data-area=\"").text(area).raw("\"><th colspan=\"");
        html.text(String.valueOf(comparison.columns().size() + 1)).raw("\">").text(area);
        html.raw("</th></tr>");
      }
      row(row);
    }
    html.raw("</tbody></table></div>");
  }

  private void row(Row row) {
    html.raw("<tr data-row")
        .raw(row.kind() == Row.Kind.OBSERVATION ? " class=\"cmp-obs\"" : "")
        .raw(" data-area=\"")
        .text(row.area())
        .raw("\" data-differs=\"" + yes(row.differs()) + "\" data-failed=\"" + yes(failed(row)))
        .raw("\"><th>");
    if (row.kind() == Row.Kind.REQUIREMENT) {
      html.element("span", "ep-id", row.id()).element("span", "ep-lvl", row.level());
    } else {
      html.element("span", "ep-src", row.id()).text(" ");
    }
    html.text(row.title()).raw("</th>");
    for (int i = 0; i < row.cells().size(); i++) {
      cell(row, comparison.columns().get(i), row.cells().get(i));
    }
    html.raw("</tr>");
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }

  private void cell(Row row, Column column, Cell cell) {
    String id = "e" + evidence++;
    html.raw("<td><button data-evidence=\"" + id + "\" class=\"" + css(cell) + "\">")
        .text(cell.word())
        .raw("</button></td>");
    templates.raw("<template id=\"" + id + "\">");
    new CellEvidence(templates).write(row, column, cell);
    templates.raw("</template>");
  }

  private static String css(Cell cell) {
    if (cell.verdict().isEmpty()) {
      return cell.isDecided() ? "v-observed" : "v-none";
    }
    return switch (cell.verdict().get()) {
      case FAIL -> "v-fail";
      case ERROR -> "v-error";
      case LAX -> "v-lax";
      case PASS -> "v-pass";
      case OBSERVED -> "v-observed";
      case NOT_APPLICABLE, SKIPPED, NOT_RUN -> "v-none";
    };
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ComparisonPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the resource " + name + " is missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
