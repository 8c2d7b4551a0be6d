package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source, destination, protocol and identification tell datagrams apart (RFC 791, section 3.2). */
class DatagramKeyTest {
  private static long key(String header) {
    return DatagramKey.of(KnownTarget.frame("ffff" + header), 2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "4500001c123400004001e4a9c0000203c0000201, source",
    "4500001c123400004001e4a9c8000202c0000201, source's first octet",
    "4500001c123400004001e4a9c0000202c0000203, destination",
    "4500001c123400004001e4a9c0000202c8000201, destination's first octet",
    "4500001c123500004001e4a9c0000202c0000201, identification",
    "4500001c923400004001e4a9c0000202c0000201, identification's first octet",
    "4500001c123400004011e4a9c0000202c0000201, protocol"
  })
  void eachOfThemTells(String header, String what) {
    assertNotEquals(key("4500001c123400004001e4a9c0000202c0000201"), key(header), what);
  }

  @ParameterizedTest(name = "of zeros, {1}")
  @CsvSource({
    "0000000012340000000000000000000000000000, identification",
    "0000000000000000000100000000000000000000, protocol",
    "0000000000000000000000000000000000000001, destination",
    "0000000000000000000000000000000100000000, source"
  })
  void alsoBesideZeros(String header, String what) {
    assertNotEquals(key("0000000000000000000000000000000000000000"), key(header), what);
  }

  @ParameterizedTest
  @CsvSource({"46b800201234200180010000c0000202c0000201"})
  void nothingElseDoes(String header) {
    assertEquals(key("4500001c123400004001e4a9c0000202c0000201"), key(header));
  }
}
