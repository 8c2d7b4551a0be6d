package io.echoproof.conformance.judge;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static io.echoproof.conformance.wire.Bench.TO_TESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.Bench;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Invariant;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Probe.Role;
import io.echoproof.conformance.wire.ReplyRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final String REQUEST = TO_TARGET + "08005a3ebeef000170696e67";
  private static final String REPLY = TO_TESTER + "0000623ebeef000170696e67";
  private static final String UNREACHABLE =
      "45000038000100004001f6c0c0000201c0000202"
          + "0303dbcd00000000"
          + "45000020123400004001e4a5c0000202c000020108005a3ebeef0001";
  private static final String TIMESTAMP = TO_TESTER + "0d00553ebeef000170696e67";
  private static final ReplyRule WRONG =
      (probe, reply) ->
          List.of(
              new Difference("ICMP", "identifier", "0xbeef", "0xefbe"),
              new Difference("ICMP", "code", "0", "1"));
  private static final ReplyRule RIGHT = (probe, reply) -> List.of();

  private final Bench bench = Bench.asynchronous();

  private LedgerEntry sent(Expectation expectation, ReplyRule... rules) {
    return bench.send(
        Probe.of("CKS-02", "a probe", Bench.echo(REQUEST), rules).expecting(expectation));
  }

  private static List<Finding> judge(LedgerEntry entry) {
    return judge(entry, List.of());
  }

  private static List<Finding> judge(LedgerEntry entry, List<Invariant> invariants) {
    return new Judge(invariants, "ECH-12", Duration.ofSeconds(1)).judge(entry, "CKS-02.case");
  }

  private static List<String> summaries(LedgerEntry entry) {
    return judge(entry).stream().map(f -> f.requirement() + " " + f.summary()).toList();
  }

  @Test
  void silenceThatWasKept() {
    assertEquals(List.of(), judge(sent(Expectation.silence())));
  }

  @Test
  void silenceThatWasBroken() {
    LedgerEntry entry = sent(Expectation.silence());
    bench.arrives(REPLY);
    assertEquals(
        List.of(
            new Finding(
                "CKS-02",
                "CKS-02.case",
                Verdict.FAIL,
                "answered, although it must not be: a probe",
                "no reply at all",
                "an echo reply with 4 data octets",
                List.of(entry),
                List.of(),
                List.of())),
        judge(entry));
  }

  @Test
  void silenceBrokenByAMessageOfAnotherType() {
    LedgerEntry entry = sent(Expectation.noEcho());
    bench.arrives(TIMESTAMP);
    assertEquals("an ICMP message of type 13, code 0", judge(entry).get(0).seen());
  }

  @Test
  void anErrorWhereThereMustBeSilence() {
    LedgerEntry entry = sent(Expectation.silence());
    bench.arrives(UNREACHABLE);
    assertEquals(List.of("CKS-02 an ICMP error about: a probe"), summaries(entry));
    assertEquals("an ICMP message of type 3, code 3", judge(entry).get(0).seen());
  }

  @Test
  void anErrorAgainstTheRowAboutErrors() {
    LedgerEntry entry = sent(Expectation.silence().withErrorsAgainst("HDR-18"));
    bench.arrives(UNREACHABLE);
    assertEquals(List.of("HDR-18 an ICMP error about: a probe"), summaries(entry));
  }

  @Test
  void anErrorWhereItIsLegal() {
    LedgerEntry entry = sent(Expectation.noEcho());
    bench.arrives(UNREACHABLE);
    assertEquals(List.of(), judge(entry));
  }

  @Test
  void anErrorInsteadOfAReplyIsBoth() {
    LedgerEntry entry = sent(Expectation.reply());
    bench.arrives(UNREACHABLE);
    assertEquals(
        List.of("CKS-02 no reply: a probe", "CKS-02 an ICMP error about: a probe"),
        summaries(entry));
  }

  @Test
  void aReplyThatCame() {
    LedgerEntry entry = sent(Expectation.reply(), RIGHT);
    bench.arrives(REPLY);
    assertEquals(List.of(), judge(entry));
  }

  @Test
  void aReplyThatDidNotCome() {
    Finding finding = judge(sent(Expectation.reply())).get(0);
    assertEquals("no reply: a probe", finding.summary());
    assertEquals("one echo reply", finding.expected());
    assertEquals("nothing within 1000 ms, while the target was alive", finding.seen());
  }

  @Test
  void aTwinThatWasNotAnsweredShowsNothing() {
    LedgerEntry entry =
        bench.send(Probe.of("CKS-02", "valid twin of: a probe", Bench.echo(REQUEST)).as(Role.TWIN));
    assertEquals(
        List.of("CKS-02 not shown: the valid twin of: a probe was not answered either"),
        summaries(entry));
  }

  @Test
  void aLostSentinelIsNoFinding() {
    LedgerEntry entry =
        bench.send(Probe.of("CKS-02", "alive?", Bench.echo(REQUEST)).as(Role.SENTINEL));
    assertEquals(List.of(), judge(entry));
  }

  @Test
  void aSecondReplyIsAgainstTheRowAboutDuplicates() {
    LedgerEntry entry = sent(Expectation.reply());
    bench.arrives(REPLY, REPLY);
    assertEquals(List.of("ECH-12 answered more than once: a probe"), summaries(entry));
    assertEquals("2 echo replies", judge(entry).get(0).seen());
  }

  @Test
  void oneReplyToEachOfTwoRequests() {
    LedgerEntry entry = sent(Expectation.replyToEach(2));
    bench.arrives(REPLY);
    assertEquals(List.of("CKS-02 too few replies: a probe"), summaries(entry));
    bench.arrives(REPLY);
    assertEquals(List.of(), judge(entry));
    bench.arrives(REPLY);
    assertEquals(List.of("ECH-12 answered more than once: a probe"), summaries(entry));
  }

  @Test
  void aNumberThatIsTheRequirement() {
    LedgerEntry entry = sent(Expectation.replies(1));
    assertEquals(List.of("CKS-02 no reply: a probe"), summaries(entry));
    bench.arrives(REPLY);
    assertEquals(List.of(), judge(entry));
    bench.arrives(REPLY);
    assertEquals(List.of("CKS-02 too many replies: a probe"), summaries(entry));
  }

  @Test
  void whereNothingIsExpectedNothingIsWrong() {
    LedgerEntry entry = sent(Expectation.free());
    assertEquals(List.of(), judge(entry));
    bench.arrives(REPLY, REPLY, UNREACHABLE);
    assertEquals(List.of(), judge(entry));
  }

  @Test
  void aWrongFieldNamesItsValues() {
    LedgerEntry entry = sent(Expectation.reply(), WRONG, RIGHT);
    bench.arrives(REPLY);
    Finding finding = judge(entry).get(0);
    assertEquals("wrong reply: a probe", finding.summary());
    assertEquals("ICMP identifier 0xbeef; ICMP code 0", finding.expected());
    assertEquals("ICMP identifier 0xefbe; ICMP code 1", finding.seen());
    assertEquals(2, finding.differences().size());
  }

  @Test
  void rulesHoldForFreeProbesThatAreAnswered() {
    LedgerEntry entry = sent(Expectation.free(), WRONG);
    assertEquals(List.of(), judge(entry));
    bench.arrives(REPLY);
    assertEquals(List.of("CKS-02 wrong reply: a probe"), summaries(entry));
  }

  @Test
  void anInvariantIsJudgedUnderItsOwnRow() {
    LedgerEntry entry = sent(Expectation.reply(), RIGHT);
    bench.arrives(REPLY);
    List<Finding> findings = judge(entry, List.of(new Invariant("ECH-18", WRONG)));
    assertEquals(1, findings.size());
    assertEquals("ECH-18", findings.get(0).requirement());
    assertEquals("CKS-02.case", findings.get(0).caseId());
  }

  @Test
  void whatAnswersAForbiddenProbeIsNotJudgedFurther() {
    LedgerEntry entry = sent(Expectation.silence(), WRONG);
    bench.arrives(REPLY);
    assertEquals(1, judge(entry, List.of(new Invariant("ECH-18", WRONG))).size());
  }

  /** Of many replies only the first few are kept, but all are counted. */
  @Test
  void aFloodOfReplies() {
    LedgerEntry entry = sent(Expectation.reply());
    for (int i = 0; i < 100; i++) {
      bench.arrives(REPLY);
    }
    assertEquals("100 echo replies", judge(entry).get(0).seen());
  }

  @Test
  void aForbiddenReplyThatCameLateSaysHowLate() {
    LedgerEntry entry = sent(Expectation.silence());
    bench.arrives(REPLY);
    List<Finding> findings =
        new Judge(List.of(), "ECH-12", Duration.ofNanos(1)).judge(entry, "CKS-02.case");
    String seen = findings.get(0).seen();
    assertEquals(true, seen.matches("an echo reply with 4 data octets, [0-9]+ ms late"), seen);
  }

  @Test
  void aDeadlyPacketIsNamedWithTheLastWords() {
    LedgerEntry entry = sent(Expectation.silence());
    bench.diesOf(entry, Optional.of("exit status 139"));
    assertEquals(List.of("CKS-02 the target died of: a probe"), summaries(entry));
    String seen = "plain valid echoes were answered before this packet and none after it";
    assertEquals(seen + "; exit status 139", judge(entry).get(0).seen());
    bench.diesOf(entry, Optional.empty());
    assertEquals(seen, judge(entry).get(0).seen());
  }
}
