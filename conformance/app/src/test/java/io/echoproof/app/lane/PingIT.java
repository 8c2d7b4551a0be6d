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

  @ParameterizedTest
  @CsvSource({
    "PNG-04, PNG-04.length",
    "PNG-06, PNG-06.duplicate",
    "PNG-07, PNG-07.corner-ttls",
    "PNG-10, PNG-10.route-and-stamps",
    "PNG-11, PNG-11.late"
  })
  void isRightAboutAPeerThatMisbehaves(String requirement, String id) throws Exception {
    CaseRecord record = BuiltinRun.get().caseRecord(id);

    assertEquals(VerdictRecord.PASS, record.verdict(), record.message());
    assertEquals(VerdictRecord.PASS, BuiltinRun.get().verdict(requirement));
  }

  /** Debian 12's iputils; a later one may have learned it, and then this has to be said here. */
  @ParameterizedTest
  @CsvSource({
    "PNG-02, PNG-02.bad-checksum, the ICMP checksum is wrong by one",
    "PNG-03, PNG-03.altered, data octet 7 is altered",
    "PNG-05, PNG-05.other-key, a sequence number that was not sent",
    "PNG-08, PNG-08.errors, ICMP error 11/1"
  })
  void whereItSaysOkAndThePacketWasWrongIsShownAndDoesNotCount(
      String requirement, String id, String packet) throws Exception {
    LaneRun run = BuiltinRun.get();
    CaseRecord record = run.caseRecord(id);

    assertEquals(VerdictRecord.FAIL, record.verdict());
    assertTrue(record.message().contains(packet), record.message());
    assertEquals(1, record.findings().size(), record.message());
    assertTrue(record.findings().get(0).exchange().frames().size() >= 2);
    assertTrue(run.requirement(requirement).expected().orElseThrow().holds());
    assertTrue(run.ended().says("ping program", requirement), run.ended()::transcript);
    assertEquals(0, run.ended().status(), run.ended()::transcript);
  }
}
