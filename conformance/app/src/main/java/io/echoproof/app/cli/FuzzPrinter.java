package io.echoproof.app.cli;

import io.echoproof.app.fuzz.Coverage;
import io.echoproof.app.fuzz.FindingWriter;
import io.echoproof.app.fuzz.Found;
import io.echoproof.app.fuzz.FuzzSession;
import io.echoproof.app.oracle.Obligation;
import io.echoproof.app.oracle.Rule;
import io.echoproof.app.run.Seeds;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Level;
import io.echoproof.conformance.target.Target;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code fuzz} prints. */
final class FuzzPrinter {
  private static final int FRAMES_SHOWN = 4;
  private static final int HEX_SHOWN = 160;

  private final Terminal terminal;
  private final boolean strict;
  private final Catalogue catalogue = Catalogue.load();

  FuzzPrinter(Terminal terminal, boolean strict) {
    this.terminal = terminal;
    this.strict = strict;
  }

  void begin(Target target, long seed) {
    terminal.plain(
        "fuzz    "
            + target.description()
            + ", over "
            + target.links().get(0).name()
            + ", seed "
            + Seeds.format(seed));
  }

  void progress(FuzzSession session) {
    Coverage coverage = session.coverage();
    terminal.live(
        String.format(
            "%,d frames judged, %,.0f/s, %d of %d conditions, %d disagreements",
            coverage.judged(),
            coverage.judged() / session.seconds(),
            coverage.conditions() - coverage.missed().size(),
            coverage.conditions(),
            session.findings().count()));
  }

  /** Prints the result and saves what was found; answers whether the target is wrong. */
  boolean end(FuzzSession session, FindingWriter writer) {
    double seconds = session.seconds();
    Coverage coverage = session.coverage();
    List<Found> found = session.findings().all();
    boolean wrong = found.stream().anyMatch(this::isWrong);
    terminal.line(wrong ? "@|bold,red DISAGREEMENT|@" : "@|bold,green NO DISAGREEMENT|@");
    terminal.plain(
        String.format(
            "  judged        %,d frames in %.1f s, %,.0f/s",
            coverage.judged(), seconds, coverage.judged() / seconds));
    terminal.plain(
        String.format(
            "  obliged to    reply %s, silence %s, free %s",
            share(coverage, Obligation.REPLY),
            share(coverage, Obligation.SILENCE),
            share(coverage, Obligation.FREE)));
    terminal.plain(
        String.format(
            "  conditions    %d of %d%s",
            coverage.conditions() - coverage.missed().size(),
            coverage.conditions(),
            missed(coverage)));
    if (session.findings().lostOnce() > 0) {
      terminal.plain(
          String.format(
              "  lost          %,d replies did not come and came when the same was sent again",
              session.findings().lostOnce()));
    }
    if (session.findings().settledAlone() > 0) {
      terminal.plain(
          String.format(
              "  ambiguous     %,d replies fitted two frames, which were answered rightly alone",
              session.findings().settledAlone()));
    }
    if (!session.findings().explained().isEmpty()) {
      terminal.plain(
          "  known         "
              + session.findings().explained().entrySet().stream()
                  .map(known -> String.format("%s %,d times", known.getKey(), known.getValue()))
                  .collect(Collectors.joining(", ")));
    }
    int number = 1;
    for (Found one : found) {
      print(one, writer, number++);
    }
    if (session.findings().count() > found.size()) {
      terminal.plain(
          String.format(
              "  in all        %,d, the first of each kind is shown", session.findings().count()));
    }
    return wrong;
  }

  /** Whether it is more than lax. */
  boolean isWrong(Found found) {
    Level level = catalogue.get(found.disagreement().requirement()).level();
    return strict || level.isDecisive() || level.leavesChoice();
  }

  private void print(Found found, FindingWriter writer, int number) {
    String word = isWrong(found) ? "wrong" : "lax";
    terminal.plain(
        String.format(
            "  %-13s %s  %s", word, found.disagreement().kind(), found.disagreement().what()));
    found.sequence().stream()
        .limit(FRAMES_SHOWN)
        .forEach(frame -> terminal.plain("    sent        " + hex(frame.frame().hex())));
    if (!found.isRepeatable()) {
      terminal.plain("    a fresh target did not show it again; what was sent last is saved");
    }
    terminal.plain("    again       echoproof run --replay " + writer.write(found, number));
  }

  private static String hex(String digits) {
    return digits.length() > HEX_SHOWN
        ? digits.substring(0, HEX_SHOWN) + "... (" + digits.length() / 2 + " octets)"
        : digits;
  }

  private static String share(Coverage coverage, Obligation obligation) {
    return String.format(
        "%.0f %%", 100.0 * coverage.of(obligation) / Math.max(1, coverage.judged()));
  }

  private static String missed(Coverage coverage) {
    return coverage.missed().isEmpty()
        ? ""
        : coverage.missed().stream()
            .map(Rule::requirement)
            .distinct()
            .collect(Collectors.joining(" ", "; not met: ", ""));
  }
}
