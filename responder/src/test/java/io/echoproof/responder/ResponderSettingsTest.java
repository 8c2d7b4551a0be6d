package io.echoproof.responder;

import static io.echoproof.responder.Wire.OWN;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponderSettingsTest {
  @Test
  void defaults() {
    assertEquals(
        new ResponderSettings(
            OWN,
            24,
            List.of(),
            1500,
            64,
            EchoCodePolicy.COPY,
            0,
            1,
            Set.of(Feature.ECHO, Feature.RECORD_ROUTE, Feature.TIMESTAMP_OPTION),
            EcnPolicy.ZERO,
            DontFragmentPolicy.CLEAR,
            OversizedReplyPolicy.FRAGMENT,
            new ReassemblySettings(Duration.ofSeconds(60), 4_194_304, 524_288)),
        SETTINGS);
  }

  @Test
  void limitsAreAllowed() {
    assertEquals(68, SETTINGS.withMtu(68).mtu());
    assertEquals(65_535, SETTINGS.withMtu(65_535).mtu());
    assertEquals(1, SETTINGS.withInitialTtl(1).initialTtl());
    assertEquals(255, SETTINGS.withInitialTtl(255).initialTtl());
    assertEquals(0xFFFF, SETTINGS.withFirstIdentification(0xFFFF).firstIdentification());
    assertEquals(0xFFFF, SETTINGS.withIdentifications(0, 0xFFFF).identificationStep());
    assertEquals(1, ResponderSettings.of(OWN, 1).prefixLength());
    assertEquals(32, ResponderSettings.of(OWN, 32).prefixLength());
  }

  @Test
  void numbersOutOfRangeSayWhatWouldDo() {
    assertRefused(
        "MTU 67 is out of range: 68 to 65535; 1500 is what Ethernet carries",
        () -> SETTINGS.withMtu(67));
    assertRefused(
        "MTU 65536 is out of range: 68 to 65535; 1500 is what Ethernet carries",
        () -> SETTINGS.withMtu(65_536));
    assertRefused(
        "identification step 0 is out of range: 1 to 65535; 1 uses them all",
        () -> SETTINGS.withIdentifications(0, 0));
    assertRefused(
        "initial TTL 0 is out of range: 1 to 255; 64 is what most hosts use",
        () -> SETTINGS.withInitialTtl(0));
    assertRefused(
        "initial TTL 256 is out of range: 1 to 255; 64 is what most hosts use",
        () -> SETTINGS.withInitialTtl(256));
    assertRefused(
        "first identification -1 is out of range: 0 to 65535; take its low 16 bits",
        () -> SETTINGS.withFirstIdentification(-1));
    assertRefused(
        "prefix length 0 is out of range: 1 to 32; 24 fits most networks",
        () -> ResponderSettings.of(OWN, 0));
    assertRefused(
        "prefix length 33 is out of range: 1 to 32; 24 fits most networks",
        () -> ResponderSettings.of(OWN, 33));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"0.0.0.0", "0.1.2.3", "127.0.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"})
  void addressesThatNoHostHas(String own) {
    assertRefused(
        "address "
            + own
            + " cannot be a host's on a link: 0/8, 127/8, 224/4 and 240/4 are reserved;"
            + " give a unicast address such as 192.0.2.1",
        () -> ResponderSettings.of(address(own), 24));
  }

  @ParameterizedTest(name = "{0}/{1}")
  @CsvSource({
    "192.0.2.255, 24, 192.0.2.0/24, 192.0.2.1 to 192.0.2.254",
    "192.0.2.0, 24, 192.0.2.0/24, 192.0.2.1 to 192.0.2.254",
    "192.0.2.7, 30, 192.0.2.4/30, 192.0.2.5 to 192.0.2.6",
    "10.255.255.255, 8, 10.0.0.0/8, 10.0.0.1 to 10.255.255.254",
  })
  void addressesThatStandForTheWholeNetwork(
      String own, int prefixLength, String network, String hosts) {
    assertRefused(
        "address "
            + own
            + " stands for the whole of its network "
            + network
            + "; give a host's address, "
            + hosts
            + ", or another prefix length",
        () -> ResponderSettings.of(address(own), prefixLength));
  }

  private static void assertRefused(String message, Executable settings) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, settings).getMessage());
  }
}
