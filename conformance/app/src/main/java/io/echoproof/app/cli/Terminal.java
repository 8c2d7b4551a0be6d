package io.echoproof.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command prints. Colours and a line that changes in place are for a terminal only. The
 * launcher says whether there is one, because a JVM can't find out on every platform.
 */
public final class Terminal {
  /** {@code 1} when standard output is a terminal; set by the launcher. */
  static final String VARIABLE = "ECHOPROOF_TTY";

  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintStream out;
  private final boolean interactive;
  private final Ansi ansi;
  private boolean live;

  Terminal(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.interactive =
        "1".equals(environment.get(VARIABLE)) && !"dumb".equals(environment.get("TERM"));
    boolean colours = interactive && !environment.containsKey("NO_COLOR");
    this.ansi = colours ? Ansi.ON : Ansi.OFF;
  }

  /** Whether a line may change in place. */
  boolean isInteractive() {
    return interactive;
  }

  /** Whether to colour. */
  Ansi ansi() {
    return ansi;
  }

  /** Prints a line; {@code @|red text|@} is coloured on a terminal. */
  void line(String markup) {
    clear();
    out.println(ansi.string(markup));
  }

  /** Prints many lines at once, which takes a fraction of the time. */
  void lines(List<String> markup) {
    clear();
    out.print(ansi.string(String.join(System.lineSeparator(), markup)) + System.lineSeparator());
    out.flush();
  }

  /** Prints a line as it is. */
  void plain(String text) {
    clear();
    out.println(text);
  }

  /** Replaces the line that changes in place; nothing where there is no terminal. */
  void live(String text) {
    if (interactive) {
      out.print(CLEAR_LINE + text);
      out.flush();
      live = true;
    }
  }

  private void clear() {
    if (live) {
      out.print(CLEAR_LINE);
      live = false;
    }
  }
}
