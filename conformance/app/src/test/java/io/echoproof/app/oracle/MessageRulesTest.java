package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ICMP messages (RFC 792; RFC 1122, section 3.2.2) from 192.0.2.2. */
class MessageRulesTest {
  private static OracleSettings withEchoCode(EchoCode echoCode) {
    FreeChoices choices =
        new FreeChoices(
            echoCode,
            false,
            Duration.ofSeconds(50),
            Duration.ofSeconds(70),
            8,
            Set.of(),
            Set.of(),
            false);
    return KnownTarget.settings(TargetProfile.Kind.RESPONDER, choices);
  }

  @ParameterizedTest(name = "{2}: {3}")
  @CsvSource({
    "45000014123400004001e4b1c0000202c0000201, SILENCE, HDR_11, no octet of ICMP",
    "45000014123400004001e4b1c0000202c0000201 0800390fbeef0001, SILENCE, HDR_11, a request behind the datagram",
    "45000015123400004001e4b0c0000202c0000201 08, SILENCE, ECH_08, one octet",
    "45000018123400004001e4adc0000202c0000201 0800f7ff, SILENCE, ECH_08, four octets",
    "4500001b123400004001e4aac0000202c0000201 08003910beef00, SILENCE, ECH_08, seven octets",
    "4500001c123400004001e4a9c0000202c0000201 0800390fbeef0001, REPLY, ECH_07, no data",
    "4500001d123400004001e4a8c0000202c0000201 0800d80ebeef000161, REPLY, ECH_01, one octet of data",
    "4500001c123400004001e4a9c0000202c0000201 0800390ebeef0001, SILENCE, CKS_01, checksum one less",
    "4500001c123400004001e4a9c0000202c0000201 0800390fbeef0002, SILENCE, CKS_01, another sequence number than summed",
    "4500001c123400004001e4a9c0000202c0000201 0800b501beef0001, SILENCE, CKS_01, with a pseudo header",
    "4500001c123400004001e4a9c0000202c0000201 08000000beef0001, SILENCE, CKS_02, checksum 0000",
    "4500001c123400004001e4a9c0000202c0000201 08000f39beef0001, SILENCE, CKS_10, its octets swapped",
    "4500001c123400004001e4a9c0000202c0000201 08000000f7ff0000, REPLY, ECH_07, right checksum 0000",
    "4500001c123400004001e4a9c0000202c0000201 0800fffff7ff0000, FREE, CKS_04, the same as minus zero",
    "4500001c123400004001e4a9c0000202c0000201 0000ffff00000000, SILENCE, ECH_15, all zero but for its only checksum FFFF",
    "4500001f123400004001e4a6c0000202c0000201 0800d8abbeef00016162ff, REPLY, ECH_01, an odd last octet",
    "4500001f123400004001e4a6c0000202c0000201 0800d8abbeef00016162ffa5, REPLY, HDR_09, an odd last octet and A5 behind it",
    "4500001f123400004001e4a6c0000202c0000201 0800d806beef00016162ff, SILENCE, CKS_01, padded with another octet than zero"
  })
  void lengthAndChecksumComeFirst(String hex, Obligation obligation, Rule rule, String what) {
    Expectation e = KnownTarget.expect(KnownTarget.host(), hex);

    assertEquals(rule, e.rule(), what);
    assertEquals(obligation, e.obligation(), what);
  }

  @ParameterizedTest(name = "{3} {4}: {5}, feature {1}")
  @CsvSource({
    "45000028123400004001e49dc0000202c0000201 0d004558beef00010036ee800000000000000000, timestamp, REPLY, TSP_02, TIMESTAMP, a timestamp request",
    "45000027123400004001e49ec0000202c0000201 0d004558beef00010036ee8000000000000000, timestamp, SILENCE, TSP_09, NONE, one octet too short",
    "4500001c123400004001e4a9c0000202c0000201 0d00340fbeef0001, timestamp, SILENCE, TSP_09, NONE, without times",
    "45000029123400004001e49cc0000202c0000201 0d004558beef00010036ee80000000000000000000, timestamp, FREE, TSP_10, TIMESTAMP, one octet too long",
    "45000028123400004001e49dc0000202c0000201 0d014557beef00010036ee800000000000000000, timestamp, FREE, TSP_01, TIMESTAMP, code 1",
    "45000028123400004001e49dc0000202c0000201 0d004558beef00010036ee800000000000000000, '', FREE, TSP_01, TIMESTAMP, a timestamp request",
    "45000027123400004001e49ec0000202c0000201 0d004558beef00010036ee8000000000000000, '', SILENCE, TSP_09, NONE, one octet too short",
    "4500001c123400004001e4a9c0000202c0000201 0d00340fbeef0001, '', SILENCE, TSP_09, NONE, without times",
    "45000029123400004001e49cc0000202c0000201 0d004558beef00010036ee80000000000000000000, '', FREE, TSP_01, TIMESTAMP, one octet too long",
    "45000028123400004001e49dc0000202c0000201 0d014557beef00010036ee800000000000000000, '', FREE, TSP_01, TIMESTAMP, code 1",
    "45000028123400004001b69ef0000001c0000201 0d004558beef00010036ee800000000000000000, '', FREE, ADR_17, TIMESTAMP, a timestamp request from 240/4",
    "45000028123400004001b69ef0000001c0000201 0d004558beef00010036ee800000000000000000, timestamp, FREE, ADR_17, TIMESTAMP, a timestamp request from 240/4",
    "45000028123400004001e49dc0000202c0000201 2a00160fbeef01012000dcf40008030200000001, '', SILENCE, PRB_01, NONE, an extended echo request",
    "45000028123400004001e49dc0000202c0000201 2a00160fbeef01012000dcf40008030200000001, probe, FREE, PRB_02, OTHER, an extended echo request",
    "4500001c123400004001e4a9c0000202c0000201 0800390fbeef0001, '', REPLY, ECH_07, ECHO, an echo request"
  })
  void whoOffersItHasToAnswer(
      String hex,
      String feature,
      Obligation obligation,
      Rule rule,
      Expectation.Kind kind,
      String what) {
    OracleSettings settings = feature.isEmpty() ? KnownTarget.host() : KnownTarget.host(feature);

    Expectation e = KnownTarget.expect(settings, hex);

    assertEquals(rule, e.rule(), what);
    assertEquals(obligation, e.obligation(), what);
    assertEquals(kind, e.kind(), what);
  }

  /** No RFC says what becomes of a code other than 0 (requirement TYP-01). */
  @ParameterizedTest(name = "code 7 {1}: {2} {3} {4}")
  @CsvSource({
    "4500001c123400004001e4a9c0000202c0000201 08073908beef0001, UNKNOWN, FREE, TYP_01, ECHO",
    "4500001c123400004001e4a9c0000202c0000201 08073908beef0001, COPIED, REPLY, ECH_07, ECHO",
    "4500001c123400004001e4a9c0000202c0000201 08073908beef0001, ZEROED, REPLY, ECH_07, ECHO",
    "4500001c123400004001e4a9c0000202c0000201 08073908beef0001, DROPPED, SILENCE, TYP_01, NONE",
    "4500001c123400004001e4a9c0000202c0000201 0800390fbeef0001, DROPPED, REPLY, ECH_07, ECHO"
  })
  void whatACodeObligesToDependsOnTheTarget(
      String hex, EchoCode echoCode, Obligation obligation, Rule rule, Expectation.Kind kind) {
    Expectation e = KnownTarget.expect(withEchoCode(echoCode), hex);

    assertEquals(rule, e.rule());
    assertEquals(obligation, e.obligation());
    assertEquals(kind, e.kind());
  }

  private static Rule ofType(int type) {
    byte[] frame = KnownTarget.frame("4500001c123400004001e4a9c0000202c0000201 00000000beef0001");
    frame[20] = (byte) type;
    InternetSum.set(frame, 20 + IcmpLayout.CHECKSUM, 20, frame.length);
    Expectation e = new Expectation();
    new Oracle(KnownTarget.host()).expect(frame, frame.length, 0, e);
    assertEquals(type == 8 ? Obligation.REPLY : Obligation.SILENCE, e.obligation());
    return e.rule();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "0, 0, ECH_15", "1, 2, TYP_02", "3, 5, TYP_06", "6, 6, TYP_04", "7, 7, TYP_02",
    "8, 8, ECH_07", "9, 10, TYP_05", "11, 12, TYP_06", "13, 13, TSP_09", "14, 14, TYP_09",
    "15, 15, INF_01", "16, 16, TYP_09", "17, 17, INF_02", "18, 18, TYP_09", "19, 29, TYP_07",
    "30, 30, INF_04", "31, 36, TYP_04", "37, 37, INF_04", "38, 39, TYP_04", "40, 40, TYP_07",
    "41, 41, TYP_02", "42, 42, PRB_01", "43, 43, TYP_09", "44, 252, TYP_02", "253, 254, TYP_07",
    "255, 255, TYP_02"
  })
  void onlyRequestsAreAnswered(int from, int to, Rule rule) {
    for (int type = from; type <= to; type++) {
      assertEquals(rule, ofType(type), "type " + type);
    }
  }
}
