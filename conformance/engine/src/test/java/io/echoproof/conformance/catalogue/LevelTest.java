package io.echoproof.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LevelTest {
  private static Set<Level> where(Predicate<Level> predicate) {
    return Arrays.stream(Level.values()).filter(predicate).collect(Collectors.toSet());
  }

  @Test
  void practiceDecidesLikeAnObligation() {
    assertEquals(EnumSet.of(Level.MUST, Level.MUST_NOT, Level.IMPLIED), where(Level::isDecisive));
  }

  @Test
  void aRecommendationThatIsNotMetIsLax() {
    assertEquals(EnumSet.of(Level.SHOULD, Level.SHOULD_NOT), where(Level::isRecommendation));
  }

  @Test
  void whereTheTextsLeaveAChoiceNothingIsViolated() {
    assertEquals(EnumSet.of(Level.MAY, Level.OBSERVATION), where(Level::leavesChoice));
  }

  @Test
  void everyLevelIsExactlyOneOfThese() {
    for (Level level : Level.values()) {
      int kinds =
          (level.isDecisive() ? 1 : 0)
              + (level.isRecommendation() ? 1 : 0)
              + (level.leavesChoice() ? 1 : 0);
      assertEquals(1, kinds, level.word());
    }
  }
}
