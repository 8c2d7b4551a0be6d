package io.echoproof.conformance.wire;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An ICMP error is about what it quotes; the probe that waits longest is what it must not get. */
class QuotedErrorTest {
  private static final String ERROR =
      "4500ffff000100004001f6c0c0000201c0000202" + "0303dbcd00000000";
  private static final String UDP = "4500001c777700004011ffffc0000202c0000201";
  private static final String FIRST_PART = "45000024550120004001ffffc0000202c0000201";
  private static final String LAST_PART = "45000024550100024001ffffc0000202c0000201";

  private final Bench bench = Bench.asynchronous();
  private final LedgerEntry waiting = bench.send(TO_TARGET + "08005a3ebeef000170696e67");

  private static void assertIsAbout(LedgerEntry entry) {
    assertEquals(1, entry.replies().size(), entry.probe().label());
  }

  private LedgerEntry raw(String label, String... frames) {
    Octets[] octets = List.of(frames).stream().map(Octets::ofHex).toArray(Octets[]::new);
    return bench.send(Probe.raw("NOI-04", label, octets));
  }

  @Test
  void theKeyInTwentyEightQuotedOctetsTells() {
    LedgerEntry other = bench.send(TO_TARGET + "08005a37beef0002706f6e67");
    bench.arrives(ERROR + TO_TARGET + "08005a37beef0002");
    assertIsAbout(other);
  }

  @Test
  void sevenOctetsOfAMessageTellNothing() {
    bench.send(TO_TARGET + "08005a37beef0002706f6e67");
    bench.arrives(ERROR + TO_TARGET + "08005a37beef00");
    assertIsAbout(waiting);
  }

  @Test
  void equalHeadersAreToldApartByTheDataBehindThem() {
    LedgerEntry one = raw("port 53", UDP + "0400003500080000");
    LedgerEntry two = raw("port 54", UDP + "0400003600080000");
    bench.arrives(ERROR + UDP + "0400003500080000");
    assertIsAbout(one);
    bench.arrives(ERROR + UDP + "0400003600080000");
    assertIsAbout(two);
  }

  @Test
  void ofEqualDatagramsTheLatestIsMeant() {
    LedgerEntry one = raw("before", UDP + "0400003500080000");
    LedgerEntry two = raw("after", UDP + "0400003500080000");
    bench.arrives(ERROR + UDP + "0400003500080000");
    assertEquals(0, one.replies().size());
    assertIsAbout(two);
  }

  @Test
  void otherDataOfAnotherProtocolIsTheLatestWithThatHeader() {
    LedgerEntry one = raw("before", UDP + "0400003500080000");
    LedgerEntry two = raw("after", UDP + "0400003600080000");
    bench.arrives(ERROR + UDP + "0400003700080000");
    assertEquals(0, one.replies().size());
    assertIsAbout(two);
  }

  @Test
  void aHeaderAloneIsThatOfTheFragmentsItWasSentWith() {
    String data = "0001020304050607" + "08090a0b0c0d0e0f";
    LedgerEntry parts = raw("two fragments", FIRST_PART + data, LAST_PART + data);
    bench.arrives(ERROR + LAST_PART);
    assertIsAbout(parts);
    bench.arrives(ERROR + FIRST_PART);
    assertEquals(2, parts.replies().size());
    assertEquals(0, waiting.replies().size());
  }
}
