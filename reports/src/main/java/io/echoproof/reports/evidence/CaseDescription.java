package io.echoproof.reports.evidence;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord.LinkRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.reports.view.Level;
import io.echoproof.reports.view.Outcome;
import io.echoproof.reports.view.RunView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one screen that answers everything about a case: the rule, what was sent, what had to happen,
 * what happened, why that is wrong, what other stacks do, and how to run it again.
 */
public final class CaseDescription {
  private static final int HEX_ROWS = 6;
  private static final int RULES = 4;
  private static final int FINDINGS = 6;

  private final RunView view;
  private final CaseRecord testCase;
  private final Outcome outcome;
  private final Html html = new Html();

  private CaseDescription(RunView view, CaseRecord testCase) {
    this.view = view;
    this.testCase = testCase;
    this.outcome = view.outcome(testCase);
  }

  /**
   * Describes a case.
   *
   * @param view the run
   * @param testCase the case
   * @return HTML without scripts and without anything to load; its styles are {@link Styles}
   */
  public static String of(RunView view, CaseRecord testCase) {
    return new CaseDescription(view, testCase).write();
  }

  private String write() {
    html.open("div", "ep");
    Optional<FindingRecord> finding = testCase.findings().stream().findFirst();
    Optional<RequirementRecord> main =
        finding.flatMap(f -> view.requirement(f.requirement())).or(() -> view.primary(testCase));
    main.ifPresent(this::rule);
    view.requirements(testCase).stream()
        .filter(r -> main.stream().noneMatch(m -> m.id().equals(r.id())))
        .limit(RULES - 1L)
        .forEach(this::rule);
    finding.ifPresent(this::headline);
    html.open("table", "ep-kv").raw("<tbody>");
    if (finding.isPresent()) {
      wrong(finding.get(), main);
    } else {
      right(main);
    }
    main.filter(r -> !r.known().isEmpty()).ifPresent(this::otherStacks);
    if (finding.isEmpty()) {
      main.flatMap(RequirementRecord::note).ifPresent(note -> row("Note", note));
    }
    if (!testCase.rerun().isBlank()) {
      html.raw("<tr><th>Run it again</th><td>").element("code", testCase.rerun()).raw("</td></tr>");
    }
    html.raw("</tbody></table>");
    shown(finding).ifPresent(exchange -> new ExchangeHtml(html, HEX_ROWS).write(exchange));
    furtherFindings();
    return html.close("div").toString();
  }

  private Optional<ExchangeRecord> shown(Optional<FindingRecord> finding) {
    return finding.map(FindingRecord::exchange).or(() -> testCase.examples().stream().findFirst());
  }

  private void rule(RequirementRecord requirement) {
    html.raw("<p>")
        .element("span", "ep-id", requirement.id())
        .element("span", "ep-lvl", Level.label(requirement))
        .text(requirement.text() + " ");
    html.open("span", "ep-src");
    for (RequirementRecord.SourceRecord source : requirement.sources()) {
      html.link(Level.url(source), Level.source(source));
      html.text(source.verified() ? " " : " (not read again) ");
    }
    html.close("span").raw("</p>");
  }

  private void headline(FindingRecord finding) {
    boolean soft = finding.verdict() == VerdictRecord.LAX || expected();
    html.element("p", soft ? "ep-head ep-soft" : "ep-head", prefix() + finding.summary());
  }

  private boolean expected() {
    return outcome.kind() == Outcome.Kind.EXPECTED_DEVIATION;
  }

  private String known() {
    return outcome
        .message()
        .lines()
        .findFirst()
        .map(line -> line.substring(Outcome.EXPECTED_PREFIX.length()))
        .orElse("");
  }

  private String prefix() {
    return switch (outcome.kind()) {
      case EXPECTED_DEVIATION -> Outcome.EXPECTED_PREFIX;
      case LAX, LAX_STRICT -> Outcome.LAX_PREFIX;
      default -> "";
    };
  }

  private void wrong(FindingRecord finding, Optional<RequirementRecord> requirement) {
    row("Sent", finding.exchange().title());
    row("Had to happen", finding.expected());
    row("Happened", finding.seen());
    if (expected()) {
      row("Why it is known", known());
    }
    boolean lax = finding.verdict() == VerdictRecord.LAX;
    if (finding.verdict() != VerdictRecord.ERROR) {
      requirement.ifPresent(
          r ->
              row(
                  lax ? "Why that is lax" : "Why that is wrong",
                  Level.weight(r) + r.note().map(n -> " " + n).orElse("")));
    }
  }

  private void right(Optional<RequirementRecord> requirement) {
    if (!outcome.message().isEmpty()) {
      row("Result", outcome.kind().word() + ": " + outcome.message());
    }
    requirement.ifPresent(r -> row("Sent", r.stimulus()));
    requirement.ifPresent(r -> row("Has to happen", r.expectation()));
    if (outcome.kind() == Outcome.Kind.PASSED) {
      row(
          "Happened",
          "as expected: "
              + testCase.probes()
              + " frames sent, "
              + testCase.replies()
              + " came back"
              + testCase.link().map(link -> " over " + link).orElse(""));
    }
    if (outcome.kind() == Outcome.Kind.NOT_CARRIED) {
      unavailableLinks();
    }
  }

  private void unavailableLinks() {
    String missing =
        view.run().links().stream()
            .filter(link -> link.unavailable().isPresent())
            .map(link -> link.name() + ": " + link.unavailable().orElse(""))
            .collect(Collectors.joining("\n"));
    if (!missing.isEmpty()) {
      row("Links not available", missing);
    }
    String available =
        view.run().links().stream()
            .filter(link -> link.unavailable().isEmpty())
            .map(LinkRecord::name)
            .collect(Collectors.joining(", "));
    if (!available.isEmpty()) {
      row("Links tried", available);
    }
  }

  private void otherStacks(RequirementRecord requirement) {
    html.raw("<tr><th>Real stacks</th><td>");
    String separator = "";
    for (RequirementRecord.KnownRecord known : requirement.known()) {
      html.text(separator).element("b", known.stack()).text(" " + known.behaviour());
      separator = " · ";
    }
    html.raw("</td></tr>");
  }

  private void furtherFindings() {
    List<FindingRecord> further = testCase.findings().stream().skip(1).toList();
    if (further.isEmpty()) {
      return;
    }
    html.element("p", "ep-cap", "Also wrong (fields and octets in the attachment)").raw("<ul>");
    further.stream()
        .limit(FINDINGS)
        .forEach(f -> html.element("li", f.requirement() + ": " + f.summary()));
    if (further.size() > FINDINGS) {
      html.element("li", "… and " + (further.size() - FINDINGS) + " more");
    }
    html.raw("</ul>");
  }

  private void row(String name, String text) {
    if (!text.isBlank()) {
      html.raw("<tr>").element("th", name).element("td", "ep-pre", text).raw("</tr>");
    }
  }
}
