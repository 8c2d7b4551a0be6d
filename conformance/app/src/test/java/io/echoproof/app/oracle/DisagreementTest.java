package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a disagreement is named and told. */
class DisagreementTest {
  private static final String REQUEST =
      "4500001f123400004001e4a6c0000202c0000201 080074acbeef0001616263";
  private static final String BROADCAST =
      "4500001f123400004001e3a8c0000202c00002ff 080074acbeef0001616263";

  private static Expectation expect(String hex, Set<Rule> dropped, Set<Rule> answered) {
    return KnownTarget.expect(
        KnownTarget.settings(
            TargetProfile.Kind.HOST,
            new FreeChoices(
                EchoCode.COPIED,
                true,
                Duration.ofSeconds(10),
                Duration.ofSeconds(130),
                8,
                dropped,
                answered,
                false)),
        hex);
  }

  @Test
  void itIsNamedByRequirementAndViolation() {
    Disagreement missing = ReplyRules.missing(expect(REQUEST, Set.of(), Set.of()));
    assertEquals("ECH-01:unanswered", missing.kind());
    assertTrue(missing.isLike(ReplyRules.missing(expect(REQUEST, Set.of(), Set.of()))));
    assertFalse(missing.isLike(Disagreement.wrong("ECH-01", missing.what())));
    assertFalse(
        missing.isLike(ReplyRules.missing(expect(BROADCAST, Set.of(), Set.of(Rule.ADR_05)))));
  }

  @ParameterizedTest
  @EnumSource(Violation.class)
  void aViolationIsReadAsItIsWritten(Violation violation) {
    assertEquals(Optional.of(violation), Violation.of(violation.word()));
    assertEquals(Optional.empty(), Violation.of(violation.word() + "?"));
  }

  @Test
  void itSaysWhetherTheTextsLeftAChoice() {
    assertEquals(
        "no reply to: an echo request",
        ReplyRules.missing(expect(REQUEST, Set.of(), Set.of())).what());
    assertEquals(
        "no reply to: directed broadcast, which this target answers",
        ReplyRules.missing(expect(BROADCAST, Set.of(), Set.of(Rule.ADR_05))).what());
    assertEquals(
        "answered, although this target does not answer it: directed broadcast",
        ReplyRules.forbidden(expect(BROADCAST, Set.of(Rule.ADR_05), Set.of())).what());
    assertEquals(
        "answered, although it must not be: version other than 4",
        ReplyRules.forbidden(expect("5" + REQUEST.substring(1), Set.of(), Set.of())).what());
  }

  private static String what(String reply) {
    byte[] frame = KnownTarget.frame(reply);
    Reply read = new Reply();
    Disagreement malformed = new ReplyReader(KnownTarget.host()).read(frame, frame.length, read);
    return malformed.isThere()
        ? malformed.what()
        : new ReplyRules(KnownTarget.host())
            .check(expect(REQUEST, Set.of(), Set.of()), read)
            .what();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "4500001f000100004001f6d9c0000201c0000202 00007bacbeef0001626263, 'octet 8 of the message is 62, sent was 61'",
    "4500001f000100004001f6d9c0000201c0000202 00007cadbeee0001616263, 'octet 5 of the message is ee, sent was ef'",
    "4500001f000100004001f6d9c0000201c0000202 00001234beef0001616263, 'the reply''s ICMP checksum 1234 is wrong'",
    "4500001f000100004001f6d8c0000201c0000203 00007cacbeef0001616263, 'the reply goes to 192.0.2.3, the request came from 192.0.2.2'",
    "4400001f000100004001f7d9c0000201c0000202 00007cacbeef0001616263, 'IHL 4, total length 31'"
  })
  void itSaysWhatWasSeen(String reply, String words) {
    assertEquals(words, what(reply));
  }
}
