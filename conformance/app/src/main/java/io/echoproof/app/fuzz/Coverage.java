package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Obligation;
import io.echoproof.app.oracle.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** How often each condition of the catalogue has decided. Any thread may count and read. */
public final class Coverage {
  private final Map<Rule, LongAdder> decided = new EnumMap<>(Rule.class);
  private final LongAdder judged = new LongAdder();

  private final Set<Rule> possible;

  /**
   * Nothing was judged so far.
   *
   * @param possible the conditions that can be met
   */
  Coverage(Set<Rule> possible) {
    this.possible = possible;
    for (Rule rule : Rule.values()) {
      decided.put(rule, new LongAdder());
    }
  }

  /** Counts a judged frame. */
  void count(Expectation e) {
    add(e.rule(), 1);
    judged.increment();
  }

  private void add(Rule rule, long frames) {
    LongAdder adder = decided.get(rule);
    if (adder != null) {
      adder.add(frames);
    }
  }

  /** How many frames were judged. */
  public long judged() {
    return judged.sum();
  }

  /** How many frames that condition decided about. */
  public long of(Rule rule) {
    LongAdder adder = decided.get(rule);
    return adder == null ? 0 : adder.sum();
  }

  /** How many frames obliged to that. */
  public long of(Obligation obligation) {
    long sum = 0;
    for (Rule rule : Rule.values()) {
      sum += rule.obligation() == obligation ? of(rule) : 0;
    }
    return sum;
  }

  /** The conditions that never decided, of those that can. */
  public List<Rule> missed() {
    List<Rule> missed = new ArrayList<>();
    for (Rule rule : possible) {
      if (of(rule) == 0) {
        missed.add(rule);
      }
    }
    return missed;
  }

  /** How many conditions can be met. */
  public int conditions() {
    return possible.size();
  }

  /** The sum of several. */
  static Coverage sum(Set<Rule> possible, List<Coverage> parts) {
    Coverage sum = new Coverage(possible);
    for (Coverage part : parts) {
      for (Rule rule : Rule.values()) {
        sum.add(rule, part.of(rule));
      }
      sum.judged.add(part.judged());
    }
    return sum;
  }
}
