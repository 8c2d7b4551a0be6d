package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4PrefixTest {
  private static Ipv4Prefix prefix(String address, int length) {
    return new Ipv4Prefix(Ipv4Address.of(address), length);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,   24, 192.0.2.0,   192.0.2.255,     true",
    "192.0.2.77,  29, 192.0.2.72,  192.0.2.79,      true",
    "192.0.2.77,  30, 192.0.2.76,  192.0.2.79,      true",
    "192.0.2.77,  31, 192.0.2.76,  192.0.2.77,      false",
    "192.0.2.77,  32, 192.0.2.77,  192.0.2.77,      false",
    "10.99.1.2,    8, 10.0.0.0,    10.255.255.255,  true",
    "192.0.2.1,    1, 128.0.0.0,   255.255.255.255, true",
    "192.0.2.1,    0, 0.0.0.0,     255.255.255.255, true",
  })
  void bothBroadcastForms(
      String address, int length, String zero, String broadcast, boolean hasBroadcast) {
    assertEquals(zero, prefix(address, length).zero().toString());
    assertEquals(broadcast, prefix(address, length).broadcast().toString());
    assertEquals(hasBroadcast, prefix(address, length).hasBroadcast());
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 24, 192.0.2.255, true",
    "192.0.2.1, 24, 192.0.3.0,   false",
    "192.0.2.1, 24, 192.0.1.255, false",
    "192.0.2.1, 32, 192.0.2.1,   true",
    "192.0.2.1, 32, 192.0.2.0,   false",
    "192.0.2.1,  0, 8.8.8.8,     true",
    "192.0.2.1,  1, 8.8.8.8,     false",
  })
  void membership(String address, int length, String other, boolean contained) {
    assertEquals(contained, prefix(address, length).contains(Ipv4Address.of(other)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 33, Integer.MIN_VALUE})
  void lengthsOutOfRangeAreRefused(int length) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> prefix("192.0.2.1", length));
    assertEquals(
        "prefix length " + length + " is out of range: it is a number from 0 to 32",
        e.getMessage());
  }

  @Test
  void theAddressIsKeptAsItWasGiven() {
    assertEquals("192.0.2.77", prefix("192.0.2.77", 24).address().toString());
  }
}
