package io.echoproof.app.respond;

import io.echoproof.responder.CounterSnapshot;
import io.echoproof.responder.DropReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A responder's counters in words. */
public final class CounterText {
  /** Reasons that a line which changes in place has room for. */
  private static final int MOST_IN_A_LINE = 2;

  private CounterText() {}

  /** One line. */
  public static String line(CounterSnapshot counters) {
    List<Map.Entry<DropReason, Long>> dropped = mostFirst(counters);
    String reasons =
        dropped.stream()
            .limit(MOST_IN_A_LINE)
            .map(e -> e.getValue() + " " + words(e.getKey()))
            .collect(Collectors.joining(", "));
    return "received "
        + counters.received()
        + ", answered "
        + counters.answered()
        + ", dropped "
        + counters.droppedInAll()
        + (dropped.isEmpty() ? "" : ": " + reasons)
        + (dropped.size() > MOST_IN_A_LINE ? ", ..." : "");
  }

  /** A table, a line for each number. */
  public static List<String> table(CounterSnapshot counters) {
    List<String> lines = new ArrayList<>();
    lines.add(row("received", counters.received()));
    lines.add(row("answered", counters.answered()));
    lines.add(row("dropped", counters.droppedInAll()));
    mostFirst(counters).forEach(e -> lines.add(row("  " + words(e.getKey()), e.getValue())));
    add(lines, "fragments kept", counters.fragments());
    add(lines, "datagrams lost, fragments missing", counters.reassemblyTimeouts());
    add(lines, "datagrams lost, memory full", counters.reassemblyEvictions());
    add(lines, "replies lost, device full", counters.deviceFull());
    add(lines, "replies lost, refused", counters.deviceRefused());
    return lines;
  }

  private static void add(List<String> lines, String what, long count) {
    if (count != 0) {
      lines.add(row(what, count));
    }
  }

  /** What was done to replies on purpose, in one line. */
  public static String lab(LabCounts counts) {
    return "on purpose "
        + counts.dropped()
        + " lost, "
        + counts.duplicated()
        + " doubled, "
        + counts.reordered()
        + " overtaken, "
        + counts.corrupted()
        + " damaged"
        + (counts.overflowed() == 0
            ? ""
            : "; " + counts.overflowed() + " lost because too many were on their way");
  }

  private static String row(String what, long count) {
    return String.format(Locale.ROOT, "%-36s %12d", what, count);
  }

  private static List<Map.Entry<DropReason, Long>> mostFirst(CounterSnapshot counters) {
    return counters.dropped().entrySet().stream()
        .sorted(Map.Entry.<DropReason, Long>comparingByValue(Comparator.reverseOrder()))
        .toList();
  }

  private static String words(DropReason reason) {
    String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("icmp", "ICMP");
    return reason == DropReason.VERSION_NOT_4 ? words + " (such as IPv6)" : words;
  }
}
