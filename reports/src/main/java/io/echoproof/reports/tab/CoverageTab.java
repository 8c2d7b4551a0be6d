package io.echoproof.reports.tab;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.reports.view.Level;
import io.echoproof.reports.view.RunView;
import java.util.List;

/**
 * What the RFCs' sections demand and how much of it was verified; and what was not, with the
 * reason: not offered by the target, not carried by a link, not testable at all.
 */
final class CoverageTab {
  private CoverageTab() {}

  static void write(Html html, RunView view) {
    List<RequirementRecord> all = view.run().requirements();
    html.element("h2", "Coverage by RFC section");
    html.element(
        "p",
        "ep-src",
        "A requirement with several sources is counted at each. Verified: pass, observed, lax or"
            + " fail.");
    html.raw("<table class=\"ep-f\"><thead><tr>");
    List.of("Section", "Rows", "Verified", "Fail", "Lax", "Not applicable", "Open", "Requirements")
        .forEach(h -> html.element("th", h));
    html.raw("</tr></thead><tbody>");
    for (SectionCounts section : SectionCounts.of(all)) {
      section(html, section);
    }
    html.raw("</tbody></table>");
    List<RequirementRecord> practice = all.stream().filter(r -> r.sources().isEmpty()).toList();
    html.element("p", practice.size() + " requirements rest on practice alone.");
    unverified(html, all);
  }

  private static void section(Html html, SectionCounts section) {
    long open = section.count(VerdictRecord.NOT_RUN, VerdictRecord.SKIPPED, VerdictRecord.ERROR);
    long verified =
        section.count(
            VerdictRecord.PASS, VerdictRecord.OBSERVED, VerdictRecord.LAX, VerdictRecord.FAIL);
    html.raw("<tr><td class=\"ep-n\">").link(section.url(), section.section()).raw("</td>");
    number(html, section.requirements().size(), "");
    number(html, verified, "");
    number(html, section.count(VerdictRecord.FAIL), "ep-d");
    number(html, section.count(VerdictRecord.LAX), "ep-m");
    number(html, section.count(VerdictRecord.NOT_APPLICABLE), "");
    number(html, open, "");
    html.raw("<td class=\"ep-n ep-wrap\">");
    for (RequirementRecord requirement : section.requirements()) {
      html.element("b", css(requirement.verdict()), requirement.id()).text(" ");
    }
    html.raw("</td></tr>");
  }

  private static void number(Html html, long count, String css) {
    html.element("td", count == 0 ? "" : css, count == 0 ? "" : String.valueOf(count));
  }

  private static String css(VerdictRecord verdict) {
    return switch (verdict) {
      case FAIL, ERROR -> "ep-d";
      case LAX -> "ep-m";
      case PASS, OBSERVED -> "ep-ok";
      case NOT_APPLICABLE, SKIPPED, NOT_RUN -> "ep-none";
    };
  }

  private static void unverified(Html html, List<RequirementRecord> all) {
    html.element("h2", "Not verified, and why").raw("<table class=\"ep-f\"><thead><tr>");
    List.of("", "Level", "Requirement", "Verdict", "Reason").forEach(h -> html.element("th", h));
    html.raw("</tr></thead><tbody>");
    for (RequirementRecord r : all) {
      switch (r.verdict()) {
        case NOT_APPLICABLE, SKIPPED, NOT_RUN, ERROR -> {
          html.raw("<tr>").element("td", "ep-n", r.id()).element("td", "ep-n", Level.label(r));
          html.element("td", "ep-n ep-wrap", r.title());
          html.element("td", "ep-n", r.verdict().word());
          html.element("td", "ep-n ep-wrap", r.reason()).raw("</tr>");
        }
        default -> {}
      }
    }
    html.raw("</tbody></table>");
  }
}
