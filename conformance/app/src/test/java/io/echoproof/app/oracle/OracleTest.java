package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule decides when several have something to say, and what may come back. */
class OracleTest {
  private static OracleSettings settings(
      TargetProfile.Kind kind, boolean reportsErrors, Set<Rule> dropped, Set<Rule> answered) {
    return KnownTarget.settings(
        kind,
        new FreeChoices(
            EchoCode.UNKNOWN,
            reportsErrors,
            Duration.ofSeconds(10),
            Duration.ofSeconds(130),
            8,
            dropped,
            answered,
            false));
  }

  @ParameterizedTest(name = "{2}: {5}")
  @CsvSource({
    "4500001c123400004001275f7f000001c000024d 0800390fbeef0001, SILENCE, ADR_03, NONE, false, for somebody else and from 127/8",
    "4500001c12340000400127ac7f000001c0000200 0800390fbeef0001, SILENCE, ADR_12, NONE, false, obsolete broadcast and from 127/8",
    "4500001c123400004001e4aac0000202c0000200 0800390fbeef0001, SILENCE, ADR_06, NONE, false, obsolete broadcast",
    "4500001c123400004001b6abf0000001c0000200 0800390fbeef0001, SILENCE, ADR_06, NONE, false, obsolete broadcast and from 240/4",
    "4500001c123400004001a6abc0000202ffffffff 0800390fbeef0001, FREE, ADR_04, ECHO, false, limited broadcast",
    "4500001c123400004001e9ac7f000001ffffffff 0800390fbeef0001, SILENCE, ADR_12, NONE, false, limited broadcast from 127/8",
    "4500001c12340000400178acf0000001ffffffff 0800390fbeef0001, FREE, ADR_04, ECHO, false, limited broadcast from 240/4",
    "4500001c123400004001a6abc0000202ffffffff 08000001beef0001, SILENCE, CKS_01, NONE, false, limited broadcast with a wrong ICMP checksum",
    "4500001c123400004001b6aaf0000001c0000201 0800390fbeef0001, FREE, ADR_17, ECHO, false, from 240/4",
    "4500001cf6dd00004001ffffc0000202c0000201 0800390fbeef0001, FREE, HDR_05, ECHO, false, minus zero",
    "4500001cf69100004001ffffc0000202c000024d 0800390fbeef0001, SILENCE, ADR_03, NONE, false, minus zero for somebody else",
    "4500001cb8df00004001ffffc0000202ffffffff 0800390fbeef0001, FREE, HDR_05, ECHO, false, minus zero to the limited broadcast",
    "4500001c123400004004e4a6c0000202c0000201 6162636465666768, SILENCE, NOI_09, NONE, true, IP in IP",
    "4500001c12340000403ae470c0000202c0000201 6162636465666768, SILENCE, NOI_03, NONE, true, ICMPv6",
    "4500001c123400004011e499c0000202c0000201 6162636465666768, SILENCE, NOI_04, NONE, true, UDP",
    "4500001c123400004000e4aac0000202c0000201 6162636465666768, SILENCE, NOI_04, NONE, true, protocol 0",
    "4500001c1234000040fde3adc0000202c0000201 6162636465666768, SILENCE, NOI_04, NONE, true, protocol 253",
    "4500001c1234000040fde2afc0000202c00002ff 6162636465666768, SILENCE, NOI_04, NONE, false, protocol 253 to the broadcast",
    "4500001c1234000040fdb5aef0000001c0000201 6162636465666768, SILENCE, NOI_04, NONE, false, protocol 253 from 240/4",
    "4500001c1234200040fdc3adc0000202c0000201 6162636465666768, SILENCE, NOI_04, NONE, true, protocol 253 in a first fragment",
    "4500001c1234000140fde3acc0000202c0000201 6162636465666768, SILENCE, NOI_04, NONE, false, protocol 253 in a later fragment",
    "4500001c123400004001e4a9c0000202c0000201 0800390fbeef0001a5a5, REPLY, HDR_09, ECHO, false, two octets behind",
    "4500001c12348000400164a9c0000202c0000201 0800390fbeef0001, REPLY, HDR_12, ECHO, false, reserved flag",
    "4500001c123440004001a4a9c0000202c0000201 0800390fbeef0001, REPLY, ECH_07, ECHO, false, DF",
    "46000020123400004001e1a4c0000202c0000201 01010100 0800390fbeef0001, REPLY, OPT_02, ECHO, false, no-operation",
    "4600002012340000400145a1c0000202c0000201 9e040000 0800390fbeef0001a5, REPLY, HDR_09, ECHO, false, an unknown option and an octet behind",
    "4600002012340000400145a5c0000202c0000201 9e000000 0800390fbeef0001, FREE, OPT_03, ECHO, true, a broken option",
    "4600002012340000400145a5c0000202c0000201 9e000000 08000001beef0001, SILENCE, CKS_01, NONE, true, a broken option and a wrong ICMP checksum",
    "4600002012340000400145a5c0000202c0000201 9e000000 0300fcff00000000, SILENCE, TYP_06, NONE, false, a broken option of an ICMP error",
    "4600002012340000400144a7c0000202c00002ff 9e000000 0800390fbeef0001, FREE, ADR_05, ECHO, false, a broken option to the broadcast",
    "470000241234000040015a90c0000202c0000201 8307040a00000100 0800390fbeef0001, FREE, OPT_16, OTHER, true, a source route",
    "470000241234000040015a90c0000202c0000201 8307040a00000100 08000001beef0001, SILENCE, CKS_01, NONE, true, a source route and a wrong ICMP checksum",
    "4500001c123420004001c4a9c0000202c0000201 0800390fbeef0001, SILENCE, FRG_20, NONE, true, the first fragment of an echo request",
    "4500001c123420004001c4a9c0000202c0000201 0300fcff00000000, SILENCE, FRG_20, NONE, false, the first fragment of an ICMP error",
    "4500001c123420014001c4a8c0000202c0000201 6162636465666768, SILENCE, FRG_20, NONE, false, a fragment that is not the first",
    "45000019123420004001c4acc0000202c0000201 6162636465, FREE, FRG_13, OTHER, true, a first fragment of 5 octets",
    "45000014123420004001c4b1c0000202c0000201, FREE, FRG_14, OTHER, true, a first fragment without data",
    "4500001c12342000400196aaf0000001c0000201 6162636465666768, SILENCE, FRG_20, NONE, false, the first fragment from 240/4"
  })
  void silenceOutweighsAChoiceAndAChoiceAReply(
      String hex,
      Obligation obligation,
      Rule rule,
      Expectation.Kind kind,
      boolean error,
      String what) {
    Expectation e = KnownTarget.expect(KnownTarget.host(), hex);

    assertEquals(rule, e.rule(), what);
    assertEquals(obligation, e.obligation(), what);
    assertEquals(kind, e.kind(), what);
    assertEquals(error, e.isErrorAllowed(), what);
  }

  /** A pure responder reports nothing; neither does a host that is known not to. */
  @ParameterizedTest
  @CsvSource({
    "4500001c1234000040fde3adc0000202c0000201 6162636465666768",
    "4600002012340000400145a5c0000202c0000201 9e000000 0800390fbeef0001",
    "4500001c123420004001c4a9c0000202c0000201 6162636465666768"
  })
  void onlyAHostReportsErrors(String hex) {
    for (OracleSettings settings :
        new OracleSettings[] {
          settings(TargetProfile.Kind.RESPONDER, true, Set.of(), Set.of()),
          settings(TargetProfile.Kind.HOST, false, Set.of(), Set.of())
        }) {
      assertFalse(KnownTarget.expect(settings, hex).isErrorAllowed());
    }
  }

  private static Rule ofLength(int length, int behind) {
    byte[] frame =
        Arrays.copyOf(
            KnownTarget.frame("4500001c123400004001e4a9c0000202c0000201 0800f7ff00000000"),
            length + behind);
    BigEndian.put16(frame, Ipv4Layout.TOTAL_LENGTH, length);
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, 20);
    Expectation e = new Expectation();
    new Oracle(KnownTarget.host()).expect(frame, frame.length, 0, e);
    assertEquals(Obligation.REPLY, e.obligation());
    return e.rule();
  }

  @Test
  void whatIsLongerThanTheMtuHasARuleOfItsOwn() {
    assertEquals(Rule.ECH_01, ofLength(1500, 0));
    assertEquals(Rule.HDR_09, ofLength(1500, 1));
    assertEquals(Rule.HDR_15, ofLength(1501, 0));
  }

  @Test
  void whatIsKnownOfTheTargetIsNoChoice() {
    String broadcast = "4500001c123400004001e3abc0000202c00002ff 0800390fbeef0001";
    OracleSettings drops = settings(TargetProfile.Kind.HOST, true, Set.of(Rule.ADR_05), Set.of());
    OracleSettings answers = settings(TargetProfile.Kind.HOST, true, Set.of(), Set.of(Rule.ADR_05));

    Expectation dropped = KnownTarget.expect(drops, broadcast);
    assertEquals(Obligation.FREE, dropped.obligation());
    assertEquals(Expectation.Kind.NONE, dropped.kind());
    Expectation answered = KnownTarget.expect(answers, broadcast);
    assertEquals(Obligation.REPLY, answered.obligation());
    assertEquals(Expectation.Kind.ECHO, answered.kind());
    assertEquals(Rule.ADR_05, answered.rule());
  }

  /** RFC 1122, section 3.2.2.8: a timestamp request is as an echo request in this. */
  @Test
  void aTimestampToABroadcastIsAsAnEcho() {
    FreeChoices answers =
        settings(TargetProfile.Kind.HOST, true, Set.of(), Set.of(Rule.ADR_05)).choices();
    OracleSettings offers = KnownTarget.settings(TargetProfile.Kind.HOST, answers, "timestamp");

    Expectation e =
        KnownTarget.expect(
            offers,
            "45000028123400004001e39fc0000202c00002ff 0d004558beef00010036ee800000000000000000");
    assertEquals(Rule.ADR_05, e.rule());
    assertEquals(Obligation.REPLY, e.obligation());
    assertEquals(Expectation.Kind.TIMESTAMP, e.kind());
  }

  /** What it answers to a broadcast it need not answer from 240/4. */
  @Test
  void aChoiceThatIsKnownToBeTakenLeavesTheNextOne() {
    OracleSettings answers = settings(TargetProfile.Kind.HOST, true, Set.of(), Set.of(Rule.ADR_05));

    Expectation e =
        KnownTarget.expect(answers, "4500001c123400004001b5acf0000001c00002ff 0800390fbeef0001");
    assertEquals(Rule.ADR_17, e.rule());
    assertEquals(Obligation.FREE, e.obligation());
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "470000241234000040015a90c0000202c0000201 8307040a00000100 0800390fbeef0001, true, an echo request with a source route",
    "470000241234000040fd5994c0000202c0000201 8307040a00000100 6162636465666768, true, protocol 253 with a source route",
    "470000241234200040013a90c0000202c0000201 8307040a00000100 6162636465666768, true, the first fragment with a source route",
    "46000020123400004001e1a4c0000202c0000201 01010100 0800390fbeef0001, false, no source route",
    "470000241234000040fd5896c0000202c00002ff 8307040a00000100 6162636465666768, false, protocol 253 to the broadcast with a source route"
  })
  void alongASourceRouteErrorsMayGo(String hex, boolean routed, String what) {
    assertEquals(routed, KnownTarget.expect(KnownTarget.host(), hex).isRouted(), what);
  }

  @Test
  void anExpectationSaysWhomAReplyGoesTo() {
    Expectation e =
        KnownTarget.expect(
            KnownTarget.host(), "4500001c1234000040017c71c6336407c0000201 0800390fbeef0001");

    assertEquals(0xC6336407, e.peer());
    assertEquals(0xBEEF0001, e.echoKey());
    assertEquals(8, e.messageLength());
    assertTrue(e.own);
  }

  @Test
  void withoutAMessageThereIsNoKey() {
    assertEquals(
        0,
        KnownTarget.expect(KnownTarget.host(), "45000017123400004001e4aec0000202c0000201 0800f7")
            .echoKey());
  }

  @Test
  void nothingBehindABrokenOptionIsRead() {
    assertEquals(
        Rule.HDR_11,
        KnownTarget.expect(KnownTarget.host(), "4600001812340000400145adc0000202c0000201 9e000000")
            .rule());
  }

  @Test
  void anExpectationIsUsedAgain() {
    Oracle oracle = new Oracle(KnownTarget.host());
    Expectation e = new Expectation();
    for (String hex :
        new String[] {
          "470000241234000040015a90c0000202c0000201 8307040a00000100 0800390fbeef0001",
          "5500001c123400004001d4a9c0000202c0000201 0800390fbeef0001"
        }) {
      byte[] frame = KnownTarget.frame(hex);
      oracle.expect(frame, frame.length, 0, e);
    }

    assertEquals(Rule.HDR_01, e.rule());
    assertFalse(e.isErrorAllowed());
    assertFalse(e.isRouted());
    assertEquals(0, e.peer());
    assertEquals(0, e.messageLength());
    assertEquals(0, e.optionsLength);
  }
}
