package io.echoproof.conformance.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.catalogue.Level;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.Bench;
import io.echoproof.conformance.wire.LedgerEntry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What something that is wrong means for its row. */
class FindingTest {
  private final Bench bench = Bench.asynchronous();
  private final LedgerEntry entry = bench.send(Bench.TO_TARGET + "08005a3ebeef000170696e67");

  private Finding finding(Verdict verdict) {
    return new Finding(
        "ECH-01",
        "ECH-01.of-this-test",
        verdict,
        "no reply",
        "a reply",
        "nothing",
        List.of(entry),
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "MUST, FAIL",
    "MUST_NOT, FAIL",
    "IMPLIED, FAIL",
    "SHOULD, LAX",
    "SHOULD_NOT, LAX",
    "MAY, OBSERVED",
    "OBSERVATION, OBSERVED"
  })
  void theLevelDecides(Level level, Verdict expected) {
    assertEquals(expected, finding(Verdict.FAIL).weighed(level));
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void aBrokenHarnessIsAnErrorWhateverTheLevel(Level level) {
    assertEquals(Verdict.ERROR, finding(Verdict.ERROR).weighed(level));
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void aDeadTargetFailsWhateverTheLevel(Level level) {
    bench.diesOf(entry, Optional.empty());
    assertEquals(Verdict.FAIL, finding(Verdict.FAIL).weighed(level));
  }

  @Test
  void aDeathThatIsAnotherProbesDoesNotCount() {
    bench.diesOf(bench.send(Bench.TO_TARGET + "08005a3dbeef000270696e67"), Optional.empty());
    assertEquals(Verdict.OBSERVED, finding(Verdict.FAIL).weighed(Level.MAY));
  }
}
