package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.ping.PingProgram;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The system's ping against the built-in responder: what it printed is what was on the wire. */
@Timeout(300)
class PingIT {
  @BeforeAll
  static void lane() {
    Lane.require(
        "ping",
        LaneNetwork.missing()
            .or(
                () ->
                    PingProgram.find(System.getenv()).isPresent()
                        ? Optional.empty()
                        : Optional.of("no ping program on the PATH (iputils-ping)")));
  }

  @ParameterizedTest
  @CsvSource({"PNG-01, PNG-01.totals, 8", "PNG-07, PNG-07.fields, 8", "PNG-09, PNG-09.sizes, 10"})
  void agreesWithTheWire(String requirement, String id, int frames) throws Exception {
    LaneRun run = BuiltinRun.get();
    CaseRecord record = run.caseRecord(id);

    assertEquals(VerdictRecord.PASS, run.verdict(requirement), record.message());
    assertEquals(Optional.of("pcap"), record.link());
    SecondOpinion opinion = new SecondOpinion();
    opinion.read(run.directory().resolve("captures").resolve(record.capture().orElseThrow()));
    assertTrue(opinion.echoes() >= frames, () -> opinion.echoes() + " echoes in the capture");
    assertTrue(
        record.parameters().keySet().stream().anyMatch(name -> name.startsWith("ping ")),
        record.parameters()::toString);
  }
}
