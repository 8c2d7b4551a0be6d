package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies to one request, 192.0.2.2 to 192.0.2.1, TOS B8, id beef, seq 0001, data "abc". */
class ReplyRulesTest {
  private static final Octets REQUEST =
      Octets.ofHex("45b8001f123400004001e3eec0000202c0000201 080074acbeef0001616263");
  private static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");
  private static final OracleSettings SETTINGS =
      new OracleSettings(
          new TargetProfile(
              TargetProfile.Kind.RESPONDER,
              TARGET,
              new Ipv4Prefix(TARGET, 24),
              1500,
              Ipv4Address.of("192.0.2.2"),
              Set.of()),
          new FreeChoices(
              EchoCode.COPIED,
              false,
              Duration.ofSeconds(50),
              Duration.ofSeconds(70),
              8,
              Set.of(),
              Set.of(),
              false));

  private static String judged(String hex) {
    byte[] request = REQUEST.toByteArray();
    Expectation e = new Expectation();
    new Oracle(SETTINGS).expect(request, request.length, 0, e);
    assertEquals(Obligation.REPLY, e.obligation());
    byte[] frame = Octets.ofHex(hex).toByteArray();
    Reply reply = new Reply();
    Disagreement read = new ReplyReader(SETTINGS).read(frame, frame.length, reply);
    return read.isThere()
        ? read.requirement()
        : new ReplyRules(SETTINGS).check(e, reply).requirement();
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "45b8001f000100004001f621c0000201c0000202 00007cacbeef0001616263, '', right",
    "45bb001f12344000800163ebc0000201c0000202 00007cacbeef0001616263, '', 'another ID, DF, TTL, ECN'",
    "45b8001f000100004001f622c0000201c0000202 00007cacbeef0001616263, ECH-18, header checksum",
    "45b8001f0001800040017621c0000201c0000202 00007cacbeef0001616263, ECH-18, reserved flag",
    "45b8001f000100004001f621c0000201c0000202 00007d49beef000161626300, ECH-18, longer than its total length",
    "45b8001f0001000000013622c0000201c0000202 00007cacbeef0001616263, TTL-03, TTL 0",
    "45b8001f000100004001f521c0000301c0000202 00007cacbeef0001616263, ADR-01, another source",
    "45b8001f000100004001f523c0000201c0000300 00007cacbeef0001616263, ADR-01, another destination",
    "4500001f000100004001f6d9c0000201c0000202 00007cacbeef0001616263, TOS-02, precedence",
    "45a0001f000100004001f639c0000201c0000202 00007cacbeef0001616263, TOS-01, DSCP",
    "45b8001f000100004001f621c0000201c0000202 01007bacbeef0001616263, ECH-01, type 1",
    "45b8001f000100004001f621c0000201c0000202 00017cabbeef0001616263, ECH-01, code 1",
    "45b8001f000100004001f621c0000201c0000202 00004bddefbe0001616263, ECH-02, identifier swapped",
    "45b8001f000100004001f621c0000201c0000202 00007badbeef0100616263, ECH-03, sequence number swapped",
    "45b8001f000100004001f621c0000201c0000202 00007cadbeee0001616263, ECH-02, 'identifier, last octet'",
    "45b8001f000100004001f621c0000201c0000202 00007bacbeef0101616263, ECH-03, 'sequence number, first octet'",
    "45b8001f000100004001f621c0000201c0000202 00007bacbeef0001626263, ECH-05, 'data, first octet'",
    "45b8001f000100004001f621c0000201c0000202 00007bacbeef0001616264, ECH-05, data",
    "45b8001e000100004001f622c0000201c0000202 0000dfacbeef00016162, ECH-05, data cut",
    "45b8001f000100004001f621c0000201c0000202 0000dfacbeef0001616263, CKS-07, last octet not summed",
    "46b80023000100004001f31bc0000201c0000202 0101010100007cacbeef0001616263, ECH-19, options"
  })
  void eachDeviationHasItsRow(String hex, String requirement, String what) {
    assertEquals(requirement, judged(hex), what);
  }
}
