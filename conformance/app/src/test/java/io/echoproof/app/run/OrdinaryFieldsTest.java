package io.echoproof.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Dissection;
import io.echoproof.conformance.packet.Field;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrdinaryFieldsTest {
  private static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");

  private final OrdinaryFields ordinary =
      new OrdinaryFields(
          new TargetProfile(
              TargetProfile.Kind.HOST,
              TARGET,
              new Ipv4Prefix(TARGET, 24),
              1500,
              Ipv4Address.of("192.0.2.2"),
              Set.of()));

  private List<String> special(String hex) {
    return Dissection.of(Octets.ofHex(hex)).stream()
        .filter(ordinary::isSpecial)
        .map(Field::name)
        .toList();
  }

  @Test
  void aPlainRequestHasNothingSpecial() {
    assertEquals(List.of(), special("4500001c123400004001e4a9c0000202c000020108008f5312345678"));
  }

  @Test
  void aSourceThatIsNoHostAndAnotherProtocolAre() {
    // Protocol 253 from 240.0.0.1, header checksum right.
    assertEquals(
        List.of("protocol", "source"),
        special("4500001cc6db000040fd0107f0000001c0000201662f38acbc1720e3"));
  }

  @Test
  void aWrongChecksumIs() {
    assertEquals(
        List.of("header checksum", "checksum"),
        special("4500001c123400004001ffffc0000202c00002010800ffff12345679"));
  }
}
