package io.echoproof.conformance.judge;

import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Invariant;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what is wrong about a probe and all that came back for it until the end of the run. A case's
 * own requirement is judged by its own rules only; what else is wrong with a reply goes to the row
 * for that invariant.
 */
public final class Judge {
  private final List<Invariant> invariants;
  private final String duplicatesRow;
  private final Duration timeout;

  /**
   * @param invariants what holds for every reply
   * @param duplicatesRow the row on one reply per request
   * @param timeout how long a reply may take
   */
  public Judge(List<Invariant> invariants, String duplicatesRow, Duration timeout) {
    this.invariants = List.copyOf(invariants);
    this.duplicatesRow = duplicatesRow;
    this.timeout = timeout;
  }

  /** All findings about a probe. */
  public List<Finding> judge(LedgerEntry entry, String caseId) {
    return new Reading(entry, caseId).findings;
  }

  private final class Reading {
    private final LedgerEntry entry;
    private final Probe probe;
    private final String caseId;
    private final List<Finding> findings = new ArrayList<>();

    Reading(LedgerEntry entry, String caseId) {
      this.entry = entry;
      this.probe = entry.probe();
      this.caseId = caseId;
      Expectation expectation = probe.expectation();
      if (entry.isDeadly()) {
        judgeDeath();
      } else if (expectation.isSilence()) {
        judgeSilence();
      } else {
        judgeReplies(expectation);
      }
      if (entry.errors() > 0 && expectation.errors() == Expectation.Errors.FORBIDDEN) {
        add(
            expectation.errorRow().orElse(probe.requirement()),
            "an ICMP error about: " + probe.label(),
            "no ICMP error",
            describe(false));
      }
    }

    private void judgeDeath() {
      add(
          probe.requirement(),
          "the target died of: " + entry.deathWords(),
          "a target that lives on",
          "plain valid echoes were answered before this packet and none after it"
              + entry.lastWords().map(words -> "; " + words).orElse(""));
    }

    private void judgeSilence() {
      boolean anything = isEcho() && entry.others() > 0;
      if (entry.answers() > 0 || anything) {
        add(
            probe.requirement(),
            "answered, although it must not be: " + probe.label(),
            probe.expectation().words(),
            describe(true));
      }
    }

    private void judgeReplies(Expectation expectation) {
      int count = entry.answers();
      if (count < expectation.atLeast()) {
        judgeMissing(expectation, count);
      } else if (expectation.exact() && count > expectation.atMost()) {
        add(
            probe.requirement(),
            "too many replies: " + probe.label(),
            expectation.words(),
            count());
      } else if (!expectation.exact()
          && expectation.atLeast() > 0
          && count > expectation.atLeast()) {
        add(
            isEcho() ? duplicatesRow : probe.requirement(),
            "answered more than once: " + probe.label(),
            expectation.words(),
            count());
      }
      if (!isEcho() && expectation.exact() && entry.echoReplies() + entry.others() > 0) {
        add(
            probe.requirement(),
            "answered with something else: " + probe.label(),
            expectation.words(),
            describe(true));
      }
      for (Reply reply : entry.answering()) {
        probe.rules().forEach(rule -> add(probe.requirement(), rule.check(probe, reply)));
        invariants.forEach(i -> add(i.requirement(), i.rule().check(probe, reply)));
      }
    }

    private boolean isEcho() {
      return probe.expectation().answer().equals(Answer.ECHO_REPLY);
    }

    private void judgeMissing(Expectation expectation, int count) {
      if (entry.isExcused()) {
        return;
      }
      switch (probe.role()) {
        case SENTINEL -> {
          // A lost sentinel is asked again; what a missing one means is decided there.
        }
        case TWIN ->
            add(
                probe.requirement(),
                "not shown: the " + probe.label() + " was not answered either",
                "a reply to the valid packet, so that silence about the mutated one means"
                    + " something",
                seenInstead());
        case PROBE ->
            add(
                probe.requirement(),
                (count == 0 ? "no reply: " : "too few replies: ") + probe.label(),
                expectation.words(),
                count == 0 ? seenInstead() : count());
      }
    }

    private String seenInstead() {
      return entry.replies().isEmpty()
          ? "nothing within " + timeout.toMillis() + " ms, while the target was alive"
          : describe(true);
    }

    private String count() {
      Answer answer = probe.expectation().answer();
      return answer.count(entry.answers());
    }

    private String describe(boolean withDelay) {
      return entry.replies().stream()
          .map(reply -> reply.describe() + (withDelay ? delay(reply) : ""))
          .collect(Collectors.joining("; "));
    }

    private String delay(Reply reply) {
      Duration delay = Duration.ofNanos(reply.nanoTime() - entry.sentNanoTime());
      return delay.compareTo(timeout) > 0 ? ", " + delay.toMillis() + " ms late" : "";
    }

    private void add(String row, List<Difference> differences) {
      if (!differences.isEmpty()) {
        findings.add(
            new Finding(
                row,
                caseId,
                Verdict.FAIL,
                "wrong reply: " + probe.label(),
                join(differences, true),
                join(differences, false),
                List.of(entry),
                List.of(),
                differences));
      }
    }

    private void add(String row, String summary, String expected, String seen) {
      findings.add(
          new Finding(
              row,
              caseId,
              Verdict.FAIL,
              summary,
              expected,
              seen,
              List.of(entry),
              List.of(),
              List.of()));
    }
  }

  private static String join(List<Difference> differences, boolean expected) {
    return differences.stream()
        .map(d -> d.layer() + " " + d.field() + " " + (expected ? d.expected() : d.seen()))
        .collect(Collectors.joining("; "));
  }
}
