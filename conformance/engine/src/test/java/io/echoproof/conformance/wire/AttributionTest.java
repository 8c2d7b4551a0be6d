package io.echoproof.conformance.wire;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static io.echoproof.conformance.wire.Bench.TO_TESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which probe a frame answers, on a link where anything may come at any time. */
class AttributionTest {
  private static final String REQUEST_1 = TO_TARGET + "08005a3ebeef000170696e67";
  private static final String REQUEST_2 = TO_TARGET + "08005a37beef0002706f6e67";
  private static final String REPLY_1 = TO_TESTER + "0000623ebeef000170696e67";
  private static final String REPLY_2 = TO_TESTER + "00006237beef0002706f6e67";

  private final Bench bench = Bench.asynchronous();

  @Test
  void aReplyIsFoundByItsKeyInAnyOrder() {
    LedgerEntry first = bench.send(REQUEST_1);
    LedgerEntry second = bench.send(REQUEST_2);
    bench.arrives(REPLY_2);
    assertEquals(0, first.echoReplies());
    assertEquals(1, second.echoReplies());
    bench.arrives(REPLY_1);
    assertEquals(1, first.echoReplies());
    assertEquals(REPLY_1, first.replies().get(0).frames().get(0).hex());
  }

  @Test
  void equalKeysAreToldApartByTheAddressTheyCameFrom() {
    LedgerEntry two = bench.send(REQUEST_1);
    LedgerEntry three =
        bench.send("45000020123400004001e4a4c0000203c000020108005a3ebeef000170696e67");
    bench.arrives(REPLY_1);
    assertEquals(1, two.echoReplies());
    bench.arrives("45000020000100004001f6d7c0000201c00002030000623ebeef000170696e67");
    assertEquals(1, two.echoReplies());
    assertEquals(1, three.echoReplies());
  }

  @Test
  void equalKeysFromOneAddressAreTheLatestProbes() {
    LedgerEntry earlier = bench.send(REQUEST_1);
    bench.arrives(REPLY_1);
    LedgerEntry later = bench.send(REQUEST_1);
    bench.arrives(REPLY_1);
    assertEquals(1, earlier.echoReplies());
    assertEquals(1, later.echoReplies());
  }

  /** As the target saw it: the source address of the mutated frame. */
  @Test
  void aMutatedSourceAddressIsTheOneThatIsAnswered() {
    Echo echo = Bench.echo(REQUEST_1);
    LedgerEntry mutated =
        bench.send(
            Probe.of("ECH-01", "another source", echo)
                .sending(
                    List.of(
                        Octets.ofHex(
                            "45000020123400004001e4a4c0000203c000020108005a3ebeef000170696e67"))));
    LedgerEntry plain = bench.send(REQUEST_1);
    bench.arrives("45000020000100004001f6d7c0000201c00002030000623ebeef000170696e67");
    assertEquals(1, mutated.echoReplies());
    assertEquals(0, plain.echoReplies());
  }

  @Test
  void aReplyToAnAddressThatAskedNothingIsFoundByItsKeyAlone() {
    LedgerEntry entry = bench.send(REQUEST_1);
    bench.arrives("450000200001000040018ea6c0000201c63364010000623ebeef000170696e67");
    assertEquals(1, entry.echoReplies());
  }

  @Test
  void anErrorIsFoundByItsQuote() {
    LedgerEntry first = bench.send(REQUEST_1);
    LedgerEntry second = bench.send(REQUEST_2);
    bench.arrives(
        "45000038000100004001f6c0c0000201c0000202"
            + "0303dbcd00000000"
            + "45000020123400004001e4a5c0000202c000020108005a3ebeef0001");
    assertEquals(1, first.errors());
    assertEquals(0, first.echoReplies());
    assertEquals(0, second.errors());
  }

  @Test
  void theQuotedHeaderMayHaveOptions() {
    LedgerEntry other = bench.send(REQUEST_2);
    LedgerEntry entry =
        bench.send("46000024123400004001e19fc0000202c00002010101010108005a3ebeef000170696e67");
    bench.arrives(
        "4500003c000100004001f6bcc0000201c0000202"
            + "0303dbcd00000000"
            + "46000024123400004001e19fc0000202c00002010101010108005a3ebeef0001");
    assertEquals(1, entry.errors());
    assertEquals(0, other.errors());
  }

  @Test
  void anErrorThatQuotesTooLittleIsTheFirstUnansweredProbes() {
    LedgerEntry first = bench.send(REQUEST_1);
    LedgerEntry second = bench.send(REQUEST_2);
    bench.arrives(REPLY_1);
    bench.arrives(
        "45000030000100004001f6c8c0000201c0000202"
            + "0c00f3ff00000000"
            + "45000020123400004001e4a5c0000202c0000201");
    assertEquals(0, first.errors());
    assertEquals(1, second.errors());
  }

  @Test
  void aByteSwappedIdentifierStillFindsItsProbe() {
    LedgerEntry first = bench.send(REQUEST_1);
    LedgerEntry second = bench.send(REQUEST_2);
    bench.arrives(TO_TESTER + "00003168efbe0002706f6e67");
    assertEquals(0, first.echoReplies());
    assertEquals(1, second.echoReplies());
    bench.arrives(TO_TESTER + "0000316fefbe000170696e67");
    assertEquals(1, first.echoReplies());
  }

  /** BEEF/0100 comes back as BEEF/0001, which is another probe's key. */
  @Test
  void aGarbledKeyThatIsAnotherProbesIsToldByTheData() {
    LedgerEntry first = bench.send(REQUEST_1);
    bench.arrives(REPLY_1);
    LedgerEntry swapped = bench.send(TO_TARGET + "08005939beef0100706f6e67");
    bench.arrives(TO_TESTER + "00006238beef0001706f6e67");
    assertEquals(1, first.echoReplies());
    assertEquals(1, swapped.echoReplies());
  }

  @Test
  void spoiltDataAloneMovesAReplyToNoOtherProbe() {
    LedgerEntry first = bench.send(REQUEST_1);
    LedgerEntry second = bench.send(REQUEST_2);
    bench.arrives(TO_TESTER + "0000625ebeef000170696e47");
    assertEquals(1, first.echoReplies());
    assertEquals(0, second.echoReplies());
  }

  @Test
  void aReplyWithNothingLeftToKnowItByIsTheFirstWaitingProbes() {
    LedgerEntry silent =
        bench.send(
            Probe.of("ECH-01", "not to be answered", Bench.echo(REQUEST_1))
                .expecting(Expectation.silence()));
    LedgerEntry waiting = bench.send(REQUEST_2);
    bench.arrives("4500001c000100004001f6dcc0000201c0000202" + "0000ffff00000000");
    assertEquals(0, silent.echoReplies());
    assertEquals(1, waiting.echoReplies());
  }

  @Test
  void lessThanAMessageIsTheFirstUnansweredProbes() {
    LedgerEntry silent =
        bench.send(
            Probe.of("ECH-01", "not to be answered", Bench.echo(REQUEST_1))
                .expecting(Expectation.silence()));
    LedgerEntry waiting = bench.send(REQUEST_2);
    bench.arrives("45000018000100004001f6e0c0000201c0000202" + "0000ffff");
    assertEquals(1, silent.others());
    assertEquals("an ICMP message of only 4 octets", silent.replies().get(0).describe());
    assertEquals(0, waiting.others());
  }

  @Test
  void aFrameThatIsNoDatagramIsTheFirstUnansweredProbes() {
    LedgerEntry first = bench.send(REQUEST_1);
    bench.send(REQUEST_2);
    bench.arrives("0000ffffbeef0001");
    assertEquals(1, first.others());
    assertEquals("a frame of 8 octets that is no IPv4 datagram", first.replies().get(0).describe());
  }

  @Test
  void whatCameBackIsCountedAndCapturedForItsCase() {
    bench.send(REQUEST_1);
    bench.arrives(REPLY_1);
    assertEquals(1, bench.log().framesSent());
    assertEquals(1, bench.log().framesReceived());
    assertEquals(REQUEST_1, bench.log().capture().frames().get(0).frame().hex());
    assertEquals("ECH-01 probe: an echo", bench.log().capture().frames().get(0).comment());
    assertEquals(REPLY_1, bench.log().capture().frames().get(1).frame().hex());
    assertEquals("answers ECH-01: an echo", bench.log().capture().frames().get(1).comment());
  }
}
