package io.echoproof.app.faults;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.run.ConformanceRun;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.run.RunListener;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.run.RunSettings;
import io.echoproof.conformance.run.Selection;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.target.SteppedClock;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.CaseLog.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The suite against stacks that are wrong in a known way, side by side. */
public final class SelfTest {
  private static final Set<Verdict> RED = EnumSet.of(Verdict.FAIL, Verdict.LAX, Verdict.ERROR);
  private static final Set<Verdict> VERIFIED =
      EnumSet.of(Verdict.PASS, Verdict.OBSERVED, Verdict.FAIL, Verdict.LAX);

  /** What the correct stack does with options unless told otherwise; rows ask for it by name. */
  private static final Set<String> FEATURES =
      Set.of("timestamp", "record-route", "timestamp-option");

  /** What is recorded there differs from run to run. */
  private static final String LATENCY = "ECH-21";

  private final Catalogue catalogue = Catalogue.load();
  private final Selection everything = Selection.of(List.of(), false, catalogue, Suite.cases());
  private final TargetProfile profile;
  private final Function<LongSupplier, FrameFunction> stacks;
  private final long seed;
  private final int threads;

  /** From 1970 to the moment that this machine's nanoseconds count from, in nanoseconds. */
  private final long origin = sinceEpoch(Instant.now()) - System.nanoTime();

  /**
   * @param profile of the stacks
   * @param stacks makes correct ones, each of its own, with a clock in nanoseconds since 1970
   * @param seed of the runs
   * @param threads how many runs at a time
   */
  public SelfTest(
      TargetProfile profile, Function<LongSupplier, FrameFunction> stacks, long seed, int threads) {
    this.profile = offering(profile);
    this.stacks = stacks;
    this.seed = seed;
    this.threads = threads;
  }

  /** The profile of a stack that offers whatever there are planted faults about. */
  public static TargetProfile offering(TargetProfile profile) {
    return profile.withFeatures(FEATURES);
  }

  private static long sinceEpoch(Instant moment) {
    return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
  }

  /** What is red of a stack without a fault; empty when nothing is. */
  public Set<String> redWithoutFault() {
    return red(run("none", UnaryOperator.identity()));
  }

  /**
   * Runs the suite against each fault.
   *
   * @param faults the faults
   * @param done is told of each outcome, on any thread, one at a time
   * @return the outcomes, in the order of the faults
   */
  public List<FaultOutcome> run(List<PlantedFault> faults, Consumer<FaultOutcome> done) {
    Set<Observation> usual = new HashSet<>(run("none", UnaryOperator.identity()).observations());
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<FaultOutcome>> futures = new ArrayList<>();
      for (PlantedFault fault : faults) {
        futures.add(executor.submit(() -> told(outcome(fault, usual), done)));
      }
      List<FaultOutcome> outcomes = new ArrayList<>();
      for (Future<FaultOutcome> future : futures) {
        outcomes.add(future.get());
      }
      return List.copyOf(outcomes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the suite broke: " + e.getCause(), e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private synchronized FaultOutcome told(FaultOutcome outcome, Consumer<FaultOutcome> done) {
    done.accept(outcome);
    return outcome;
  }

  private FaultOutcome outcome(PlantedFault fault, Set<Observation> usual) {
    RunResult result = run(fault.name(), fault.plant());
    Set<String> observed = new TreeSet<>();
    Set<Observation> seen = new HashSet<>(result.observations());
    difference(seen, usual, observed);
    difference(usual, seen, observed);
    observed.remove(LATENCY);
    return new FaultOutcome(
        fault, red(result), observed, ids(result, VERIFIED), PlantedFaults.areas());
  }

  private static void difference(
      Set<Observation> these, Set<Observation> without, Set<String> requirements) {
    for (Observation observation : these) {
      if (!without.contains(observation)) {
        requirements.add(observation.requirement());
      }
    }
  }

  private RunResult run(String name, UnaryOperator<FrameFunction> plant) {
    SteppedClock clock = new SteppedClock();
    FrameFunction stack = plant.apply(stacks.apply(() -> origin + clock.nanoTime()));
    try (FaultyTarget target = new FaultyTarget(name, profile, clock, stack)) {
      return new ConformanceRun(
              catalogue, target, everything, RunSettings.withSeed(seed), RunListener.NONE)
          .execute();
    }
  }

  private static Set<String> red(RunResult result) {
    return ids(result, RED);
  }

  private static Set<String> ids(RunResult result, Set<Verdict> verdicts) {
    Set<String> ids = new TreeSet<>();
    for (RequirementResult row : result.requirements()) {
      if (verdicts.contains(row.verdict())) {
        ids.add(row.requirement().id());
      }
    }
    return ids;
  }
}
