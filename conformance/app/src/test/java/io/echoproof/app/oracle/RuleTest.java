package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Level;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The oracle's rules against the catalogue that they cite. */
class RuleTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @ParameterizedTest
  @EnumSource(value = Rule.class, mode = Mode.EXCLUDE, names = "UNDECIDED")
  void obligesToNothingThatTheCatalogueLeavesOpen(Rule rule) {
    Level level = CATALOGUE.get(rule.requirement()).level();
    if (rule.obligation() != Obligation.FREE) {
      assertFalse(level.leavesChoice(), rule.requirement() + " is a " + level.word());
    }
  }

  @Test
  void whatStandsBesideARuleIsFree() {
    for (Rule rule : EnumSet.allOf(Rule.class)) {
      if (rule.name().endsWith("_FREE")) {
        assertEquals(Obligation.FREE, rule.obligation(), rule.name());
        String plain = rule.name().substring(0, rule.name().length() - "_FREE".length());
        assertTrue(Rule.valueOf(plain).obligation() != Obligation.FREE, plain);
      }
    }
  }

  @Test
  void eachRuleSaysWhatTheFrameIs() {
    for (Rule rule : EnumSet.allOf(Rule.class)) {
      assertFalse(rule.condition().isEmpty(), rule.name());
    }
  }

  @Test
  void anObligationIsWrittenInOneWord() {
    assertEquals("reply", Obligation.REPLY.word());
    assertEquals("silence", Obligation.SILENCE.word());
    assertEquals("free", Obligation.FREE.word());
  }
}
