package io.echoproof.app.cli;

import io.echoproof.conformance.run.RunListener;
import io.echoproof.conformance.suite.CaseInfo;
import java.time.Duration;

/** Shows a run while it goes on: one line that changes on a terminal, a line for each case else. */
final class Progress implements RunListener {
  private final Terminal terminal;
  private String link = "";
  private String count = "";
  private int failures;
  private long started;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void caseStarted(CaseInfo info, String linkName, int number, int total) {
    link = linkName;
    count = String.format("%" + String.valueOf(total).length() + "d/%d", number, total);
    started = System.nanoTime();
    terminal.live(
        "["
            + count
            + "] "
            + (failures > 0 ? failures + " failed, " : "")
            + info.id()
            + " over "
            + link);
  }

  @Override
  public void caseFinished(CaseInfo info, boolean failed) {
    failures += failed ? 1 : 0;
    if (!terminal.isInteractive()) {
      long millis = (System.nanoTime() - started) / 1_000_000;
      terminal.plain(
          String.format(
              "[%s] %-32s %-6s %4d ms%s",
              count, info.id(), link, millis, failed ? "  something is wrong" : ""));
    }
  }

  @Override
  public void waiting(String caseId, Duration rest) {
    if (rest.toSeconds() > 0) {
      String words = "waiting " + rest.toSeconds() + " s for " + caseId;
      if (terminal.isInteractive()) {
        terminal.live(words);
      } else {
        terminal.plain(words);
      }
    }
  }

  @Override
  public void draining() {
    terminal.live("waiting for late replies");
  }
}
