package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpOptionTest {
  private static List<String> parsed(String hex) {
    return IpOption.parse(Octets.ofHex(hex)).stream()
        .map(option -> option.offset() + ":" + option.octets().hex())
        .toList();
  }

  private static IpOption only(String hex) {
    List<IpOption> options = IpOption.parse(Octets.ofHex(hex));
    assertEquals(1, options.size());
    return options.get(0);
  }

  private static List<Ipv4Address> addresses(String... dotted) {
    return List.of(dotted).stream().map(Ipv4Address::of).toList();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'', '', none",
    "01 9e020000, 0:01 1:9e02, 'one octet, then two, then the end'",
    "8302 07070400000000 000000, 0:8302 2:07070400000000, 'two octets, then seven, then the end'",
    "0101 440405f0 9e02, 0:01 1:01 2:440405f0 6:9e02, up to the last octet",
    "00 9e020101, '', nothing behind the end",
    "010101 9e, 0:01 1:01 2:01, no octet left for the length",
    "01 9e010101, 0:01, a length of 1",
    "01 9e000101, 0:01, a length of 0",
    "01 9e0400, 0:01, longer than the options by one",
    "01 9eff01, 0:01, much longer than the options"
  })
  void whereOptionsBeginAndEnd(String hex, String expected, String what) {
    assertEquals(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)), parsed(hex));
  }

  @Test
  void theFirstOfAType() {
    Octets options = Octets.ofHex("01 070304 070705c0000201 00");
    assertEquals(
        Optional.of(new IpOption(1, Octets.ofHex("070304"))),
        IpOption.find(options, IpOption.RECORD_ROUTE));
    assertEquals(Optional.empty(), IpOption.find(options, IpOption.TIMESTAMP));
  }

  @Test
  void typeAndPointer() {
    assertEquals(IpOption.STRICT_SOURCE_ROUTE, only("8903ff").type());
    assertEquals(255, only("8903ff").pointer());
    assertEquals(0, only("9e02").pointer());
    assertEquals(0, only("01").pointer());
  }

  @Test
  void sourceRoutesAreLooseOrStrict() {
    assertTrue(only("830304").isSourceRoute());
    assertTrue(only("890304").isSourceRoute());
    assertFalse(only("070304").isSourceRoute());
    assertFalse(only("01").isSourceRoute());
  }

  @ParameterizedTest(name = "pointer {0}: {1} recorded")
  @CsvSource({"00, 0", "04, 0", "07, 0", "08, 1", "0b, 1", "0c, 2", "0d, 2", "ff, 2"})
  void anAddressIsRecordedWhenThePointerIsBehindIt(String pointer, int recorded) {
    IpOption route = only("830b" + pointer + "c6336401c0000201");
    List<Ipv4Address> both = addresses("198.51.100.1", "192.0.2.1");
    assertEquals(both, route.route());
    assertEquals(both.subList(0, recorded), route.recorded());
  }

  @Test
  void partOfAnAddressIsNone() {
    assertEquals(addresses("198.51.100.1"), only("830a08c6336401c00002").route());
    assertEquals(List.of(), only("830608c63364").route());
    assertEquals(List.of(), only("830304").route());
  }
}
