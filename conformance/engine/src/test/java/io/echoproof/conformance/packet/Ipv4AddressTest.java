package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4AddressTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,         00000000",
    "192.0.2.1,       c0000201",
    "127.9.9.9,       7f090909",
    "255.255.255.255, ffffffff",
  })
  void writtenReadAndOnTheWire(String dotted, String hex) {
    Ipv4Address address = Ipv4Address.of(dotted);
    assertEquals(dotted, address.toString());
    assertEquals(hex, address.octets().hex());
    assertEquals(address, new Ipv4Address(Octets.ofHex(hex).s32(0)));
    assertEquals(Optional.of(address), Ipv4Address.parse(dotted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.999",
        "1.2.3.-4",
        "1..2.3",
        "a.b.c.d",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.4/24",
        "0x7f.0.0.1",
        "2130706433",
        "1.2.3.1234",
        "\u0661.2.3.4"
      })
  void anythingElseIsRefused(String text) {
    assertEquals(Optional.empty(), Ipv4Address.parse(text));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Ipv4Address.of(text));
    assertEquals(
        "'" + text + "' is not an IPv4 address: four numbers from 0 to 255", e.getMessage());
  }

  @Test
  void fromFourNumbers() {
    assertEquals(Ipv4Address.of("192.0.2.1"), Ipv4Address.of(192, 0, 2, 1));
    assertEquals(Ipv4Address.LIMITED_BROADCAST, Ipv4Address.of(255, 255, 255, 255));
  }

  @Test
  void orderIsThatOfTheUnsignedNumber() {
    assertTrue(Ipv4Address.of("10.0.0.1").compareTo(Ipv4Address.of("192.0.2.1")) < 0);
    assertTrue(Ipv4Address.LIMITED_BROADCAST.compareTo(Ipv4Address.of("0.0.0.0")) > 0);
  }

  @Test
  void furtherOn() {
    assertEquals("192.0.3.0", Ipv4Address.of("192.0.2.255").plus(1).toString());
    assertEquals("0.0.0.0", Ipv4Address.LIMITED_BROADCAST.plus(1).toString());
  }
}
