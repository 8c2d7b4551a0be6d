package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.target.DirectStack;
import io.echoproof.conformance.link.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fuzzing from start to end, on as many threads as are of use. */
public final class FuzzSession {
  private static final long LOOK_MILLIS = 250;
  private static final long WORKER_SEEDS = 0x9E37_79B9_7F4A_7C15L;

  private final FuzzGoal goal;
  private final FuzzFindings findings;
  private final List<Coverage> coverages = new ArrayList<>();
  private final List<Runnable> workers = new ArrayList<>();
  private Optional<LinkWorker> linkWorker = Optional.empty();
  private final long start = System.nanoTime();
  private volatile Optional<Throwable> failure = Optional.empty();

  private FuzzSession(FuzzGoal goal, boolean firstOnly) {
    this.goal = goal;
    this.findings = new FuzzFindings(goal, firstOnly);
  }

  /**
   * In memory, with a stack for each thread.
   *
   * @param settings what the oracle knows of the target
   * @param stacks makes the stacks
   * @param threads how many
   * @param seed of everything
   * @param goal when to end
   */
  public static FuzzSession inMemory(
      OracleSettings settings, DirectStack.Factory stacks, int threads, long seed, FuzzGoal goal) {
    FuzzSession session = new FuzzSession(goal, false);
    session.addMemory(settings, stacks, threads, seed);
    return session;
  }

  /** The same until the first disagreement, which is not shrunk. */
  public static FuzzSession untilFirst(
      OracleSettings settings, DirectStack.Factory stacks, int threads, long seed, FuzzGoal goal) {
    FuzzSession session = new FuzzSession(goal, true);
    session.addMemory(settings, stacks, threads, seed);
    return session;
  }

  private void addMemory(
      OracleSettings settings, DirectStack.Factory stacks, int threads, long seed) {
    for (int i = 0; i < threads; i++) {
      MemoryWorker worker =
          new MemoryWorker(settings, stacks, goal, seed + i * WORKER_SEEDS, findings);
      workers.add(worker);
      coverages.add(worker.coverage());
    }
  }

  /**
   * Over a link.
   *
   * @param settings what the oracle knows of the target
   * @param link leads to it
   * @param timeout how long a reply may take
   * @param seed of everything
   * @param framesPerSecond at most so many; empty for no limit
   * @param goal when to end
   */
  public static FuzzSession overLink(
      OracleSettings settings,
      Link link,
      Duration timeout,
      long seed,
      Optional<Integer> framesPerSecond,
      FuzzGoal goal) {
    FuzzSession session = new FuzzSession(goal, false);
    Rate rate = framesPerSecond.map(Rate::perSecond).orElseGet(Rate::unlimited);
    LinkWorker worker = new LinkWorker(settings, link, timeout, goal, seed, rate, session.findings);
    session.linkWorker = Optional.of(worker);
    session.workers.add(worker);
    session.coverages.add(worker.coverage());
    return session;
  }

  /** Whether the target answers a plain request; in memory nobody asks. */
  public boolean isAnswered() {
    return linkWorker.map(LinkWorker::isAnswered).orElse(true);
  }

  /**
   * Runs until the goal is reached.
   *
   * @param look is called now and then, to show how far it is
   */
  public void run(Runnable look) {
    List<Thread> threads = new ArrayList<>();
    for (Runnable worker : workers) {
      Thread thread = new Thread(() -> guarded(worker), "echoproof-fuzz-" + threads.size());
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        for (thread.join(LOOK_MILLIS); thread.isAlive(); thread.join(LOOK_MILLIS)) {
          look.run();
        }
      }
    } catch (InterruptedException e) {
      goal.end();
      Thread.currentThread().interrupt();
    }
    failure.ifPresent(FuzzSession::rethrow);
  }

  private void guarded(Runnable worker) {
    try {
      worker.run();
    } catch (Throwable t) {
      failure = Optional.of(t);
      goal.end();
    }
  }

  private static void rethrow(Throwable t) {
    if (t instanceof RuntimeException e) {
      throw e;
    }
    if (t instanceof Error e) {
      throw e;
    }
    throw new IllegalStateException(t);
  }

  /** Ends it; any thread may. */
  public void abort() {
    goal.end();
  }

  /** What was judged so far. */
  public Coverage coverage() {
    return Coverage.sum(coverages);
  }

  /** What was found so far. */
  public FuzzFindings findings() {
    return findings;
  }

  /** Seconds since it was made. */
  public double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
