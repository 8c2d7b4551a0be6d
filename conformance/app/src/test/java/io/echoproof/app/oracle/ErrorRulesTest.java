package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors of a host at 192.0.2.1 about datagrams from 192.0.2.2. */
class ErrorRulesTest {
  private static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");
  private static final OracleSettings SETTINGS =
      new OracleSettings(
          new TargetProfile(
              TargetProfile.Kind.HOST,
              TARGET,
              new Ipv4Prefix(TARGET, 24),
              1500,
              Ipv4Address.of("192.0.2.2"),
              Set.of()),
          FreeChoices.UNKNOWN);

  @ParameterizedTest(name = "{2}: {3}")
  @CsvSource({
    "46000020123400004001dba6c0000202c0000200080000000800390fbeef0001, 4500003c000100004001f6bcc0000201c00002020c00deff1500000046000020123400004001dba6c0000202c0000200080000000800390fbeef0001, ADR-03, a bad option to 192.0.2.0",
    "46000020123400004001db95c0000202c0000211080000000800390fbeef0001, 4500003c000100004001f6bcc0000201c00002020c00deff1500000046000020123400004001db95c0000202c0000211080000000800390fbeef0001, ADR-03, a bad option to 192.0.2.17",
    "46000020123400004001ada5c0000202f0000001080000000800390fbeef0001, 4500003c000100004001f6bcc0000201c00002020c00deff1500000046000020123400004001ada5c0000202f0000001080000000800390fbeef0001, ADR-11, a bad option to 240.0.0.1",
    "46000020123400004001daa7c0000202c00002ff080000000800390fbeef0001, 4500003c000100004001f6bcc0000201c00002020c00deff1500000046000020123400004001daa7c0000202c00002ff080000000800390fbeef0001, ERR-11, a bad option to 192.0.2.255",
    "46000020123400004001dba5c0000202c0000201080000000800390fbeef0001, 4500003c000100004001f6bcc0000201c00002020c00deff1500000046000020123400004001dba5c0000202c0000201080000000800390fbeef0001, '', a bad option to the target",
    "450000140000000000fd07ebf0000001c0000201, 45000030000100004001c8c9c0000201f00000010302fcfd00000000450000140000000000fd07ebf0000001c0000201, ERR-12, protocol 253 from 240.0.0.1",
    "450000151234000040fde3b4c0000202c000020100, 450000310001000040018e8dc0000201c63364090c00deff15000000450000151234000040fde3b4c0000202c000020100, ERR-08, protocol 253; the error goes to 198.51.100.9",
    "4c0000311234000040fd480fc0000202c0000201440c051d0000000000000000830b0cc6336407c6336409004400000000, 4500004d0001000040018e71c0000201c63364090c00deff150000004c0000311234000040fd480fc0000202c0000201440c051d0000000000000000830b0cc6336407c6336409004400000000, '', the same with a source route behind an undefined timestamp flag"
  })
  void eachForbiddenErrorHasItsRow(String about, String error, String row, String what) {
    byte[] sent = Octets.ofHex(about).toByteArray();
    Expectation e = new Expectation();
    new Oracle(SETTINGS).expect(sent, sent.length, 0, e);
    byte[] frame = Octets.ofHex(error).toByteArray();
    Reply reply = new Reply();
    assertEquals(
        Disagreement.NONE, new ReplyReader(SETTINGS).read(frame, frame.length, reply), what);

    assertEquals(row, new ReplyRules(SETTINGS).check(e, reply).requirement(), what);
  }
}
