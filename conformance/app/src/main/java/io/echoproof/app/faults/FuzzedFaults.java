package io.echoproof.app.faults;

import io.echoproof.app.fuzz.FuzzGoal;
import io.echoproof.app.fuzz.FuzzSession;
import io.echoproof.app.fuzz.TargetChoices;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.target.DirectStack;
import io.echoproof.conformance.target.TargetProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** How long the fuzzer takes to find each fault, without being told what it is. */
public final class FuzzedFaults {
  private static final long MINUTE = 60_000_000_000L;

  private final OracleSettings settings;
  private final DirectStack.Factory stacks;
  private final long seed;
  private final int threads;

  /**
   * What became of a hunt.
   *
   * @param fault the fault
   * @param isFound whether something was found within a minute
   * @param seconds how long it took
   * @param frames how many frames
   * @param requirement what was said to be violated; empty when nothing was found
   */
  public record Hunt(
      PlantedFault fault, boolean isFound, double seconds, long frames, String requirement) {}

  /**
   * @param profile of the stacks
   * @param stacks makes correct ones
   * @param seed of the fuzzer
   * @param threads how many at a time
   */
  public FuzzedFaults(TargetProfile profile, DirectStack.Factory stacks, long seed, int threads) {
    this.settings = TargetChoices.builtin(profile);
    this.stacks = stacks;
    this.seed = seed;
    this.threads = threads;
  }

  /**
   * Hunts for each fault on one processor, as many at a time as there are.
   *
   * @param done is told of each hunt, on any thread, one at a time
   * @return the hunts, in the order of the faults
   */
  public List<Hunt> run(List<PlantedFault> faults, Consumer<Hunt> done) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Hunt>> futures = new ArrayList<>();
      for (PlantedFault fault : faults) {
        futures.add(executor.submit(() -> told(hunt(fault), done)));
      }
      List<Hunt> hunts = new ArrayList<>();
      for (Future<Hunt> future : futures) {
        hunts.add(future.get());
      }
      return List.copyOf(hunts);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the fuzzer broke: " + e.getCause(), e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private synchronized Hunt told(Hunt hunt, Consumer<Hunt> done) {
    done.accept(hunt);
    return hunt;
  }

  private Hunt hunt(PlantedFault fault) {
    FuzzGoal goal = new FuzzGoal(Long.MAX_VALUE, MINUTE);
    FuzzSession session =
        FuzzSession.untilFirst(
            settings,
            nanoTime ->
                DirectStack.of(fault.plant().apply(stacks.create(nanoTime).toFrameFunction())),
            /* threads= */ 1,
            seed,
            goal);
    session.run(() -> {});
    String requirement = session.findings().firstRequirement().orElse("");
    return new Hunt(
        fault, !requirement.isEmpty(), session.seconds(), session.coverage().judged(), requirement);
  }
}
