package io.echoproof.conformance.wire;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static io.echoproof.conformance.wire.Bench.TO_TESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Every probe stays in the ledger until the end of the run. */
class LateReplyTest {
  private static final String REPLY = TO_TESTER + "0000623ebeef000170696e67";

  private final Bench bench = Bench.asynchronous();

  private LedgerEntry forbidden() {
    return bench.send(
        Probe.of("ECH-01", "not to be answered", Bench.echo(TO_TARGET + "08005a3ebeef000170696e67"))
            .expecting(Expectation.silence()));
  }

  @Test
  void aForbiddenReplyIsSetDownLongAfterItsProbe() {
    LedgerEntry forbidden = forbidden();
    bench.ledger().settle();
    for (int i = 0; i < 3000; i++) {
      bench.send(Probe.of("ECH-01", "later", bench.wire().echo(8)));
    }
    bench.arrives(REPLY);
    assertEquals(1, forbidden.echoReplies());
    assertEquals(REPLY, forbidden.replies().get(0).frames().get(0).hex());
  }

  @Test
  void aDuplicateIsSetDownBesideTheFirst() {
    LedgerEntry entry = bench.send(TO_TARGET + "08005a3ebeef000170696e67");
    bench.arrives(REPLY);
    bench.ledger().settle();
    bench.arrives(REPLY);
    assertEquals(2, entry.echoReplies());
    assertEquals(2, entry.replies().size());
  }

  @Test
  void repliesAreCountedBeyondThoseThatAreKept() {
    LedgerEntry entry = bench.send(TO_TARGET + "08005a3ebeef000170696e67");
    for (int i = 0; i < 20; i++) {
      bench.arrives(REPLY);
    }
    assertEquals(20, entry.echoReplies());
    assertEquals(8, entry.replies().size());
  }

  @Test
  void theDrainAtTheEndOfTheRunTakesWhatIsStillThere() {
    LedgerEntry forbidden = forbidden();
    Bench.reply(forbidden.probe().frames().get(0))
        .ifPresent(reply -> bench.arrivesUnnoticed(reply));
    assertEquals(0, forbidden.echoReplies());
    bench.channel().drain();
    assertEquals(1, forbidden.echoReplies());
  }

  @Test
  void theDrainGivesAnOpenProbeTheWholeTimeout() {
    LedgerEntry open = bench.send(TO_TARGET + "08005a3ebeef000170696e67");
    bench.channel().drain();
    assertTrue(System.nanoTime() - open.sentNanoTime() >= Bench.TIMEOUT.toNanos());
  }
}
