package io.echoproof.reports.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.reports.sample.AlteredRun;
import io.echoproof.reports.sample.SampleRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final RunRecord OURS = SampleRun.small();

  private static ComparedRun run(String name, RunRecord run) {
    return new ComparedRun(name, run, Optional.empty());
  }

  private static Comparison with(RunRecord other) {
    return Comparison.of(List.of(run("ours", OURS), run("other", other)));
  }

  private static Row row(Comparison comparison, String id) {
    return comparison.requirement(id).orElseThrow();
  }

  private static List<String> words(Row row) {
    return row.cells().stream().map(Cell::word).toList();
  }

  @Test
  void theSameRunTwiceDoesNotDiffer() {
    assertEquals(List.of(), with(OURS).differences());
  }

  @Test
  void verdictsThatDifferAreFound() {
    Comparison comparison = with(AlteredRun.verdict(OURS, "HDR-12", VerdictRecord.PASS));

    assertEquals(List.of(row(comparison, "HDR-12")), comparison.differences());
    assertEquals(List.of("fail", "pass"), words(row(comparison, "HDR-12")));
  }

  /** What no link carried, or nobody ran, says nothing about a target. */
  @Test
  void whatWasNotFoundOutIsNoDifference() {
    for (VerdictRecord unknown :
        List.of(VerdictRecord.SKIPPED, VerdictRecord.NOT_RUN, VerdictRecord.ERROR)) {
      Row row = row(with(AlteredRun.verdict(OURS, "ECH-01", unknown)), "ECH-01");
      assertEquals(List.of("pass", unknown.word()), words(row));
      assertFalse(row.differs(), unknown.word());
    }
  }

  @Test
  void whatIsNotOfferedIsADifference() {
    Comparison comparison = with(AlteredRun.verdict(OURS, "ECH-01", VerdictRecord.NOT_APPLICABLE));
    assertTrue(row(comparison, "ECH-01").differs());
  }

  @Test
  void observationsStandBelowTheirRequirement() {
    Comparison comparison =
        with(AlteredRun.observing(OURS, new ObservationRecord("ECH-30", "initial TTL", "128")));
    int at = comparison.rows().indexOf(row(comparison, "ECH-30"));
    Row observation = comparison.rows().get(at + 1);

    assertEquals(Row.Kind.OBSERVATION, observation.kind());
    assertEquals("initial TTL", observation.title());
    assertEquals(List.of("64", "128"), words(observation));
    assertTrue(observation.differs());
  }

  @Test
  void whatOnlyOneObservedIsNoDifference() {
    Comparison comparison = with(AlteredRun.observing(OURS));
    assertEquals(List.of(), comparison.differences());
  }

  @Test
  void theEvidenceOfAFailureGoesWithItsCell() {
    Cell cell = row(with(OURS), "HDR-12").cells().get(0);
    assertEquals("HDR-12", cell.finding().orElseThrow().requirement());
    assertTrue(cell.rerun().get(0).startsWith("echoproof run HDR-12.reserved-flag"));
  }

  @Test
  void ofMergedRunsTheWorstVerdictCounts() {
    RunRecord passing = AlteredRun.verdict(OURS, "HDR-12", VerdictRecord.PASS);
    RunRecord carrying = AlteredRun.verdict(passing, "FRG-07", VerdictRecord.PASS);
    Comparison comparison =
        Comparison.of(List.of(run("one", OURS), run("one", carrying), run("two", carrying)));

    assertEquals(2, comparison.columns().size());
    assertEquals(List.of("fail", "pass"), words(row(comparison, "HDR-12")));
    assertEquals(List.of("pass", "pass"), words(row(comparison, "FRG-07")));
  }

  @Test
  void columnsWithoutANameAreToldApart() {
    RunRecord host = SampleRun.against("host");
    Optional<String> none = Optional.empty();

    assertEquals(
        List.of("builtin", "host"), ColumnNames.of(List.of(OURS, host), List.of(none, none)));
    assertEquals(
        List.of("host on Linux 6.18.44 amd64", "host on Linux 6.18.44 amd64 #2", "mine"),
        ColumnNames.of(List.of(host, host, OURS), List.of(none, none, Optional.of("mine"))));
  }
}
