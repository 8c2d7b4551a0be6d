package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.target.DirectStack;
import java.util.List;

/** Sends a sequence to a stack that has received nothing yet, and judges it. */
final class Trial implements SequenceTester {
  private final OracleSettings settings;
  private final DirectStack.Factory stacks;
  private long now;

  Trial(OracleSettings settings, DirectStack.Factory stacks) {
    this.settings = settings;
    this.stacks = stacks;
  }

  @Override
  public Disagreement test(List<TimedFrame> sequence) {
    Oracle oracle = new Oracle(settings);
    Exchange exchange = new Exchange(settings);
    DirectStack stack = stacks.create(() -> now);
    for (TimedFrame timed : sequence) {
      now = timed.nanoTime();
      byte[] frame = timed.frame().toByteArray();
      oracle.expect(frame, frame.length, now, exchange.begin());
      Disagreement found;
      try {
        stack.accept(frame, frame.length, exchange);
        found = exchange.end();
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        found = exchange.died(e);
      }
      if (found.isThere()) {
        return found;
      }
    }
    return Disagreement.NONE;
  }
}
