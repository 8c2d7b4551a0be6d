package io.echoproof.conformance.wire;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static io.echoproof.conformance.wire.Bench.TO_TESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Where a function answers, what has no known key belongs to the frame that was sent last. */
class SynchronousAttributionTest {
  private static final String REQUEST_1 = TO_TARGET + "08005a3ebeef000170696e67";
  private static final String REQUEST_2 = TO_TARGET + "08005a37beef0002706f6e67";

  private final Bench bench = Bench.synchronous();
  private final LedgerEntry first = bench.send(REQUEST_1);
  private final LedgerEntry last = bench.send(REQUEST_2);

  @Test
  void aReplyWithNothingLeftToKnowItBy() {
    bench.arrives("4500001c000100004001f6dcc0000201c0000202" + "0000ffff00000000");
    assertEquals(0, first.echoReplies());
    assertEquals(1, last.echoReplies());
  }

  @Test
  void aFrameThatIsNoDatagram() {
    bench.arrives("00");
    assertEquals(1, last.others());
  }

  @Test
  void aKnownKeyGoesFirst() {
    bench.arrives(TO_TESTER + "0000623ebeef000170696e67");
    assertEquals(1, first.echoReplies());
    assertEquals(0, last.echoReplies());
  }

  @Test
  void whatTheTargetSendsToSomebodyElseIsNoAnswer() {
    bench.arrives("4500001c000100004001d8dcc0000201e0000002" + "0a00f5ff00000000");
    assertEquals(0, last.others());
    assertEquals(1, bench.ledger().foreignCount());
  }
}
