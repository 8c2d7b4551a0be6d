package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Obligation;
import io.echoproof.app.oracle.Rule;
import java.util.ArrayList;
import java.util.List;

/** How often each condition of the catalogue has decided. One thread writes; others may read. */
public final class Coverage {
  private final long[] decided = new long[Rule.values().length];
  private volatile long judged;

  /** Counts a judged frame. */
  void count(Expectation e) {
    decided[e.rule().ordinal()]++;
    judged = judged + 1;
  }

  /** How many frames were judged. */
  public long judged() {
    return judged;
  }

  /** How many frames that condition decided about. */
  public long of(Rule rule) {
    return decided[rule.ordinal()];
  }

  /** How many frames obliged to that. */
  public long of(Obligation obligation) {
    long sum = 0;
    for (Rule rule : Rule.values()) {
      sum += rule.obligation() == obligation ? decided[rule.ordinal()] : 0;
    }
    return sum;
  }

  /** The conditions that never decided. */
  public List<Rule> missed() {
    List<Rule> missed = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      if (rule != Rule.UNDECIDED && decided[rule.ordinal()] == 0) {
        missed.add(rule);
      }
    }
    return missed;
  }

  /** How many conditions there are. */
  public static int conditions() {
    return Rule.values().length - 1;
  }

  /** The sum of several. */
  public static Coverage sum(List<Coverage> parts) {
    Coverage sum = new Coverage();
    for (Coverage part : parts) {
      for (int i = 0; i < sum.decided.length; i++) {
        sum.decided[i] += part.decided[i];
      }
      sum.judged = sum.judged + part.judged;
    }
    return sum;
  }
}
