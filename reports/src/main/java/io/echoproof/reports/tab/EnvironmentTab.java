package io.echoproof.reports.tab;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.LinkRecord;
import io.echoproof.reports.view.RunView;

/** What the run was made with: target, links and what they carried, rights, versions, sysctls. */
final class EnvironmentTab {
  private EnvironmentTab() {}

  static void write(Html html, RunView view) {
    RunRecord run = view.run();
    html.element("h2", "Run").raw("<table class=\"ep-kv\"><tbody>");
    row(html, "Result", run.outcome().word() + ": " + run.outcome().explanation());
    row(html, "Target", run.target().name() + ": " + run.target().description());
    row(html, "Features offered", String.join(", ", run.target().features()));
    row(html, "Command", String.join(" ", run.command()));
    row(html, "Seed", run.seed());
    row(html, "Tool", run.tool());
    row(html, "Started", run.startedAt().toString());
    html.raw("</tbody></table>");
    run.links().forEach(link -> link(html, link));
    if (!run.outcome().needed().isEmpty()) {
      html.element("h2", "To verify more").raw("<ul>");
      run.outcome().needed().forEach(needed -> html.element("li", needed));
      html.raw("</ul>");
    }
    html.element("h2", "Machine").raw("<table class=\"ep-kv\"><tbody>");
    run.environment().forEach((name, value) -> row(html, name, value));
    html.raw("</tbody></table>");
    foreign(html, run);
  }

  private static void link(Html html, LinkRecord link) {
    String state =
        link.unavailable().isPresent() ? "not available" : link.used() ? "used" : "not used";
    html.element("h2", "Link " + link.name() + " (" + state + ")");
    html.element("p", link.description());
    link.unavailable().ifPresent(reason -> html.element("p", "ep-head ep-soft", reason));
    if (!link.carries().isEmpty()) {
      html.element("p", "ep-cap", "Carries valid datagrams up to the MTU, and").raw("<ul>");
      link.carries().forEach(carried -> html.element("li", carried));
      html.raw("</ul>");
    }
  }

  private static void foreign(Html html, RunRecord run) {
    if (run.foreignFrames().isEmpty()) {
      return;
    }
    html.element("h2", "Frames that answered no probe");
    html.element("p", "They were set aside; the first of them:").raw("<ul>");
    run.foreignFrames().stream()
        .limit(8)
        .forEach(
            f -> {
              html.raw("<li>").text(f.label() + ", " + f.length() + " octets: ");
              html.element("code", f.hex().substring(0, Math.min(80, f.hex().length())));
              html.raw("</li>");
            });
    html.raw("</ul>");
  }

  private static void row(Html html, String name, String value) {
    if (!value.isBlank()) {
      html.raw("<tr>").element("th", name).element("td", "ep-pre", value).raw("</tr>");
    }
  }
}
