package io.echoproof.app.bench;

import io.echoproof.app.EnvironmentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Loads contestants in turns, so that what else happens on the machine happens to all of them. */
public final class Contest {
  /** Unmeasured beginning of each turn: the others have used the caches meanwhile. */
  private static final Duration SETTLE = Duration.ofMillis(50);

  private final List<Contestant> contestants;
  private final LoadSettings settings;
  private final int turns;
  private final BooleanSupplier interrupted;

  Contest(
      List<Contestant> contestants, LoadSettings settings, int turns, BooleanSupplier interrupted) {
    this.contestants = contestants;
    this.settings = settings;
    this.turns = turns;
    this.interrupted = interrupted;
  }

  /**
   * Measures.
   *
   * @param progress is told what happens next
   * @return per contestant; one that never answers has no turns
   * @throws EnvironmentException when that is the first of them
   */
  List<Outcome> run(Load load, Consumer<String> progress) {
    List<LoadGenerator> generators = new ArrayList<>();
    List<List<LoadResult>> results = new ArrayList<>();
    for (Contestant contestant : contestants) {
      progress.accept("warming up " + contestant.name());
      LoadGenerator generator = generator(contestant, load);
      generator.run(
          settings.warmUp().plus(SETTLE), Long.MAX_VALUE, Duration.ZERO, ProcessorMeter.NONE);
      requireAnswer(generators.isEmpty(), generator, contestant, load);
      generators.add(generator);
      results.add(new ArrayList<>());
    }
    for (int turn = 0; turn < turns && !interrupted.getAsBoolean(); turn++) {
      for (int i = 0; i < contestants.size(); i++) {
        // Back and forth: a machine that slows down is unfair to each of them in turn.
        int next = turn % 2 == 0 ? i : contestants.size() - 1 - i;
        progress.accept("turn " + (turn + 1) + " of " + turns + ", " + name(next));
        if (generators.get(next).isAnswered()) {
          results.get(next).add(measure(generators.get(next), contestants.get(next)));
        }
      }
    }
    return outcomes(results);
  }

  private String name(int contestant) {
    return contestants.get(contestant).name();
  }

  private LoadGenerator generator(Contestant contestant, Load load) {
    return new LoadGenerator(
        contestant.port(),
        load,
        settings,
        contestant.address().value(),
        contestant.mtu(),
        contestant.firstSource().value(),
        interrupted);
  }

  private LoadResult measure(LoadGenerator generator, Contestant contestant) {
    return generator.run(SETTLE, settings.count(), settings.duration(), contestant.meter());
  }

  private void requireAnswer(
      boolean first, LoadGenerator generator, Contestant contestant, Load load) {
    if (first && !generator.isAnswered() && !interrupted.getAsBoolean()) {
      throw new EnvironmentException(
          contestant.name()
              + " never answered a request with "
              + load.size()
              + " octets of data; look whether it answers ping");
    }
  }

  private List<Outcome> outcomes(List<List<LoadResult>> results) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      outcomes.add(new Outcome(name(i), List.copyOf(results.get(i))));
    }
    return List.copyOf(outcomes);
  }
}
