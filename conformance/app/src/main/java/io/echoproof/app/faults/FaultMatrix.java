package io.echoproof.app.faults;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Faults and requirements as a table. */
public final class FaultMatrix {
  private FaultMatrix() {}

  /**
   * A line for each fault, a column for each requirement that is in question: {@code red}, {@code
   * may} (red and may be), {@code MISSED}, {@code FALSE}, or nothing.
   */
  public static String csv(List<FaultOutcome> outcomes) {
    Set<String> columns = new TreeSet<>();
    for (FaultOutcome outcome : outcomes) {
      columns.addAll(outcome.red());
      columns.addAll(outcome.fault().mustBeRed());
    }
    StringBuilder text = new StringBuilder("fault");
    columns.forEach(column -> text.append(',').append(column));
    text.append('\n');
    for (FaultOutcome outcome : outcomes) {
      text.append(outcome.fault().name());
      columns.forEach(column -> text.append(',').append(cell(outcome, column)));
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(FaultOutcome outcome, String requirement) {
    boolean red = outcome.red().contains(requirement);
    boolean must = outcome.fault().mustBeRed().contains(requirement);
    if (must) {
      return red ? "red" : "MISSED";
    }
    if (!red) {
      return "";
    }
    return outcome.fault().allows(requirement) ? "may" : "FALSE";
  }
}
