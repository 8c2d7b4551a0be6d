package io.echoproof.responder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short run of what {@code ci/fuzz-responder.sh} does at length. */
class FuzzTest {
  private static final int FRAMES = 500_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_261_130})
  void nothingWrongIsAnswered(long seed) {
    FuzzRun run = new FuzzRun(seed);
    run.feed(FRAMES);
    CounterSnapshot counted = run.counters();
    assertTrue(counted.answered() > FRAMES / 10, () -> "some are right: " + counted);
    assertTrue(counted.fragments() > FRAMES / 100, () -> "some are kept: " + counted);
    assertTrue(counted.reassemblyTimeouts() > 0, () -> "some come too late: " + counted);
    assertTrue(counted.dropped().size() > 35, () -> "much is wrong: " + counted);
  }
}
