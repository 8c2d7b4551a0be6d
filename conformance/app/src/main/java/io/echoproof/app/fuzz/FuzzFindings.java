package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was found so far: the first of each kind (a requirement, violated in one way), and how many
 * there were in all. Any thread may use it.
 */
public final class FuzzFindings {
  /** One fault shows again and again; after so many it is known well enough. */
  private static final int MOST = 100_000;

  private final Map<String, Found> first = new LinkedHashMap<>();
  private final FuzzGoal goal;
  private final boolean firstOnly;
  private Optional<String> firstRequirement = Optional.empty();
  private KnownViolations expected = new KnownViolations();
  private final KnownViolations seen = new KnownViolations();
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

  /** Counts a disagreement; answers whether it is the first of its kind. */
  synchronized boolean isFirst(Disagreement found) {
    if (!countAgain(found)) {
      return false;
    }
    if (firstRequirement.isEmpty()) {
      firstRequirement = Optional.of(found.requirement());
    }
    if (firstOnly) {
      goal.end();
    }
    return !firstOnly && !seen.contains(found);
  }

  /** Counts one of a kind that is known; answers whether it is a disagreement all the same. */
  synchronized boolean countAgain(Disagreement found) {
    if (expected.contains(found)) {
      explained.merge(found.kind(), 1L, Long::sum);
      return false;
    }
    count++;
    if (count >= MOST) {
      goal.end();
    }
    return true;
  }

  /** What the target is known to do otherwise is counted and no finding. */
  synchronized void expect(KnownViolations known) {
    expected = known;
  }

  /** How often it did what it is known to do, by requirement and way: {@code ADR-03:reported}. */
  public synchronized Map<String, Long> explained() {
    return new TreeMap<>(explained);
  }

  /** Whether that is known, from before or by now. */
  synchronized boolean isKnown(Disagreement found) {
    return expected.contains(found) || seen.contains(found);
  }

  /** Adds what a first one was shrunk to. */
  synchronized void add(Found found) {
    Disagreement kind = found.disagreement();
    seen.add(kind.requirement(), kind.violation());
    first.putIfAbsent(kind.kind(), found);
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

  /** How many there were, those of the same kind included, those that are expected not. */
  public synchronized long count() {
    return count;
  }

  /** The first of each kind. */
  public synchronized List<Found> all() {
    return List.copyOf(first.values());
  }
}
