package io.echoproof.conformance.junit;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.judge.Finding;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.run.CaseResult;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.wire.LedgerEntry;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** What a failed test says: the rule, the packet, what came back, and how to send it again. */
final class FailureText {
  private static final int MOST_OCTETS = 96;

  private FailureText() {}

  static AssertionFailedError of(RunResult run, RequirementResult result, long seed) {
    List<Finding> findings =
        run.cases().stream()
            .flatMap(c -> c.findings().stream())
            .filter(f -> f.requirement().equals(result.requirement().id()))
            .toList();
    StringBuilder text = new StringBuilder(rule(result.requirement()));
    if (findings.isEmpty()) {
      text.append("\n  ").append(result.reason());
      broken(run, result).forEach(line -> text.append("\n  ").append(line));
      return new AssertionFailedError(text.toString());
    }
    Finding first = findings.get(0);
    text.append("\n  ").append(first.summary());
    text.append("\n  expected: ").append(first.expected());
    text.append("\n  seen:     ").append(first.seen());
    first.entries().stream().limit(1).forEach(entry -> packets(entry, text));
    first.frames().stream().limit(2).forEach(frame -> packet(frame, text));
    if (findings.size() > 1) {
      text.append("\n  and ").append(findings.size() - 1).append(" more of the kind");
    }
    text.append(
        String.format("%n  again with: selecting(\"%s\").withSeed(0x%xL)", first.caseId(), seed));
    return new AssertionFailedError(text.toString(), first.expected(), first.seen());
  }

  private static String rule(Requirement row) {
    String sources =
        row.sources().stream().map(Requirement.Source::toString).collect(Collectors.joining(", "));
    return row.id()
        + " ("
        + row.level().word()
        + (sources.isEmpty() ? "" : "; " + sources)
        + ") "
        + row.text();
  }

  private static List<String> broken(RunResult run, RequirementResult result) {
    return run.cases().stream()
        .filter(c -> result.cases().contains(c.info().id()) && !c.reason().isEmpty())
        .map((CaseResult c) -> c.info().id() + ": " + c.reason())
        .toList();
  }

  private static void packets(LedgerEntry entry, StringBuilder text) {
    entry.probe().frames().stream()
        .limit(2)
        .forEach(frame -> text.append("\n  sent:     ").append(hex(frame)));
    entry.replies().stream()
        .limit(2)
        .flatMap(reply -> reply.frames().stream())
        .forEach(frame -> text.append("\n  received: ").append(hex(frame)));
  }

  private static void packet(CapturedFrame frame, StringBuilder text) {
    text.append(frame.outbound() ? "\n  sent:     " : "\n  received: ").append(hex(frame.frame()));
  }

  private static String hex(Octets frame) {
    return frame.length() <= MOST_OCTETS
        ? frame.toString()
        : frame.slice(0, MOST_OCTETS) + "... (" + frame.length() + " octets)";
  }
}
