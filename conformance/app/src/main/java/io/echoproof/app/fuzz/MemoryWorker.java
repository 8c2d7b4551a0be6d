package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.target.DirectStack;

/**
 * Fuzzes a stack on its own thread: one frame, all its replies, the verdict, the next. The stack's
 * clock is the fuzzer's, and jumps now and then, so that reassembly timeouts pass too.
 */
final class MemoryWorker implements Runnable {
  private static final long FRAME_NANOS = 1_000;
  private static final long LONG_NANOS = 300_000_000_000L;
  private static final int SHORT_JUMP = 20_000;

  private final OracleSettings settings;
  private final DirectStack.Factory stacks;
  private final FuzzSpace space;
  private final FuzzGoal goal;
  private final FuzzFindings findings;
  private final Coverage coverage;
  private final History history = new History();
  private final Generator generator;
  private final FuzzRandom time;
  private Oracle oracle;
  private Exchange exchange;
  private DirectStack stack;
  private long now;

  MemoryWorker(
      OracleSettings settings,
      DirectStack.Factory stacks,
      FuzzGoal goal,
      long seed,
      FuzzFindings findings,
      Coverage coverage) {
    this.settings = settings;
    this.stacks = stacks;
    this.space = FuzzSpace.everything(settings.profile(), settings.choices().pendingAtMost() / 2);
    this.goal = goal;
    this.findings = findings;
    this.coverage = coverage;
    this.generator = new Generator(space, seed);
    this.time = new FuzzRandom(~seed);
    this.oracle = new Oracle(settings);
    this.exchange = new Exchange(settings);
    this.stack = stacks.create(() -> now);
  }

  @Override
  public void run() {
    Draft d = new Draft();
    for (int granted = goal.grant(); granted > 0; granted = goal.grant()) {
      for (int i = 0; i < granted && !goal.isEnded(); i++) {
        tick();
        generator.next(d, oracle.pendingDatagrams());
        judge(d);
      }
    }
  }

  private void tick() {
    now += FRAME_NANOS;
    if (oracle.pendingDatagrams() >= space.openAtMost()) {
      now += LONG_NANOS;
    } else if (time.oneIn(SHORT_JUMP)) {
      now += time.nextLong() >>> 28;
    }
  }

  private void judge(Draft d) {
    history.add(d.array, d.length, now);
    oracle.expect(d.array, d.length, now, exchange.begin());
    coverage.count(exchange.expectation());
    Disagreement found;
    try {
      stack.accept(d.array, d.length, exchange);
      found = exchange.end();
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      found = exchange.died(e);
    }
    if (found.isThere()) {
      report(found);
    }
  }

  /** Afterwards nobody knows what the target knows, so that both begin afresh. */
  private void report(Disagreement found) {
    if (findings.isFirst(found)) {
      findings.add(Findings.shrunk(found, history.frames(), new Trial(settings, stacks)));
    }
    history.clear();
    oracle = new Oracle(settings);
    exchange = new Exchange(settings);
    stack = stacks.create(() -> now);
  }
}
