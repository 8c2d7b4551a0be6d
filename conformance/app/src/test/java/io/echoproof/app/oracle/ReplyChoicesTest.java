package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies of 192.0.2.1 where the texts leave a choice, and what is known of its choice. */
class ReplyChoicesTest {
  private static final String REQUEST =
      "4500001f123400004001e4a6c0000202c0000201 080074acbeef0001616263";
  private static final String REPLY =
      "4500001f000100004001f6d9c0000201c0000202 00007cacbeef0001616263";
  private static final String WITH_DF =
      "4500001f000140004001b6d9c0000201c0000202 00007cacbeef0001616263";

  private static OracleSettings knownTo(EchoCode echoCode, boolean steadyHeader) {
    return KnownTarget.settings(
        TargetProfile.Kind.RESPONDER,
        new FreeChoices(
            echoCode,
            false,
            Duration.ofSeconds(50),
            Duration.ofSeconds(70),
            8,
            Set.of(),
            Set.of(),
            steadyHeader));
  }

  /** Requirement TYP-01: a target copies the code, or zeroes it, or drops the request. */
  @ParameterizedTest(name = "code 7, {0}: {2}")
  @CsvSource({
    "COPIED, 4500001c000100004001f6dcc0000201c0000202 00074108beef0001, ''",
    "COPIED, 4500001c000100004001f6dcc0000201c0000202 0000410fbeef0001, TYP-01",
    "ZEROED, 4500001c000100004001f6dcc0000201c0000202 00074108beef0001, TYP-01",
    "ZEROED, 4500001c000100004001f6dcc0000201c0000202 0000410fbeef0001, ''",
    "UNKNOWN, 4500001c000100004001f6dcc0000201c0000202 00074108beef0001, ''",
    "UNKNOWN, 4500001c000100004001f6dcc0000201c0000202 0000410fbeef0001, ''",
    "UNKNOWN, 4500001c000100004001f6dcc0000201c0000202 00094106beef0001, TYP-01"
  })
  void aCodeIsReturnedAsTheTargetDoes(EchoCode echoCode, String reply, String row) {
    assertEquals(
        row,
        KnownTarget.violated(
            knownTo(echoCode, false),
            "4500001c123400004001e4a9c0000202c0000201 08073908beef0001",
            reply));
  }

  /** RFC 1122, section 3.2.1.3: a broadcast address is never a source. */
  @ParameterizedTest(name = "[{index}] {1}")
  @CsvSource({
    "4500001c000100004001f6dcc0000201c0000202 0000410fbeef0001, ''",
    "4500001c000100004001f5dec00002ffc0000202 0000410fbeef0001, ADR-09",
    "4500001c000100004001f6dac0000203c0000202 0000410fbeef0001, ADR-09"
  })
  void aBroadcastIsAnsweredFromTheTargetsAddress(String reply, String row) {
    assertEquals(
        row,
        KnownTarget.violated(
            KnownTarget.host(),
            "4500001c123400004001e3abc0000202c00002ff 0800390fbeef0001",
            reply));
  }

  private static String second(OracleSettings settings, String first, String second) {
    ReplyRules rules = new ReplyRules(settings);
    assertEquals("", judged(rules, settings, first));
    return judged(rules, settings, second);
  }

  private static String judged(ReplyRules rules, OracleSettings settings, String hex) {
    Expectation e = KnownTarget.expect(settings, REQUEST);
    byte[] frame = KnownTarget.frame(hex);
    Reply reply = new Reply();
    assertFalse(new ReplyReader(settings).read(frame, frame.length, reply).isThere());
    return rules.check(e, reply).requirement();
  }

  /** RFC 1812, section 4.3.2.2. */
  @Test
  void theTtlIsThatOfTheReplyBefore() {
    assertEquals("", second(KnownTarget.host(), REPLY, REPLY));
    assertEquals(
        "TTL-04",
        second(
            KnownTarget.host(),
            REPLY,
            "4500001f000100003f01f7d9c0000201c0000202 00007cacbeef0001616263"));
  }

  @Test
  void dontFragmentIsThatOfTheReplyBeforeWhereThatIsKnown() {
    OracleSettings steady = knownTo(EchoCode.COPIED, true);
    assertEquals("", second(steady, REPLY, REPLY));
    assertEquals("", second(steady, WITH_DF, WITH_DF));
    assertEquals("MTU-02", second(steady, REPLY, WITH_DF));
    assertEquals("MTU-02", second(steady, WITH_DF, REPLY));
    assertEquals("", second(KnownTarget.host(), REPLY, WITH_DF));
  }

  @Test
  void aFragmentedReplyIsNotHeldToDontFragment() {
    OracleSettings steady = knownTo(EchoCode.COPIED, true);
    ReplyRules rules = new ReplyRules(steady);
    assertEquals("", judged(rules, steady, WITH_DF));
    ReplyReader reader = new ReplyReader(steady);
    Reply reply = new Reply();
    for (String hex :
        new String[] {
          "4500001c000120004001d6dcc0000201c0000202 00007cacbeef0001",
          "45000017000100014001f6e0c0000201c0000202 616263"
        }) {
      byte[] frame = KnownTarget.frame(hex);
      assertFalse(reader.read(frame, frame.length, reply).isThere());
    }

    assertEquals("", rules.check(KnownTarget.expect(steady, REQUEST), reply).requirement());
  }

  @ParameterizedTest(name = "ECN {1}: {2}")
  @CsvSource({
    "4501001f000100004001f6d8c0000201c0000202 00007cacbeef0001616263, 01, TOS-03",
    "4502001f000100004001f6d7c0000201c0000202 00007cacbeef0001616263, 10, TOS-03",
    "4503001f000100004001f6d6c0000201c0000202 00007cacbeef0001616263, 11, TOS-03",
    "4500001f000100004001f6d9c0000201c0000202 00007cacbeef0001616263, 00, ''"
  })
  void theMarkIsZeroWhereThatIsKnown(String reply, String ecn, String row) {
    assertEquals(row, KnownTarget.violated(knownTo(EchoCode.COPIED, true), REQUEST, reply), ecn);
    assertEquals("", KnownTarget.violated(KnownTarget.host(), REQUEST, reply), ecn);
  }

  /** A trailer of the request, A5, is neither returned nor summed (requirement HDR-09). */
  @ParameterizedTest(name = "[{index}] {1}")
  @CsvSource({
    "4500001f000100004001f6d9c0000201c0000202 00007cacbeef0001616263, ''",
    "45000020000100004001f6d8c0000201c0000202 00007c07beef0001616263a5, HDR-09",
    "4500001e000100004001f6dac0000201c0000202 0000dfacbeef00016162, ECH-05"
  })
  void whatIsBehindTheDatagramIsNotReturned(String reply, String row) {
    assertEquals(
        row,
        KnownTarget.violated(
            KnownTarget.host(),
            "4500001f123400004001e4a6c0000202c0000201 080074acbeef0001616263a5",
            reply));
  }
}
