package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.verdict.Verdict;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultFreeRunTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 2, 3, -1, 42, 4711, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE})
  void nothingIsWrongWithACorrectStack(long seed) {
    RunResult result = Runs.run(new ReferenceStack(), seed);
    assertTrue(result.isAnswered());
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
    assertEquals(Set.of("NOI-08"), Runs.rows(result, Verdict.SKIPPED));
  }
}
