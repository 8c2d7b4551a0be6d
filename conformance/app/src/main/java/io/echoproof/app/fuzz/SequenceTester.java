package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import java.util.List;

/** Tries out whether a sequence of frames makes the target disagree with the oracle. */
@FunctionalInterface
interface SequenceTester {
  /** What is the first disagreement, if any. */
  Disagreement test(List<TimedFrame> sequence);

  /** Whether testing has taken as long as it may. */
  default boolean isEnough() {
    return false;
  }
}
