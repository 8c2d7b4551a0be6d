package io.echoproof.reports.allure;

import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.view.RunView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of Allure's {@code environment.properties}. */
final class EnvironmentFile {
  private static final char FIRST_PRINTABLE = 0x20;
  private static final char LAST_PRINTABLE = 0x7e;

  private EnvironmentFile() {}

  static String of(List<ResultSource> sources) {
    Map<String, String> entries = new LinkedHashMap<>();
    if (sources.size() == 1) {
      one(sources.get(0).view(), entries);
    } else {
      int number = 1;
      for (ResultSource source : sources) {
        RunView view = source.view();
        entries.put("Run " + number++, summary(view));
      }
    }
    StringBuilder text = new StringBuilder();
    entries.forEach(
        (name, value) ->
            text.append(escape(name, true)).append('=').append(escape(value, false)).append('\n'));
    return text.toString();
  }

  private static void one(RunView view, Map<String, String> entries) {
    RunRecord run = view.run();
    entries.put("Result", run.outcome().word() + ": " + run.outcome().explanation());
    entries.put("Target", view.target() + ", " + run.target().description());
    entries.put(
        "Target address",
        run.target().address() + "/" + run.target().prefixLength() + ", MTU " + run.target().mtu());
    entries.put("Links", view.links());
    entries.put("Seed", run.seed());
    entries.put("Strict", run.strict() ? "yes" : "no");
    entries.put("Tool", run.tool());
    entries.put("Command", String.join(" ", run.command()));
    run.environment().forEach(entries::putIfAbsent);
  }

  private static String summary(RunView view) {
    RunRecord run = view.run();
    return view.target()
        + " over "
        + view.links()
        + ", "
        + run.startedAt()
        + ", seed "
        + run.seed()
        + ": "
        + run.outcome().word();
  }

  /** Properties files are ISO 8859-1 with escapes of their own. */
  private static String escape(String text, boolean key) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || (key && (c == ' ' || c == ':' || c == '=' || c == '#' || c == '!'))) {
        escaped.append('\\').append(c);
      } else if (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE) {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return escaped.toString();
  }
}
