package io.echoproof.reports.summary;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RequirementRecord.SourceRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.OutcomeRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.reports.view.Level;
import io.echoproof.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The summary of a run for people: GitHub flavoured Markdown. */
public final class SummaryMarkdown {
  private static final List<VerdictRecord> COLUMNS =
      List.of(
          VerdictRecord.PASS,
          VerdictRecord.OBSERVED,
          VerdictRecord.LAX,
          VerdictRecord.FAIL,
          VerdictRecord.ERROR,
          VerdictRecord.SKIPPED,
          VerdictRecord.NOT_APPLICABLE,
          VerdictRecord.NOT_RUN);

  private final RunView view;
  private final RunRecord run;
  private final Markdown markdown = new Markdown();

  private SummaryMarkdown(RunView view) {
    this.view = view;
    this.run = view.run();
  }

  /**
   * Sums up a run.
   *
   * @param view the run
   * @return Markdown
   */
  public static String of(RunView view) {
    return new SummaryMarkdown(view).write();
  }

  private String write() {
    verdict();
    failures("Failures", r -> r.verdict() == VerdictRecord.FAIL && !expected(r));
    failures("Expected deviations", r -> r.verdict() == VerdictRecord.FAIL && expected(r));
    failures("SHOULD not met", r -> r.verdict() == VerdictRecord.LAX);
    failures("Harness or environment", r -> r.verdict() == VerdictRecord.ERROR);
    notCarried();
    counts("By area", r -> List.of(r.area() + " " + r.areaTitle()));
    counts("By RFC", SummaryMarkdown::rfcs);
    observations();
    environment();
    return markdown.toString();
  }

  private void verdict() {
    OutcomeRecord outcome = run.outcome();
    markdown.heading(1, "EchoProof: " + view.target() + " is " + word(outcome.word()));
    markdown.paragraph(Markdown.text(outcome.explanation()));
    markdown.paragraph(
        outcome.verified()
            + " of "
            + outcome.applicable()
            + " applicable requirements verified over "
            + Markdown.text(view.links())
            + ", "
            + outcome.notCarried()
            + " could not be carried. Seed "
            + Markdown.code(run.seed())
            + (run.strict() ? ", strict." : "."));
    markdown.table(
        Stream.concat(Stream.of("requirements"), COLUMNS.stream().map(VerdictRecord::word))
            .toList(),
        List.of(row("all " + run.requirements().size(), run.requirements())));
  }

  private static String word(String word) {
    return switch (word) {
      case "nothing selected" -> "not tested: nothing selected";
      case "error" -> "not judged: error";
      case "aborted" -> "not fully judged: aborted";
      default -> word;
    };
  }

  private static boolean expected(RequirementRecord requirement) {
    return requirement.expected().map(e -> e.holds()).orElse(false);
  }

  private void failures(String title, Predicate<RequirementRecord> which) {
    List<List<String>> rows = run.requirements().stream().filter(which).map(this::failure).toList();
    if (!rows.isEmpty()) {
      markdown.heading(2, title + " (" + rows.size() + ")");
      markdown.table(List.of("requirement", "rule", "expected", "seen", "run it again"), rows);
    }
  }

  private List<String> failure(RequirementRecord requirement) {
    Optional<CaseRecord> testCase =
        run.cases().stream().filter(c -> finding(c, requirement).isPresent()).findFirst();
    Optional<FindingRecord> finding = testCase.flatMap(c -> finding(c, requirement));
    String rule =
        Markdown.text(requirement.text())
            + "<br>"
            + Markdown.text(Level.label(requirement))
            + sources(requirement);
    String reason = requirement.expected().map(e -> "known: " + e.reason()).orElse("");
    return List.of(
        "**" + requirement.id() + "** " + Markdown.text(requirement.title()),
        rule + (expected(requirement) ? "<br>" + Markdown.text(reason) : ""),
        finding
            .map(f -> Markdown.text(f.expected()))
            .orElse(Markdown.text(requirement.expectation())),
        finding
            .map(f -> Markdown.text(f.summary() + "\n" + f.seen()))
            .orElse(Markdown.text(requirement.reason())),
        testCase.map(c -> Markdown.code(c.rerun())).orElse(""));
  }

  private static Optional<FindingRecord> finding(CaseRecord testCase, RequirementRecord of) {
    return testCase.findings().stream().filter(f -> f.requirement().equals(of.id())).findFirst();
  }

  private static String sources(RequirementRecord requirement) {
    return requirement.sources().stream()
        .map(s -> ", [" + Markdown.text(Level.source(s)) + "](" + Level.url(s) + ")")
        .collect(Collectors.joining());
  }

  private void notCarried() {
    List<List<String>> rows =
        run.requirements().stream()
            .filter(r -> r.verdict() == VerdictRecord.SKIPPED)
            .map(
                r ->
                    List.of(
                        "**" + Markdown.text(r.id()) + "** " + Markdown.text(r.title()),
                        Markdown.text(r.reason())))
            .toList();
    if (rows.isEmpty() && run.outcome().needed().isEmpty()) {
      return;
    }
    markdown.heading(2, "Could not be carried (" + rows.size() + ")");
    markdown.table(List.of("requirement", "why"), rows);
    if (!run.outcome().needed().isEmpty()) {
      markdown.paragraph("What would be needed:").list(run.outcome().needed());
    }
  }

  private void counts(String title, Function<RequirementRecord, List<String>> groups) {
    Map<String, List<RequirementRecord>> grouped = new LinkedHashMap<>();
    for (RequirementRecord requirement : run.requirements()) {
      for (String group : groups.apply(requirement)) {
        grouped.computeIfAbsent(group, key -> new ArrayList<>()).add(requirement);
      }
    }
    if (grouped.isEmpty()) {
      return;
    }
    markdown.heading(2, title);
    markdown.table(
        Stream.concat(Stream.of(""), COLUMNS.stream().map(VerdictRecord::word)).toList(),
        grouped.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList());
  }

  private static List<String> row(String name, List<RequirementRecord> requirements) {
    List<String> cells = new ArrayList<>(List.of(Markdown.text(name)));
    for (VerdictRecord verdict : COLUMNS) {
      long count = requirements.stream().filter(r -> r.verdict() == verdict).count();
      cells.add(count == 0 ? "" : Long.toString(count));
    }
    return cells;
  }

  private static List<String> rfcs(RequirementRecord requirement) {
    List<String> rfcs =
        requirement.sources().stream()
            .map(SourceRecord::rfc)
            .distinct()
            .map(rfc -> "RFC " + rfc)
            .toList();
    return rfcs.isEmpty() ? List.of("no RFC (practice)") : rfcs;
  }

  private void observations() {
    if (run.observations().isEmpty()) {
      return;
    }
    markdown.heading(2, "Profile: behaviour that the RFCs leave open");
    markdown.table(
        List.of("requirement", "what", "seen"),
        run.observations().stream()
            .map(
                o ->
                    List.of(
                        Markdown.text(o.requirement()),
                        Markdown.text(o.name()),
                        Markdown.text(o.value())))
            .toList());
  }

  private void environment() {
    markdown.heading(2, "Environment");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("command", Markdown.code(String.join(" ", run.command()))));
    rows.add(List.of("target", Markdown.text(run.target().description())));
    run.links()
        .forEach(
            link ->
                rows.add(
                    List.of(
                        "link " + Markdown.text(link.name()),
                        Markdown.text(
                            link.description()
                                + link.unavailable()
                                    .map(u -> "\nnot available: " + u)
                                    .orElse("")))));
    run.environment()
        .forEach((name, value) -> rows.add(List.of(Markdown.text(name), Markdown.text(value))));
    rows.add(List.of("foreign frames", Integer.toString(run.foreignFrames().size())));
    markdown.table(List.of("", ""), rows);
  }
}
