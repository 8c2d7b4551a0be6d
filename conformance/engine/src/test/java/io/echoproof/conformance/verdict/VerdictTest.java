package io.echoproof.conformance.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void theWorseOfTwo() {
    assertEquals(Verdict.FAIL, Verdict.FAIL.worse(Verdict.PASS));
    assertEquals(Verdict.FAIL, Verdict.PASS.worse(Verdict.FAIL));
    assertEquals(Verdict.ERROR, Verdict.FAIL.worse(Verdict.ERROR));
    assertEquals(Verdict.LAX, Verdict.SKIPPED.worse(Verdict.LAX));
    for (Verdict verdict : Verdict.values()) {
      assertEquals(verdict, Verdict.PASS.worse(verdict));
      assertEquals(verdict, verdict.worse(verdict));
    }
  }

  @Test
  void verifiedIsWhatWasTriedAndIsKnown() {
    assertEquals(
        EnumSet.of(Verdict.PASS, Verdict.OBSERVED, Verdict.LAX, Verdict.FAIL),
        Arrays.stream(Verdict.values()).filter(Verdict::isVerified).collect(Collectors.toSet()));
  }

  @Test
  void eachIsShownInItsWord() {
    assertEquals(
        "pass, observed, not applicable, not run, skipped, lax, fail, error",
        Arrays.stream(Verdict.values()).map(Verdict::word).collect(Collectors.joining(", ")));
  }
}
