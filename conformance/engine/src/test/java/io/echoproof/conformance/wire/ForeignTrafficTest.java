package io.echoproof.conformance.wire;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static io.echoproof.conformance.wire.Bench.TO_TESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTrafficTest {
  private static final String REQUEST = TO_TARGET + "08005a3ebeef000170696e67";

  private final Bench bench = Bench.asynchronous();
  private final LedgerEntry entry = bench.send(REQUEST);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "IPv6 echo request, not IPv4, 6000000000083a4020010db800000000000000000000000220010db8000000"
        + "00000000000000000180006557beef0001",
    "truncated IPv6, not IPv4, 60",
    "UDP from the target, not ICMP, 4500001c000100004011f6ccc0000201c00002020035c00000080000",
    "echo reply of another host, answers no probe, "
        + "45000020000100004001f6d0c0000209c00002020000101d1111000170696e67",
    "router solicitation of the target, answers no probe, "
        + "4500001c000100004001d8dcc0000201e00000020a00f5ff00000000",
  })
  void isSetAside(String name, String why, String hex) {
    bench.arrives(hex);
    assertEquals(0, entry.replies().size(), name);
    assertEquals(1, bench.ledger().foreignCount());
    assertEquals(hex, bench.ledger().foreignFrames().get(0).frame().hex());
    assertEquals(why, bench.ledger().foreignFrames().get(0).comment());
  }

  @Test
  void doesNotCountForTheCase() {
    bench.arrives("60");
    assertEquals(0, bench.log().framesReceived());
    assertEquals(1, bench.log().capture().frames().size());
  }

  @Test
  void isCountedButNotAllKept() {
    for (int i = 0; i < 100; i++) {
      bench.arrives("60");
    }
    assertEquals(100, bench.ledger().foreignCount());
    assertEquals(32, bench.ledger().foreignFrames().size());
  }

  @Test
  void amongRepliesDoesNoHarm() {
    bench.arrives("60", TO_TESTER + "0000623ebeef000170696e67", "60");
    assertEquals(1, entry.echoReplies());
  }

  @Test
  void aReplyWithAnUnknownKeyWhenNothingIsAskedIsForeign() {
    bench.arrives(TO_TESTER + "0000623ebeef000170696e67");
    bench.ledger().settle();
    bench.arrives(TO_TESTER + "0000101d1111000170696e67");
    assertEquals(1, entry.echoReplies());
    assertEquals(1, bench.ledger().foreignCount());
  }
}
