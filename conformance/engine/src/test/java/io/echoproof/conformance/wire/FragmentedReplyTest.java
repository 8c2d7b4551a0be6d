package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentedReplyTest {
  private static final String FIRST =
      "45000024007720004001d65ec0000201c0000202" + "0000bc7ebeef00010001020304050607";
  private static final String SECOND =
      "45000024007700024001f65cc0000201c0000202" + "08090a0b0c0d0e0f1011121314151617";

  private final Bench bench = Bench.asynchronous();
  private final LedgerEntry entry =
      bench.send(
          "45000034123400004001e491c0000202c0000201"
              + "0800b47ebeef0001000102030405060708090a0b0c0d0e0f1011121314151617");

  @Test
  void isOneReplyWithAllItsFrames() {
    bench.arrives(FIRST);
    assertEquals(0, entry.replies().size());
    bench.arrives(SECOND);
    assertEquals(1, entry.echoReplies());
    Reply reply = entry.replies().get(0);
    assertEquals(List.of(Octets.ofHex(FIRST), Octets.ofHex(SECOND)), reply.frames());
    assertEquals("000102030405060708090a0b0c0d0e0f1011121314151617", reply.icmp().data().hex());
    assertEquals(2, bench.log().framesReceived());
  }

  @Test
  void mayComeInAnyOrder() {
    bench.arrives(SECOND, FIRST);
    assertEquals(1, entry.echoReplies());
  }

  @Test
  void isNoReplyUntilItIsComplete() {
    bench.arrives(FIRST, FIRST);
    assertEquals(0, entry.replies().size());
    assertEquals(0, bench.ledger().foreignCount());
  }

  @Test
  void isAStrayUntilThen() {
    bench.arrives(FIRST);
    Ipv4Address tester = Ipv4Address.of("192.0.2.2");
    assertEquals(List.of(Octets.ofHex(FIRST)), bench.wire().strayFragments(tester));
    bench.arrives(SECOND);
    assertEquals(List.of(), bench.wire().strayFragments(tester));
  }
}
