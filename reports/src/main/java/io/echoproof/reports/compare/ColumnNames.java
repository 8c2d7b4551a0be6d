package io.echoproof.reports.compare;

import io.echoproof.reports.record.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names for the columns of runs that the user gave none: the target's name, with the operating
 * system where that alone would not tell two runs apart, and with a number where that doesn't
 * either. Runs are merged only where the user gave them one name.
 */
public final class ColumnNames {
  private ColumnNames() {}

  /**
   * Names runs.
   *
   * @param runs the runs
   * @param given for each run the name that the user gave it, if any
   * @return for each run its column's name
   */
  public static List<String> of(List<RunRecord> runs, List<Optional<String>> given) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String plain = runs.get(i).target().name();
      boolean alone = runs.stream().filter(r -> r.target().name().equals(plain)).count() == 1;
      names.add(given.get(i).orElse(alone ? plain : withSystem(runs.get(i))));
    }
    for (int i = 0; i < names.size(); i++) {
      if (given.get(i).isEmpty()) {
        names.set(i, numbered(names.get(i), names.subList(0, i)));
      }
    }
    return List.copyOf(names);
  }

  private static String withSystem(RunRecord run) {
    String system = run.environment().getOrDefault("operating system", "");
    return system.isEmpty() ? run.target().name() : run.target().name() + " on " + system;
  }

  private static String numbered(String name, List<String> taken) {
    String candidate = name;
    for (int number = 2; taken.contains(candidate); number++) {
      candidate = name + " #" + number;
    }
    return candidate;
  }
}
