package io.echoproof.app.cli;

import io.echoproof.app.Version;
import io.echoproof.app.doctor.Check;
import io.echoproof.app.doctor.Diagnosis;
import io.echoproof.app.doctor.LinkState;
import io.echoproof.app.overview.Scope;
import io.echoproof.conformance.link.Carriage;
import java.util.List;

/** What {@code doctor} prints. */
final class DoctorPrinter {
  private static final int INDENT = 24;

  private final Terminal terminal;

  DoctorPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Diagnosis diagnosis) {
    terminal.plain(Version.full() + ". Scope: " + Scope.TEXT);
    terminal.plain("");
    diagnosis.checks().forEach(this::check);
    terminal.plain("");
    links(diagnosis.links());
    terminal.plain("");
    cases(diagnosis);
  }

  private void check(Check check) {
    String label = String.format("%s  %-18s", check.ok() ? "ok" : "no", check.name());
    List<String> lines = Wrapped.behind(label, INDENT, check.detail());
    String colour = check.ok() ? "green" : "yellow";
    terminal.line(
        "@|" + colour + " " + lines.get(0).substring(0, 2) + "|@" + lines.get(0).substring(2));
    lines.stream().skip(1).forEach(terminal::plain);
    if (!check.wayOut().isEmpty()) {
      Wrapped.behind("", INDENT, "to do: " + check.wayOut()).forEach(terminal::plain);
    }
  }

  private void links(List<LinkState> links) {
    heading("Carried by the link", links.stream().map(LinkState::name).toList());
    heading("to the target", links.stream().map(LinkState::target).toList());
    row("IPv4 datagrams up to the MTU", links.stream().map(LinkState::available).toList());
    for (Carriage carriage : Carriage.values()) {
      row(carriage.words(), links.stream().map(link -> link.carries().contains(carriage)).toList());
    }
  }

  private void heading(String what, List<String> words) {
    StringBuilder heading = new StringBuilder(String.format("%-52s", what));
    words.forEach(word -> heading.append(String.format(" %8s", word)));
    terminal.line("@|bold " + heading + "|@");
  }

  private void row(String what, List<Boolean> carried) {
    StringBuilder row = new StringBuilder(String.format("%-52s", what));
    carried.forEach(yes -> row.append(String.format(" %8s", yes ? "yes" : "-")));
    terminal.plain(row.toString());
  }

  private void cases(Diagnosis diagnosis) {
    terminal.plain(
        "cases for the built-in target: "
            + diagnosis.able()
            + " can run here, "
            + diagnosis.notCarried().size()
            + " can't ("
            + diagnosis.notForIt()
            + " are for other targets)");
    for (Diagnosis.NotCarried c : diagnosis.notCarried()) {
      Wrapped.behind("  " + c.id(), INDENT + 10, " " + c.reason()).forEach(terminal::plain);
    }
    terminal.line(
        diagnosis.canRun()
            ? "@|green,bold EchoProof can run here|@"
            : "@|red,bold EchoProof can run nothing here|@");
  }
}
