package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import org.junit.jupiter.api.Test;

/** One thing changes, and only what is computed from it changes with it. */
class EchoTest {
  private static final Echo ECHO =
      new Echo(
          Ipv4Packet.icmp(Ipv4Address.of("192.0.2.2"), Ipv4Address.of("192.0.2.1"), Octets.EMPTY)
              .toBuilder()
              .identification(0x1234)
              .build(),
          IcmpMessage.echoRequest(0xBEEF, 1, Octets.EMPTY));

  @Test
  void nothing() {
    assertEquals("4500001c123400004001e4a9c0000202c00002010800390fbeef0001", ECHO.frame().hex());
    assertEquals(new EchoKey(0xBEEF, 1), ECHO.key());
    assertEquals(0x390F, ECHO.rightChecksum());
  }

  @Test
  void theHeader() {
    assertEquals(
        "4500001c12348000400164a9c0000202c00002010800390fbeef0001",
        ECHO.header(h -> h.flags(4)).frame().hex());
  }

  @Test
  void theMessage() {
    assertEquals(
        "4500001c123400004001e4a9c0000202c000020108073908beef0001", ECHO.code(7).frame().hex());
    assertEquals(
        "4500001c123400004001e4a9c0000202c000020108000000beef0001", ECHO.checksum(0).frame().hex());
    assertEquals(
        "4500001d123400004001e4a8c0000202c000020108003a0ebeef0001ff",
        ECHO.data(Octets.ofInts(0xFF)).frame().hex());
  }

  @Test
  void theKeyWithASourceOfItsOwn() {
    Echo pinned = ECHO.pinned(new EchoKey(0, 0), Ipv4Address.of("192.0.2.3"));
    assertEquals("4500001c123400004001e4a8c0000203c00002010800f7ff00000000", pinned.frame().hex());
    assertEquals(new EchoKey(0, 0), pinned.key());
  }

  @Test
  void optionsAndTrailer() {
    assertEquals(
        "46000020123400004001e1a4c0000202c0000201010101000800390fbeef0001",
        ECHO.options(Octets.ofHex("01010100")).frame().hex());
    assertEquals(
        "4500001c123400004001e4a9c0000202c00002010800390fbeef0001a5",
        ECHO.trailer(Octets.ofInts(0xA5)).frame().hex());
  }
}
