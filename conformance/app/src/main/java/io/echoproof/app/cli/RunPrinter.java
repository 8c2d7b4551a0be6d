package io.echoproof.app.cli;

import io.echoproof.app.ExitStatus;
import io.echoproof.app.Version;
import io.echoproof.app.host.Browser;
import io.echoproof.app.host.Programs;
import io.echoproof.app.run.Outcome;
import io.echoproof.app.run.RunRequest;
import io.echoproof.app.run.RunService.Done;
import io.echoproof.app.run.Seeds;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.run.CasePlan;
import io.echoproof.conformance.run.CaseResult;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code run} prints. */
final class RunPrinter {
  private static final int MOST_SHOWN = 20;

  private final Terminal terminal;
  private final Map<String, String> environment;

  RunPrinter(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  void begin(Target target, PreparedTarget prepared, RunRequest request) {
    terminal.plain(Version.full() + " on " + target.description());
    for (Link link : target.links()) {
      terminal.plain("link " + link.name() + ": " + link.description());
    }
    prepared
        .unavailable()
        .forEach((link, reason) -> terminal.plain("link " + link + " not used: " + reason));
    prepared.warnings().forEach(w -> terminal.line("@|yellow warning:|@ " + w));
    terminal.plain("seed " + Seeds.format(request.seed()));
  }

  void plan(List<CasePlan> plan, PreparedTarget prepared) {
    for (CasePlan c : plan) {
      String fate =
          c.link()
              .map(index -> prepared.target().links().get(index).name())
              .orElse(c.verdict().word() + ": " + c.reason());
      terminal.plain(String.format("%-32s %-8s %s", c.info().id(), fate, c.info().title()));
    }
    terminal.plain(plan.size() + " cases; nothing was sent (--dry-run)");
  }

  void verdict(PreparedTarget prepared, RunResult result, Outcome outcome) {
    if (!result.isAnswered()) {
      terminal.line(
          "@|red,bold The target never answered a plain echo request.|@ Is it running, and is"
              + " nothing in between that drops ICMP?");
    }
    shown(outcome.unexpected())
        .forEach(r -> requirement("@|red,bold " + word(r) + "|@", r, result));
    int more = outcome.unexpected().size() - MOST_SHOWN;
    if (more > 0) {
      terminal.plain("... and " + more + " more: see the report");
    }
    withVerdict(result, Verdict.ERROR)
        .limit(MOST_SHOWN)
        .forEach(r -> requirement("@|magenta,bold ERROR|@", r, result));
    withVerdict(result, Verdict.LAX)
        .filter(r -> !outcome.unexpected().contains(r) && !outcome.known().contains(r))
        .filter(r -> !outcome.pingProgram().contains(r))
        .forEach(r -> requirement("@|yellow LAX|@  ", r, result));
    outcome
        .stale()
        .forEach(
            e ->
                terminal.line(
                    "@|red,bold NEWS|@  "
                        + e.id()
                        + " was expected to "
                        + e.verdict().word()
                        + " and does not any more: "
                        + e.reason()));
    if (Annotations.wanted(environment)) {
      List<RequirementResult> red =
          Stream.concat(outcome.unexpected().stream(), withVerdict(result, Verdict.ERROR)).toList();
      Annotations.of(red, outcome.stale()).forEach(terminal::plain);
    }
    terminal.plain("");
    counts(result, outcome);
    prepared
        .unavailable()
        .forEach((link, reason) -> terminal.plain("  needed        for " + link + ": " + reason));
  }

  private static Stream<RequirementResult> withVerdict(RunResult result, Verdict verdict) {
    return result.requirements().stream().filter(r -> r.verdict() == verdict);
  }

  private static List<RequirementResult> shown(List<RequirementResult> results) {
    return results.stream().limit(MOST_SHOWN).toList();
  }

  private static String word(RequirementResult result) {
    return result.verdict().word().toUpperCase(java.util.Locale.ROOT);
  }

  private void requirement(String verdict, RequirementResult r, RunResult result) {
    terminal.line(
        verdict
            + "  "
            + r.requirement().id()
            + " ("
            + r.requirement().level().word()
            + ") "
            + r.requirement().text());
    terminal.plain("      " + r.reason());
    result.cases().stream()
        .map(CaseResult::findings)
        .flatMap(List::stream)
        .filter(f -> f.requirement().equals(r.requirement().id()))
        .findFirst()
        .ifPresent(
            f -> {
              terminal.plain("      expected " + f.expected());
              terminal.plain("      seen     " + f.seen());
            });
  }

  private void counts(RunResult result, Outcome outcome) {
    String colour = outcome.exitStatus() == ExitStatus.CONFORMANT ? "green" : "red";
    terminal.line(
        "@|" + colour + ",bold " + outcome.word().toUpperCase(java.util.Locale.ROOT) + "|@");
    terminal.plain(
        "  verified      "
            + outcome.verified()
            + " of "
            + outcome.applicable()
            + " applicable requirements: "
            + byVerdict(result));
    if (!outcome.known().isEmpty()) {
      terminal.plain(
          "  known         " + ids(outcome.known()) + " deviate as the expectation file says");
    }
    outcome
        .pingProgram()
        .forEach(
            r ->
                terminal.plain(
                    "  ping program  "
                        + r.requirement().id()
                        + " "
                        + r.verdict().word()
                        + ": "
                        + r.reason()));
    withVerdict(result, Verdict.SKIPPED)
        .forEach(
            r -> terminal.plain("  not carried   " + r.requirement().id() + ": " + r.reason()));
    withVerdict(result, Verdict.NOT_RUN)
        .filter(r -> !r.cases().isEmpty())
        .collect(
            Collectors.groupingBy(RequirementResult::reason, TreeMap::new, Collectors.counting()))
        .forEach((reason, count) -> terminal.plain("  not run       " + count + ": " + reason));
    if (outcome.withoutCase() > 0) {
      terminal.plain(
          "  no case yet   " + outcome.withoutCase() + " (echoproof list --without-case)");
    }
    for (Link link : result.channels().stream().map(c -> c.link()).toList()) {
      long count =
          result.cases().stream()
              .flatMap(c -> c.log().stream())
              .filter(log -> log.linkName().equals(link.name()))
              .count();
      terminal.plain(
          "  link          " + link.name() + ": " + count + (count == 1 ? " case" : " cases"));
    }
  }

  private static String byVerdict(RunResult result) {
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : List.of(Verdict.PASS, Verdict.OBSERVED, Verdict.LAX, Verdict.FAIL)) {
      long count = withVerdict(result, verdict).count();
      text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(verdict.word());
    }
    return text.toString();
  }

  private static String ids(List<RequirementResult> results) {
    return String.join(", ", results.stream().map(r -> r.requirement().id()).toList());
  }

  void written(Done done, boolean open) {
    Path report = done.directory().report();
    done.written().problems().forEach(p -> terminal.line("@|red,bold report:|@ " + p));
    if (done.written().files().contains(report)) {
      terminal.plain("  report        " + report);
      if (open) {
        browse(report);
      }
    } else {
      terminal.plain("  run           " + done.directory().path());
    }
  }

  private void browse(Path report) {
    boolean opened =
        Browser.find(new Programs(environment)).map(browser -> browser.open(report)).orElse(false);
    if (!opened) {
      terminal.plain("  --open: no browser can be started here; open the file yourself");
    }
  }
}
