package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import java.util.List;

/** From a disagreement to the smallest sequence that shows it. */
final class Findings {
  private static final int SHOWN = 64;

  private Findings() {}

  /** Shrinks the history that led to a disagreement. */
  static Found shrunk(Disagreement found, List<TimedFrame> history, SequenceTester tester) {
    List<TimedFrame> least = new Shrinker(tester, found).shrink(history);
    if (least.isEmpty()) {
      int from = Math.max(0, history.size() - SHOWN);
      return new Found(found, List.copyOf(history.subList(from, history.size())), false);
    }
    Disagreement again = tester.test(least);
    boolean same = again.isLike(found);
    return new Found(same ? again : found, List.copyOf(least), true);
  }
}
