package io.echoproof.app.faults;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the suite said about a planted fault.
 *
 * @param fault the fault
 * @param red the requirements that are red
 * @param observed the requirements of which something else was recorded than without the fault
 * @param verified the requirements that were verified at all
 * @param areas the areas for which it is said what may be red
 */
public record FaultOutcome(
    PlantedFault fault,
    Set<String> red,
    Set<String> observed,
    Set<String> verified,
    Set<String> areas) {
  /** What must be red, or must be recorded, and is not, although a case was there to see it. */
  public Set<String> missed() {
    Set<String> missed = expected();
    missed.removeAll(red);
    missed.removeAll(observed);
    missed.removeIf(row -> !verified.contains(row) || !classified(row));
    return missed;
  }

  /** What no case verifies yet, or is of an area that nobody has looked at with these faults. */
  public Set<String> withoutCase() {
    Set<String> without = expected();
    without.removeIf(row -> (verified.contains(row) || red.contains(row)) && classified(row));
    return without;
  }

  /** What is red and has nothing to do with the fault. */
  public Set<String> falselyAccused() {
    Set<String> accused = new TreeSet<>(red);
    accused.removeIf(row -> fault.allows(row) || !classified(row));
    return accused;
  }

  /** What is red of areas for which nobody has said yet what may be. */
  public Set<String> unclassified() {
    Set<String> rows = new TreeSet<>(red);
    rows.removeIf(row -> fault.allows(row) || classified(row));
    return rows;
  }

  /** Whether the suite found what it has to find and nothing else. */
  public boolean isRight() {
    return missed().isEmpty() && falselyAccused().isEmpty();
  }

  /** Whether there is a case for any of what has to be found. */
  public boolean isJudged() {
    return withoutCase().size() < expected().size();
  }

  private boolean classified(String row) {
    return areas.contains(row.substring(0, 3));
  }

  private Set<String> expected() {
    Set<String> expected = new TreeSet<>(fault.mustBeRed());
    expected.addAll(fault.observations());
    return expected;
  }
}
