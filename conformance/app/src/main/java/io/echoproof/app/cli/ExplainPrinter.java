package io.echoproof.app.cli;

import io.echoproof.app.overview.OverviewRow;
import io.echoproof.app.overview.RfcText;
import io.echoproof.app.overview.Stimulus;
import io.echoproof.conformance.catalogue.Level;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.suite.CaseInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code explain} prints. */
final class ExplainPrinter {
  private static final int INDENT = 10;
  private static final int MOST_FRAMES = 3;
  private static final int MOST_OCTETS = 128;
  private static final int LINE_DIGITS = 80;

  private final Terminal terminal;

  ExplainPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * @param stimulus a packet of one of its cases; empty when none can be made here
   */
  void print(OverviewRow row, String areaTitle, Optional<Stimulus> stimulus) {
    Requirement requirement = row.requirement();
    terminal.line("@|bold " + requirement.id() + "  " + requirement.title() + "|@");
    terminal.plain(areaTitle);
    terminal.plain("");
    section("Rule", requirement.text());
    section("Level", row.level() + ": " + meaning(requirement.level()));
    sources(requirement.sources());
    section("For", audience(requirement.audience()));
    section("Stimulus", requirement.stimulus());
    section("Expected", requirement.expected());
    stimulus.ifPresent(this::packet);
    String label = "Known";
    for (Requirement.Known known : requirement.known()) {
      section(label, known.stack() + ": " + known.behaviour());
      label = "";
    }
    requirement.note().ifPresent(note -> section("Note", note));
    verification(row);
  }

  /** What is sent, as hex. */
  private void packet(Stimulus stimulus) {
    section(
        "Packet",
        String.format(
            "%s, %s, with seed %x; expected: %s",
            stimulus.caseId(), stimulus.label(), stimulus.seed(), stimulus.expected()));
    String indent = " ".repeat(INDENT);
    for (Octets frame : stimulus.frames().stream().limit(MOST_FRAMES).toList()) {
      String digits = frame.slice(0, Math.min(frame.length(), MOST_OCTETS)).hex();
      for (int at = 0; at < digits.length(); at += LINE_DIGITS) {
        terminal.plain(indent + digits.substring(at, Math.min(digits.length(), at + LINE_DIGITS)));
      }
      if (frame.length() > MOST_OCTETS) {
        terminal.plain(indent + "... " + frame.length() + " octets in all");
      }
    }
    int more = stimulus.frames().size() - MOST_FRAMES;
    if (more > 0) {
      terminal.plain(indent + "and " + more + " frames more");
    }
  }

  private void section(String label, String text) {
    List<String> lines = Wrapped.behind("", INDENT, text);
    terminal.line("@|bold " + pad(label) + "|@" + lines.get(0).substring(INDENT));
    lines.stream().skip(1).forEach(terminal::plain);
  }

  private static String pad(String label) {
    return String.format("%-" + INDENT + "s", label);
  }

  private static String meaning(Level level) {
    return switch (level) {
      case MUST, MUST_NOT -> "whoever violates it is not conformant";
      case IMPLIED ->
          "no RFC has a sentence for it; it follows from a field's definition or from universal"
              + " practice, and decides as a MUST does";
      case SHOULD, SHOULD_NOT -> "whoever violates it is lax; under --strict not conformant";
      case MAY, OBSERVATION -> "there is a choice; what the target does is recorded";
    };
  }

  private void sources(List<Requirement.Source> sources) {
    if (sources.isEmpty()) {
      section("Source", "no RFC");
    }
    int width = sources.stream().mapToInt(s -> s.toString().length()).max().orElse(0);
    String label = "Source";
    for (Requirement.Source source : sources) {
      terminal.line(
          "@|bold "
              + pad(label)
              + "|@"
              + String.format("%-" + width + "s", source)
              + "  "
              + RfcText.url(source)
              + (source.verified() ? "" : "  (not read yet)"));
      label = "";
    }
  }

  private static String audience(List<String> audience) {
    return audience.stream()
        .map(
            who ->
                switch (who) {
                  case "target" -> "everything that answers echo";
                  case "host" -> "complete host stacks";
                  case "ping" -> "ping programs";
                  case "device" -> "the tun device and the loop that drives it";
                  default ->
                      "targets that offer " + who.substring(Requirement.FEATURE_PREFIX.length());
                })
        .collect(Collectors.joining("; "));
  }

  private void verification(OverviewRow row) {
    String id = row.requirement().id();
    switch (row.status()) {
      case NOT_YET -> section("Cases", "none yet");
      case NOT_TESTABLE ->
          section("Cases", "not testable: " + row.requirement().notTestable().orElseThrow());
      case VERIFIED -> {
        String label = "Cases";
        for (CaseInfo info : row.cases()) {
          section(label, info.id() + ": " + info.title());
          label = "";
        }
        section("Run", "echoproof run " + id);
        if (row.cases().stream().anyMatch(c -> c.tags().contains(CaseInfo.VOLUME))) {
          section("", "echoproof run " + id + " --volume   (long sequences in full)");
        }
      }
    }
  }
}
