package io.echoproof.conformance.judge;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static io.echoproof.conformance.wire.Bench.TO_TESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Bench;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Probes that are answered by something else than an echo reply. */
class OtherAnswersTest {
  /** Protocol 253, identifications 1111 and 2222, the same eight octets of data. */
  private static final String FIRST = "4500001c1111000040fde4d0c0000202c000020101020304050607ff";

  private static final String SECOND = "4500001c2222000040fdd3bfc0000202c000020101020304050607ff";
  private static final String ERROR_HEADER = "45000038000100004001f6c0c0000201c0000202";
  private static final String TIMESTAMP =
      "45000028123400004001e49dc0000202c0000201" + "0d004558beef0001" + "0036ee800000000000000000";
  private static final String TIMESTAMP_REPLY =
      "45000028000100004001f6d0c0000201c0000202" + "0e004458beef0001" + "0036ee800000000000000000";

  private final Bench bench = Bench.asynchronous();

  private LedgerEntry sent(String frame, Expectation expectation) {
    return bench.send(
        Probe.raw("ERR-01", "protocol 253", Octets.ofHex(frame)).expecting(expectation));
  }

  private static List<String> findings(LedgerEntry entry) {
    return new Judge(List.of(), "ECH-12", Duration.ofSeconds(1))
        .judge(entry, "ERR-01.case").stream()
            .map(f -> f.requirement() + " " + f.summary() + ": " + f.seen())
            .toList();
  }

  private static Expectation protocolUnreachable() {
    return Expectation.exactly(1, Answer.error(3, 2));
  }

  @Test
  void anErrorIsFoundByTheQuotedIdentification() {
    LedgerEntry first = sent(FIRST, protocolUnreachable());
    LedgerEntry second = sent(SECOND, protocolUnreachable());
    bench.arrives(ERROR_HEADER + "0302fcfd00000000" + FIRST);
    assertEquals(1, first.answers());
    assertEquals(0, second.answers());
    assertTrue(first.isAnswered());
    assertEquals(List.of(), findings(first));
    assertEquals(
        List.of(
            "ERR-01 no reply: protocol 253: nothing within 1000 ms, while the target was alive"),
        findings(second));
  }

  @Test
  void theSameIdentificationAgainIsToldByTheFirstOctetsOfData() {
    LedgerEntry early = sent(FIRST, protocolUnreachable());
    LedgerEntry late = sent(FIRST.replace("01020304", "0a0b0c0d"), protocolUnreachable());
    bench.arrives(ERROR_HEADER + "0302fcfd00000000" + FIRST);
    assertEquals(1, early.answers());
    assertEquals(0, late.answers());
  }

  @Test
  void anotherCodeIsNoAnswer() {
    LedgerEntry entry = sent(FIRST, protocolUnreachable());
    bench.arrives(ERROR_HEADER + "0303fcfc00000000" + FIRST);
    assertEquals(
        List.of(
            "ERR-01 no reply: protocol 253: an ICMP message of type 3, code 3",
            "ERR-01 an ICMP error about: protocol 253: an ICMP message of type 3, code 3"),
        findings(entry));
  }

  @Test
  void twoErrorsAreOneTooMany() {
    LedgerEntry entry = sent(FIRST, protocolUnreachable());
    bench.arrives(ERROR_HEADER + "0302fcfd00000000" + FIRST);
    bench.arrives(ERROR_HEADER + "0302fcfd00000000" + FIRST);
    assertEquals(
        List.of("ERR-01 too many replies: protocol 253: 2 ICMP errors of type 3, code 2"),
        findings(entry));
  }

  @Test
  void anErrorBreaksTheSilenceAboutADatagramWithoutAKey() {
    LedgerEntry entry = sent(FIRST, Expectation.silence());
    bench.arrives(ERROR_HEADER + "0302fcfd00000000" + FIRST);
    assertEquals(
        List.of("ERR-01 an ICMP error about: protocol 253: an ICMP message of type 3, code 2"),
        findings(entry));
  }

  @Test
  void aTimestampReplyAnswersATimestampRequest() {
    LedgerEntry entry =
        bench.send(
            Probe.of("TSP-02", "a request", Bench.echo(TIMESTAMP))
                .expecting(Expectation.exactly(1, Answer.TIMESTAMP_REPLY)));
    bench.arrives(TIMESTAMP_REPLY);
    assertEquals(List.of(), findings(entry));
    bench.arrives(TO_TESTER + "0000623ebeef000170696e67");
    assertEquals(
        List.of(
            "TSP-02 answered with something else: a request: an ICMP message of type 14, code 0;"
                + " an echo reply with 4 data octets"),
        findings(entry));
    bench.arrives(TO_TESTER + "1200503ebeef000170696e67");
    assertEquals(
        List.of(
            "TSP-02 answered with something else: a request: an ICMP message of type 14, code 0;"
                + " an echo reply with 4 data octets; an ICMP message of type 18, code 0"),
        findings(entry));
  }

  @Test
  void anEchoReplyInItsPlaceIsNone() {
    LedgerEntry entry =
        bench.send(
            Probe.of("TSP-02", "a request", Bench.echo(TIMESTAMP))
                .expecting(Expectation.atLeastOne(Answer.TIMESTAMP_REPLY)));
    bench.arrives(TO_TESTER + "0000623ebeef000170696e67");
    assertEquals(
        List.of("TSP-02 no reply: a request: an echo reply with 4 data octets"), findings(entry));
  }

  @Test
  void rulesHoldForWhatAnswersOnly() {
    LedgerEntry entry =
        bench.send(
            Probe.of(
                    "ECH-01",
                    "an echo",
                    Bench.echo(TO_TARGET + "08005a3ebeef000170696e67"),
                    (probe, reply) -> List.of(new Difference("ICMP", "code", "0", "1")))
                .expecting(Expectation.free(Answer.TIMESTAMP_REPLY)));
    bench.arrives(TO_TESTER + "0000623ebeef000170696e67");
    assertEquals(List.of(), findings(entry));
  }

  /** RFC 8335: the low half of the sequence number field of a reply is its state. */
  @Test
  void anExtendedEchoReplyIsFoundThoughItsStateStandsInTheSequenceNumber() {
    String header = "45000028123400004001e49dc0000202c0000201";
    LedgerEntry first =
        bench.send(
            Probe.of(
                    "PRB-02",
                    "a request",
                    Bench.echo(header + "2a00160fbeef01012000dcf40008030200000001"))
                .expecting(Expectation.exactly(1, Answer.EXTENDED_ECHO_REPLY)));
    LedgerEntry second =
        bench.send(
            Probe.of(
                    "PRB-02",
                    "a request",
                    Bench.echo(header + "2a00150fbeef02012000dcf40008030200000001"))
                .expecting(Expectation.exactly(1, Answer.EXTENDED_ECHO_REPLY)));
    bench.arrives(
        "45000028000100004001f6d0c0000201c0000202" + "2b001409beef02062000dcf40008030200000001");
    assertEquals(0, first.answers());
    assertEquals(1, second.answers());
  }

  @Test
  void numbersAndDifferencesInWords() {
    assertEquals(
        "exactly one timestamp reply", Expectation.exactly(1, Answer.TIMESTAMP_REPLY).words());
    assertEquals(
        "exactly 2 timestamp replies", Expectation.exactly(2, Answer.TIMESTAMP_REPLY).words());
    assertEquals(
        "ICMP code: expected 0, seen 1", new Difference("ICMP", "code", "0", "1").toString());
  }
}
