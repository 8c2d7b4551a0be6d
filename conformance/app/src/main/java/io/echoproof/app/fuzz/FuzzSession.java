package io.echoproof.app.fuzz;

import io.echoproof.app.host.Programs;
import io.echoproof.app.link.PcapLink;
import io.echoproof.app.oracle.Conditions;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.oracle.Rule;
import io.echoproof.app.target.DirectStack;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Fuzzing from start to end, on as many threads as are of use. */
public final class FuzzSession implements AutoCloseable {
  private static final long LOOK_MILLIS = 250;
  private static final long WORKER_SEEDS = 0x9E37_79B9_7F4A_7C15L;

  private final FuzzGoal goal;
  private final FuzzFindings findings;
  private final Set<Rule> possible;
  private final List<Coverage> coverages = new ArrayList<>();
  private final List<Runnable> workers = new ArrayList<>();
  private Optional<LinkWorker> linkWorker = Optional.empty();
  private volatile long start = System.nanoTime();
  private volatile Optional<Throwable> failure = Optional.empty();

  private FuzzSession(FuzzGoal goal, boolean firstOnly, Set<Rule> possible) {
    this.goal = goal;
    this.possible = possible;
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
    FuzzSession session = new FuzzSession(goal, false, Conditions.possible(settings, true));
    session.addMemory(settings, stacks, threads, seed);
    return session;
  }

  /** The same until the first disagreement, which is not shrunk. */
  public static FuzzSession untilFirst(
      OracleSettings settings, DirectStack.Factory stacks, int threads, long seed, FuzzGoal goal) {
    FuzzSession session = new FuzzSession(goal, true, Conditions.possible(settings, true));
    session.addMemory(settings, stacks, threads, seed);
    return session;
  }

  private void addMemory(
      OracleSettings settings, DirectStack.Factory stacks, int threads, long seed) {
    for (int i = 0; i < threads; i++) {
      MemoryWorker worker =
          new MemoryWorker(settings, stacks, goal, seed + i * WORKER_SEEDS, findings, counted());
      workers.add(worker);
    }
  }

  /**
   * Over a link.
   *
   * @param settings what the oracle knows of the target
   * @param link leads to it
   * @param restart starts a target again that died; answers whether that could be done
   * @param timeout how long a reply may take
   * @param seed of everything
   * @param framesPerSecond at most so many; empty for no limit
   * @param goal when to end
   */
  public static FuzzSession overLink(
      OracleSettings settings,
      Link link,
      BooleanSupplier restart,
      Duration timeout,
      long seed,
      Optional<Integer> framesPerSecond,
      FuzzGoal goal) {
    boolean aboveMtu = link.carries().contains(Carriage.ABOVE_MTU);
    FuzzSession session = new FuzzSession(goal, false, Conditions.possible(settings, aboveMtu));
    Rate rate = framesPerSecond.map(Rate::perSecond).orElseGet(Rate::unlimited);
    FramePort port = port(link, settings);
    Revival revival =
        () -> restart.getAsBoolean() ? Optional.of(port(link, settings)) : Optional.empty();
    FuzzSpace space =
        FuzzSpace.of(settings.profile(), link, settings.choices().pendingAtMost() / 2);
    LinkWorker worker =
        new LinkWorker(
            space,
            settings,
            port,
            revival,
            timeout,
            goal,
            seed,
            rate,
            session.findings,
            session.counted());
    session.linkWorker = Optional.of(worker);
    session.workers.add(worker);
    return session;
  }

  /** Beside libpcap there is a faster way onto a Linux interface. */
  private static FramePort port(Link link, OracleSettings settings) {
    return link instanceof PcapLink pcap && !Programs.onWindows()
        ? PacketFramePort.open(pcap.interfaceName(), settings.profile().mtu())
        : new LinkFramePort(link);
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
    goal.begin();
    start = System.nanoTime();
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

  /** Says before it runs what the target is known to violate. */
  public void expect(KnownViolations known) {
    findings.expect(known);
  }

  /** Ends it; any thread may. */
  public void abort() {
    goal.end();
  }

  /** What was judged so far. */
  public Coverage coverage() {
    return Coverage.sum(possible, coverages);
  }

  /** What one more worker judges is counted apart, because counting together would cost time. */
  private Coverage counted() {
    Coverage coverage = new Coverage(possible);
    coverages.add(coverage);
    return coverage;
  }

  /** What was found so far. */
  public FuzzFindings findings() {
    return findings;
  }

  /** Frees what it opened; the target and its link are their owner's. */
  @Override
  public void close() {
    linkWorker.ifPresent(LinkWorker::close);
  }

  /** Seconds since it began to run. */
  public double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
