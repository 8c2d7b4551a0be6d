package io.echoproof.app.cli;

import io.echoproof.app.faults.FaultOutcome;
import io.echoproof.app.faults.FuzzedFaults.Hunt;
import java.util.List;
import java.util.Set;

/** What {@code selftest} prints. */
final class SelftestPrinter {
  private static final int MOST_ROWS = 12;

  private final Terminal terminal;

  SelftestPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void outcome(FaultOutcome outcome) {
    terminal.plain(
        String.format(
            "%-36s %-7s %s%s%s",
            outcome.fault().name(),
            !outcome.isRight() ? "WRONG" : outcome.isJudged() ? "found" : "no case",
            rows(outcome),
            words(" | recorded ", outcome.observed()),
            outcome.isRight()
                ? ""
                : words(" | missed ", outcome.missed())
                    + words(" | falsely accused ", outcome.falselyAccused())));
  }

  private static String rows(FaultOutcome outcome) {
    int count = outcome.red().size();
    return count > MOST_ROWS ? count + " rows" : String.join(" ", outcome.red());
  }

  private static String words(String before, Set<String> ids) {
    return ids.isEmpty() ? "" : before + String.join(" ", ids);
  }

  /** Prints the end; answers whether all is as it has to be. */
  boolean end(List<FaultOutcome> outcomes, Set<String> redWithoutFault, double seconds) {
    long right = outcomes.stream().filter(o -> o.isRight() && o.isJudged()).count();
    long unjudged = outcomes.stream().filter(o -> o.isRight() && !o.isJudged()).count();
    long unclassified = outcomes.stream().filter(o -> !o.unclassified().isEmpty()).count();
    boolean all = right + unjudged == outcomes.size() && redWithoutFault.isEmpty();
    terminal.line(all ? "@|bold,green ALL FOUND|@" : "@|bold,red NOT ALL RIGHT|@");
    terminal.plain(
        String.format(
            "  faults        %d of %d found with no false accusation, in %.1f s",
            right, outcomes.size(), seconds));
    if (unjudged > 0) {
      terminal.plain("  no case yet   " + unjudged + " faults are about rows without a case");
    }
    if (unclassified > 0) {
      terminal.plain(
          "  unclassified  "
              + unclassified
              + " faults turn rows red of areas for which nothing is said yet");
    }
    terminal.plain(
        "  without fault "
            + (redWithoutFault.isEmpty() ? "nothing is red" : "red: " + redWithoutFault));
    return all;
  }

  void found(Hunt hunt) {
    terminal.plain(
        hunt.isFound()
            ? String.format(
                "%-36s %8.3f s %,9d frames  %s%s",
                hunt.fault().name(),
                hunt.seconds(),
                hunt.frames(),
                hunt.requirement(),
                hunt.fault().isStateless() ? "" : "  (has a state)")
            : String.format("%-36s not within %.0f s", hunt.fault().name(), hunt.seconds()));
  }

  /** Prints the end of a hunt; answers whether the fuzzer is as good as it is said to be. */
  boolean fuzzed(List<Hunt> hunts) {
    long quick =
        hunts.stream()
            .filter(h -> h.fault().isStateless() && h.isFound() && h.seconds() <= 10)
            .count();
    long stateless = hunts.stream().filter(h -> h.fault().isStateless()).count();
    long found = hunts.stream().filter(Hunt::isFound).count();
    boolean good = quick == stateless && found * 10 >= hunts.size() * 9L;
    terminal.line(good ? "@|bold,green FOUND|@" : "@|bold,red NOT ENOUGH FOUND|@");
    terminal.plain(
        String.format(
            "  stateless     %d of %d within 10 s%n  all           %d of %d within a minute",
            quick, stateless, found, hunts.size()));
    return good;
  }
}
