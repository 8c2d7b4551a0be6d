package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was found so far: the first of each requirement, and how many there were in all. Any thread
 * may use it.
 */
public final class FuzzFindings {
  /** One fault shows again and again; after so many it is known well enough. */
  private static final int MOST = 100_000;

  private final Map<String, Found> first = new LinkedHashMap<>();
  private final FuzzGoal goal;
  private final boolean firstOnly;
  private Optional<String> firstRequirement = Optional.empty();
  private Set<String> expected = Set.of();
  private final Map<String, Long> explained = new TreeMap<>();
  private long count;
  private long lost;
  private long settled;

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
    if (expected.contains(found.requirement())) {
      explained.merge(found.requirement(), 1L, Long::sum);
      return false;
    }
    count++;
    if (firstRequirement.isEmpty()) {
      firstRequirement = Optional.of(found.requirement());
    }
    if (count >= MOST || firstOnly) {
      goal.end();
    }
    return !firstOnly && !first.containsKey(found.requirement());
  }

  /** What the target is known to do otherwise is counted and no finding. */
  synchronized void expect(Set<String> requirements) {
    expected = Set.copyOf(requirements);
  }

  /** How often it did what it is known to do, by requirement. */
  public synchronized Map<String, Long> explained() {
    return new TreeMap<>(explained);
  }

  /** Whether that requirement is known to be violated, from before or by now. */
  synchronized boolean isKnown(String requirement) {
    return expected.contains(requirement) || first.containsKey(requirement);
  }

  /** Adds what a first one was shrunk to. */
  synchronized void add(Found found) {
    first.putIfAbsent(found.disagreement().requirement(), found);
  }

  /** The requirement of the very first, if there was one. */
  public synchronized Optional<String> firstRequirement() {
    return firstRequirement;
  }

  /** Counts a reply that did not come once, and came when the same frames were sent again. */
  synchronized void lost() {
    lost++;
  }

  /** How many replies did not come once and came when the same frames were sent again. */
  public synchronized long lostOnce() {
    return lost;
  }

  /** Counts a reply that fitted two frames, which were answered rightly when each came alone. */
  synchronized void settled() {
    settled++;
  }

  /** How many replies fitted two frames, which were answered rightly when each came alone. */
  public synchronized long settledAlone() {
    return settled;
  }

  /**
   * How many there were, those about the same requirement included, those that are expected not.
   */
  public synchronized long count() {
    return count;
  }

  /** The first of each requirement. */
  public synchronized List<Found> all() {
    return List.copyOf(first.values());
  }
}
