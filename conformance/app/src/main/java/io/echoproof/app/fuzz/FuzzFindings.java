package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found so far: the first of each requirement, and how many there were in all. Any thread
 * may use it.
 */
public final class FuzzFindings {
  /** One fault shows again and again; after so many it is known well enough. */
  private static final int MOST = 1_000;

  private final Map<String, Found> first = new LinkedHashMap<>();
  private final FuzzGoal goal;
  private final boolean firstOnly;
  private Optional<String> firstRequirement = Optional.empty();
  private long count;

  /**
   * @param goal ends when enough was found
   * @param firstOnly whether one is enough
   */
  FuzzFindings(FuzzGoal goal, boolean firstOnly) {
    this.goal = goal;
    this.firstOnly = firstOnly;
  }

  /** Counts a disagreement; answers whether it is the first about its requirement. */
  synchronized boolean isFirst(Disagreement found) {
    count++;
    if (firstRequirement.isEmpty()) {
      firstRequirement = Optional.of(found.requirement());
    }
    if (count >= MOST || firstOnly) {
      goal.end();
    }
    return !firstOnly && !first.containsKey(found.requirement());
  }

  /** Adds what a first one was shrunk to. */
  synchronized void add(Found found) {
    first.putIfAbsent(found.disagreement().requirement(), found);
  }

  /** The requirement of the very first, if there was one. */
  public synchronized Optional<String> firstRequirement() {
    return firstRequirement;
  }

  /** How many there were, those about the same requirement included. */
  public synchronized long count() {
    return count;
  }

  /** The first of each requirement. */
  public synchronized List<Found> all() {
    return List.copyOf(first.values());
  }
}
