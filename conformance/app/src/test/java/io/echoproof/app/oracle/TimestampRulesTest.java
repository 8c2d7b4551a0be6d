package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timestamp replies of 192.0.2.1 (RFC 792, pages 16 and 17) to a request sent at 01:00 UT. */
class TimestampRulesTest {
  private static final String REQUEST =
      "45000028123400004001e49dc0000202c0000201 0d004558beef00010036ee800000000000000000";
  private static final OracleSettings SETTINGS = KnownTarget.host("timestamp");
  private static final int DAY = 86_400_000;

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "45000028000100004001f6d0c0000201c0000202 0e004453beef00010036ee800000000500000000, TSP-05, sent at midnight and received later",
    "45000028000100004001f6d0c0000201c0000202 0e00d2cfbeef00010036ee8004c4b40004c4b3ff, TSP-05, late on a day and a millisecond back",
    "45000028000100004001f6d0c0000201c0000202 0e00e6e03eef00010036ee800036ee850036ee85, TSP-02, the first octet of the identifier",
    "45000028000100004001f6d0c0000201c0000202 0e0066e0beef00010036ee800036ee850036ee85, '', right",
    "45000028000100004001f6d0c0000201c0000202 0e0066dfbeef00010036ee800036ee850036ee86, '', sent a millisecond later",
    "45000029000100004001f6cfc0000201c0000202 0e0066e0beef00010036ee800036ee850036ee8500, '', an octet more",
    "45000028000100004001f6d0c0000201c0000202 0e00820dbeef00010036ee8005265bff05265bff, '', the last millisecond of a day",
    "45000028000100004001f6d0c0000201c0000202 0e00e332beef00010036ee8005265bff00000000, '', over midnight",
    "45000028000100004001f6d0c0000201c0000202 0e00e331beef00010036ee8005265c0000000000, TSP-03, received at the end of a day",
    "45000028000100004001f6d0c0000201c0000202 0e00820cbeef00010036ee8005265bff05265c00, TSP-03, sent at the end of a day",
    "45000028000100004001f6d0c0000201c0000202 0e0066e1beef00010036ee800036ee850036ee84, TSP-05, sent before it was received",
    "45000028000100004001f6d0c0000201c0000202 0e0013c4beef00010036ee8002932e0100000000, '', half a day and a millisecond back is over midnight",
    "45000028000100004001f6d0c0000201c0000202 0e0013c5beef00010036ee8002932e0000000000, TSP-05, half a day back",
    "45000028000100004001f6d0c0000201c0000202 0e004457beef00010036ee808000000080000000, '', no standard time",
    "45000028000100004001f6d0c0000201c0000202 0e004452beef00010036ee808000000580000000, '', no standard time is compared",
    "45000028000100004001f6d0c0000201c0000202 0e00d59bbeef00010036ee800036ee8580000000, '', one that is standard",
    "45000028000100004001f6d0c0000201c0000202 0e00d59bbeef00010036ee80800000000036ee85, '', the other one",
    "45000028000100004001f6d0c0000201c0000202 000074e0beef00010036ee800036ee850036ee85, TSP-02, an echo reply",
    "45000028000100004001f6d0c0000201c0000202 0e0166dfbeef00010036ee800036ee850036ee85, TSP-02, code 1",
    "45000028000100004001f6d0c0000201c0000202 0e0066e1beee00010036ee800036ee850036ee85, TSP-02, another identifier",
    "45000028000100004001f6d0c0000201c0000202 0e0066dfbeef00010036ee810036ee850036ee85, TSP-02, another originate time",
    "45000028000100004001f6d0c0000201c0000202 0e001234beef00010036ee800036ee850036ee85, TSP-02, checksum",
    "45000024000100004001f6d4c0000201c0000202 0e00559cbeef00010036ee800036ee85, TSP-02, no transmit time",
    "45000028000100004001f6cec0000203c0000202 0e0066e0beef00010036ee800036ee850036ee85, ADR-01, another source"
  })
  void eachDeviationHasItsRow(String reply, String row, String what) {
    assertEquals(row, KnownTarget.violated(SETTINGS, REQUEST, reply), what);
  }

  /** RFC 1122, section 3.2.2.8: options as in an echo. */
  @ParameterizedTest(name = "{2} {3}")
  @CsvSource({
    "45000028123400004001e49dc0000202c0000201 0d004558beef00010036ee800000000000000000, 45000028000100004001f6d0c0000201c0000202 0e0066e0beef00010036ee800036ee850036ee85, '', no options",
    "45000028123400004001e49dc0000202c0000201 0d004558beef00010036ee800000000000000000, 4600002c000100004001f3cac0000201c0000202 01010101 0e0066e0beef00010036ee800036ee850036ee85, TSP-08, options that nobody asked for",
    "47000030123400004001d78dc0000202c0000201 0707040000000001 0d004558beef00010036ee800000000000000000, 47000030000100004001e3fec0000201c0000202 070708c000020101 0e0066e0beef00010036ee800036ee850036ee85, '', record route",
    "47000030123400004001d78dc0000202c0000201 0707040000000001 0d004558beef00010036ee800000000000000000, 47000030000100004001e9c0c0000201c0000202 0707040000000001 0e0066e0beef00010036ee800036ee850036ee85, TSP-08, record route and not recorded",
    "47000030123400004001d78dc0000202c0000201 0707040000000001 0d004558beef00010036ee800000000000000000, 45000028000100004001f6d0c0000201c0000202 0e0066e0beef00010036ee800036ee850036ee85, TSP-08, record route and not returned"
  })
  void optionsAreReturnedAsInAnEcho(String request, String reply, String row, String what) {
    OracleSettings settings = KnownTarget.host("timestamp", "record-route");

    assertEquals(row, KnownTarget.violated(settings, request, reply), what);
  }

  private static String judged(ReplyRules rules, OracleSettings settings, long millis, int time) {
    Expectation e =
        KnownTarget.expect(new Oracle(settings), REQUEST, Duration.ofMillis(millis).toNanos());
    byte[] frame =
        KnownTarget.frame(
            "45000028000100004001f6d0c0000201c0000202 0e004458beef00010036ee800000000000000000");
    BigEndian.put32(frame, 32, time);
    BigEndian.put32(frame, 36, time);
    InternetSum.set(frame, 22, 20, frame.length);
    Reply reply = new Reply();
    new ReplyReader(settings).read(frame, frame.length, reply);
    return rules.check(e, reply).requirement();
  }

  /** The first reply is at 01:00 UT, and what comes later may be a few minutes off. */
  @ParameterizedTest(name = "{0} ms later it is {1}: {2}")
  @CsvSource({
    "0, 3600000, ''",
    "10000, 3610000, ''",
    "10000, 3910000, ''",
    "10000, 3910001, TSP-03",
    "10000, 3310000, ''",
    "10000, 3309999, TSP-03",
    "82800000, 0, ''",
    "82800000, 86400000, TSP-03",
    "82799999, 86399999, ''",
    "82800001, 1, ''",
    "82799999, 299999, ''",
    "82799999, 300000, TSP-03",
    "82800000, 86100000, ''",
    "82800000, 86099999, TSP-03",
    "86400000, 3600000, ''",
    "10000, -1, ''",
    "10000, 0, TSP-03"
  })
  void itsClockGoesAsFastAsTimeDoes(long millis, int time, String row) {
    ReplyRules rules = new ReplyRules(SETTINGS);
    assertEquals("", judged(rules, SETTINGS, 500, 3_600_000));

    assertEquals(row, judged(rules, SETTINGS, 500 + millis, time));
  }

  @Test
  void itsClockIsFollowedOverManyDays() {
    ReplyRules rules = new ReplyRules(SETTINGS);
    assertEquals("", judged(rules, SETTINGS, 0, DAY - 1));

    assertEquals("", judged(rules, SETTINGS, 40L * DAY, DAY - 1));
    assertEquals("TSP-03", judged(rules, SETTINGS, 40L * DAY, DAY / 2));
  }

  @Test
  void whoIsKnownToHaveTheTimeSaysIt() {
    FreeChoices steady =
        new FreeChoices(
            EchoCode.COPIED,
            false,
            Duration.ofSeconds(50),
            Duration.ofSeconds(70),
            8,
            Set.of(),
            Set.of(),
            true);
    OracleSettings settings =
        KnownTarget.settings(TargetProfile.Kind.RESPONDER, steady, "timestamp");

    assertEquals("", judged(new ReplyRules(settings), settings, 0, 3_600_000));
    assertEquals("", judged(new ReplyRules(settings), settings, 0, 0));
    assertEquals("TSP-04", judged(new ReplyRules(settings), settings, 0, Integer.MIN_VALUE));
  }
}
