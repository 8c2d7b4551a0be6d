package io.echoproof.app.faults;

import io.echoproof.app.fuzz.FuzzGoal;
import io.echoproof.app.fuzz.FuzzSession;
import io.echoproof.app.fuzz.TargetChoices;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.target.DirectStack;
import io.echoproof.conformance.target.TargetProfile;
import java.util.ArrayList;
import java.util.List;
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
   * Hunts for each fault, one after the other.
   *
   * @param done is told of each hunt
   */
  public List<Hunt> run(List<PlantedFault> faults, Consumer<Hunt> done) {
    List<Hunt> hunts = new ArrayList<>();
    for (PlantedFault fault : faults) {
      Hunt hunt = hunt(fault);
      done.accept(hunt);
      hunts.add(hunt);
    }
    return List.copyOf(hunts);
  }

  private Hunt hunt(PlantedFault fault) {
    FuzzGoal goal = new FuzzGoal(Long.MAX_VALUE, MINUTE);
    FuzzSession session =
        FuzzSession.untilFirst(
            settings,
            nanoTime ->
                DirectStack.of(fault.plant().apply(stacks.create(nanoTime).toFrameFunction())),
            threads,
            seed,
            goal);
    session.run(() -> {});
    String requirement = session.findings().firstRequirement().orElse("");
    return new Hunt(
        fault, !requirement.isEmpty(), session.seconds(), session.coverage().judged(), requirement);
  }
}
