package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a key and its data tells which probe was meant; the better match wins. */
class GarbledReplyTest {
  private static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");
  private static final Ipv4Address TESTER = Ipv4Address.of("192.0.2.2");
  private static final Ipv4Address OTHER = Ipv4Address.of("192.0.2.3");

  private final Bench bench = Bench.asynchronous();

  private static Echo echo(Ipv4Address source, int identifier, int sequenceNumber, String data) {
    return new Echo(
        Ipv4Packet.icmp(source, TARGET, Octets.EMPTY),
        IcmpMessage.echoRequest(identifier, sequenceNumber, Octets.ofHex(data)));
  }

  private LedgerEntry sent(int identifier, int sequenceNumber, String data) {
    return bench.send(
        Probe.of("ECH-01", "an echo", echo(TESTER, identifier, sequenceNumber, data)));
  }

  private void arrives(Ipv4Address peer, int identifier, int sequenceNumber, String data) {
    Octets message =
        IcmpMessage.echoRequest(identifier, sequenceNumber, Octets.ofHex(data))
            .withType(IcmpMessage.ECHO_REPLY)
            .toOctets();
    bench.arrives(Ipv4Packet.icmp(TARGET, peer, message).toOctets().hex());
  }

  private void arrives(int identifier, int sequenceNumber, String data) {
    arrives(TESTER, identifier, sequenceNumber, data);
  }

  private static void assertReplies(int first, int second, LedgerEntry one, LedgerEntry two) {
    assertEquals(List.of(first, second), Bench.counts(List.of(one, two)));
  }

  @Test
  void aSwappedIdentifierIsLeftOfTheKey() {
    LedgerEntry one = sent(0x1111, 1, "");
    LedgerEntry two = sent(0xBEEF, 2, "");
    arrives(0xEFBE, 7, "");
    assertReplies(0, 1, one, two);
  }

  @Test
  void aRightSequenceNumberIsMoreThanASwappedIdentifier() {
    LedgerEntry one = sent(0xBEEF, 1, "");
    LedgerEntry two = sent(0x1111, 2, "");
    arrives(0xEFBE, 2, "");
    assertReplies(0, 1, one, two);
  }

  @Test
  void fourOctetsOfTheSameDataAreMoreThanARightIdentifier() {
    LedgerEntry one = sent(0xBEEF, 1, "01010101");
    LedgerEntry two = sent(0x1111, 2, "70696e67");
    arrives(0xBEEF, 7, "70696e67");
    assertReplies(0, 1, one, two);
  }

  @Test
  void threeOctetsOfTheSameDataTellNothing() {
    LedgerEntry one = sent(0x1111, 2, "70696e");
    LedgerEntry two = sent(0xBEEF, 1, "010101");
    arrives(0xBEEF, 7, "70696e");
    assertReplies(0, 1, one, two);
  }

  @Test
  void dataAndIdentifierAreMoreThanDataAlone() {
    LedgerEntry one = sent(0x1111, 1, "70696e67");
    LedgerEntry two = sent(0xBEEF, 2, "70696e67");
    arrives(0xBEEF, 7, "70696e67");
    assertReplies(0, 1, one, two);
  }

  @Test
  void dataAndSequenceNumberAreMoreThanDataAlone() {
    LedgerEntry one = sent(0x1111, 1, "70696e67");
    LedgerEntry two = sent(0xBEEF, 2, "70696e67");
    arrives(0x2222, 2, "70696e67");
    assertReplies(0, 1, one, two);
  }

  @Test
  void amongEqualMatchesTheUnansweredOneWins() {
    LedgerEntry one = sent(0xBEEF, 1, "");
    LedgerEntry two = sent(0xBEEF, 2, "");
    arrives(0xBEEF, 1, "");
    arrives(0xEFBE, 7, "");
    assertReplies(1, 1, one, two);
  }

  @Test
  void amongEqualMatchesTheFirstOneWins() {
    LedgerEntry one = sent(0xBEEF, 1, "");
    LedgerEntry two = sent(0xBEEF, 2, "");
    arrives(0xEFBE, 7, "");
    assertReplies(1, 0, one, two);
  }

  @Test
  void aBetterMatchThatWasAnsweredWinsOverAWorseOne() {
    LedgerEntry one = sent(0xBEEF, 1, "");
    LedgerEntry two = sent(0x1111, 2, "");
    arrives(0xBEEF, 1, "");
    arrives(0xBEEF, 0x0200, "");
    assertReplies(2, 0, one, two);
  }

  @Test
  void ofSeveralWithOneKeyTheLatestWithTheSameDataIsMeant() {
    LedgerEntry one = sent(0xBEEF, 1, "70696e67");
    LedgerEntry two = sent(0xBEEF, 1, "706f6e67");
    LedgerEntry three = sent(0xBEEF, 1, "70696e67");
    arrives(0xBEEF, 1, "70696e67");
    assertEquals(List.of(0, 0, 1), Bench.counts(List.of(one, two, three)));
    arrives(0xBEEF, 1, "706f6e67");
    assertEquals(List.of(0, 1, 1), Bench.counts(List.of(one, two, three)));
    arrives(0xBEEF, 1, "70696e67");
    assertEquals(List.of(1, 1, 1), Bench.counts(List.of(one, two, three)));
    arrives(0xBEEF, 1, "70696e67");
    assertEquals(List.of(1, 1, 2), Bench.counts(List.of(one, two, three)));
  }

  @Test
  void toAnAddressThatAskedNothingTheLatestWithTheKeyIsMeant() {
    LedgerEntry one = sent(0xBEEF, 1, "");
    LedgerEntry two = sent(0xBEEF, 1, "");
    bench.ledger().settle();
    arrives(OTHER, 0xBEEF, 1, "");
    assertReplies(0, 1, one, two);
  }

  /** The target can't have read it; a reply to it is found by the key that it was to have. */
  @Test
  void theKeyOfAnEchoThatCantBeReadIsKnownToo() {
    Echo echo = echo(TESTER, 0xBEEF, 1, "");
    LedgerEntry entry =
        bench.send(Probe.of("HDR-05", "UDP", echo).sending(List.of(echo.frame().with(9, 17))));
    bench.ledger().settle();
    arrives(0xBEEF, 1, "");
    assertEquals(1, entry.echoReplies());
  }

  @Test
  void theSourceIsThatOfTheFrameAsItWasSent() {
    LedgerEntry plain = sent(0xBEEF, 1, "");
    Echo echo = echo(TESTER, 0xBEEF, 1, "");
    Octets header =
        echo(OTHER, 0xBEEF, 1, "").frame().slice(0, Ipv4Packet.HEADER_LENGTH).with(3, 20);
    LedgerEntry moved = bench.send(Probe.of("ADR-01", "moved", echo).sending(List.of(header)));
    arrives(0xBEEF, 1, "");
    assertReplies(1, 0, plain, moved);
    arrives(OTHER, 0xBEEF, 1, "");
    assertReplies(1, 1, plain, moved);
  }

  @Test
  void whereTheFrameIsNoDatagramItIsThatOfTheValidEcho() {
    Echo echo = echo(OTHER, 0xBEEF, 1, "");
    LedgerEntry plain = sent(0xBEEF, 1, "");
    LedgerEntry version5 =
        bench.send(
            Probe.of("HDR-01", "version 5", echo).sending(List.of(echo.frame().with(0, 0x55))));
    arrives(0xBEEF, 1, "");
    assertReplies(1, 0, plain, version5);
    arrives(OTHER, 0xBEEF, 1, "");
    assertReplies(1, 1, plain, version5);
  }

  @Test
  void aReplyWithNothingToGoByMayBeToAnythingThatIsNoDatagram() {
    LedgerEntry raw = bench.send(Probe.raw("NOI-05", "four octets", Octets.ofHex("0000ffff")));
    arrives(0xBEEF, 1, "");
    assertEquals(1, raw.echoReplies());
  }

  @Test
  void whatIsNoEchoReplyIsNotTheWaitingProbesButTheFirstWithoutAnything() {
    LedgerEntry silent =
        bench.send(
            Probe.of("ECH-01", "not to be answered", echo(TESTER, 0x1111, 1, ""))
                .expecting(Expectation.silence()));
    LedgerEntry waiting = sent(0x2222, 2, "");
    bench.arrives("4500001c000100004001f6dcc0000201c0000202" + "0e00f1ff00000000");
    assertEquals(1, silent.others());
    assertEquals(0, waiting.others());
  }

  @Test
  void ofTheProbesInFlightTheOldestIsForgotten() {
    LedgerEntry first = sent(1, 0, "");
    for (int i = 1; i < 1_024; i++) {
      sent(1, i, "");
    }
    bench.arrives("00");
    assertEquals(1, first.others());
    LedgerEntry second = bench.ledger().entries().get(1);
    sent(1, 1_024, "");
    bench.arrives("00");
    assertReplies(0, 0, first, second);
    assertEquals(List.of(1, 1), List.of(first.others(), second.others()));
  }

  private LedgerEntry laterFragment(Ipv4Address source) {
    Octets data = Octets.ofHex("0102030405060708");
    Ipv4Packet fragment =
        Ipv4Packet.icmp(source, TARGET, data).toBuilder().fragmentOffset(1).build();
    return bench.send(Probe.raw("FRG-36", "the last fragment", fragment.toOctets()));
  }

  /** Its reader took octets of data for an identifier and a sequence number. */
  @Test
  void aReplyToALaterFragmentAsItStandsIsNotTheNextProbes() {
    LedgerEntry fragment = laterFragment(TESTER);
    LedgerEntry next = sent(0xBEEF, 2, "");
    arrives(0x0506, 0x0708, "");
    assertReplies(1, 0, fragment, next);
    bench.ledger().settle();
    arrives(0x0506, 0x0708, "");
    assertReplies(2, 0, fragment, next);
  }

  @Test
  void whoWasSentAKeyComesBeforeWhoHasItInAFragment() {
    LedgerEntry plain = sent(0x0506, 0x0708, "");
    LedgerEntry fragment = laterFragment(TESTER);
    arrives(0x0506, 0x0708, "");
    assertReplies(1, 0, plain, fragment);
  }

  /** A reply to the wrong address is still the one to its key. */
  @Test
  void aKeyThatSomebodyWasSentIsTheirsWhereverTheReplyGoes() {
    LedgerEntry plain = bench.send(Probe.of("ECH-01", "an echo", echo(OTHER, 0x0506, 0x0708, "")));
    LedgerEntry fragment = laterFragment(TESTER);
    bench.ledger().settle();
    arrives(0x0506, 0x0708, "");
    assertReplies(1, 0, plain, fragment);
  }

  @Test
  void aLaterFragmentFromElsewhereIsNotMeant() {
    LedgerEntry next = sent(0xBEEF, 2, "");
    LedgerEntry fragment = laterFragment(OTHER);
    arrives(0x0506, 0x0708, "");
    assertReplies(1, 0, next, fragment);
  }
}
