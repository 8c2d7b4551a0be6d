package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Destinations and sources (RFC 1122, sections 3.2.1.3 and 3.3.6), seen from 192.0.2.1. */
class AddressRulesTest {
  private static AddressRules rules(int prefixLength) {
    return new AddressRules(KnownTarget.ADDRESS, new Ipv4Prefix(KnownTarget.ADDRESS, prefixLength));
  }

  @ParameterizedTest(name = "to {0}/{1}: {2}")
  @CsvSource({
    "192.0.2.1, 24, UNDECIDED",
    "192.0.2.77, 24, ADR_03",
    "8.8.8.8, 24, ADR_03",
    "192.0.3.255, 24, ADR_03",
    "255.255.255.255, 24, ADR_04",
    "192.0.2.255, 24, ADR_05",
    "192.0.2.7, 29, ADR_05",
    "192.0.2.255, 29, ADR_03",
    "192.0.2.0, 24, ADR_06",
    "0.0.0.0, 24, ADR_06",
    "0.0.0.0, 32, ADR_06",
    "224.0.0.1, 24, ADR_07",
    "224.0.0.2, 24, ADR_08",
    "239.1.1.1, 24, ADR_08",
    "127.0.0.1, 24, ADR_10",
    "127.255.255.255, 24, ADR_10",
    "128.0.0.1, 24, ADR_03",
    "223.255.255.254, 24, ADR_03",
    "240.0.0.1, 24, ADR_11",
    "255.255.255.254, 24, ADR_11",
    "0.1.2.3, 24, ADR_11",
    "1.0.0.1, 24, ADR_03",
    "192.0.2.0, 31, ADR_03",
    "192.0.2.2, 32, ADR_03"
  })
  void eachDestinationHasItsRule(String address, int prefixLength, Rule rule) {
    assertEquals(rule, rules(prefixLength).destination(Ipv4Address.of(address).value()));
  }

  @ParameterizedTest(name = "from {0}/{1}: {2}")
  @CsvSource({
    "192.0.2.2, 24, UNDECIDED",
    "198.51.100.7, 24, UNDECIDED",
    "192.0.3.255, 24, UNDECIDED",
    "127.0.0.1, 24, ADR_12",
    "127.9.9.9, 24, ADR_12",
    "128.0.0.1, 24, UNDECIDED",
    "255.255.255.255, 24, ADR_13",
    "192.0.2.255, 24, ADR_14",
    "192.0.2.255, 29, UNDECIDED",
    "192.0.2.7, 29, ADR_14",
    "224.0.0.1, 24, ADR_15",
    "239.255.255.255, 24, ADR_15",
    "223.255.255.254, 24, UNDECIDED",
    "0.0.0.0, 24, ADR_16",
    "240.0.0.1, 24, ADR_17",
    "255.255.255.254, 24, ADR_17",
    "192.0.2.0, 24, ADR_18",
    "0.1.2.3, 24, ADR_18_FREE",
    "1.0.0.1, 24, UNDECIDED",
    "192.0.2.1, 24, ADR_19",
    "192.0.2.1, 32, ADR_19",
    "192.0.2.0, 31, UNDECIDED",
    "192.0.2.2, 32, UNDECIDED"
  })
  void eachSourceHasItsRule(String address, int prefixLength, Rule rule) {
    assertEquals(rule, rules(prefixLength).source(Ipv4Address.of(address).value()));
  }
}
