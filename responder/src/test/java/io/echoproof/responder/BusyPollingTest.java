package io.echoproof.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BusyPollingTest {
  private long now = Long.MAX_VALUE - 3;
  private final BusyPolling polling = new BusyPolling(() -> now);

  @Test
  void asksAgainUntilTheLimit() {
    assertTrue(polling.again());
    now += BusyPolling.LIMIT - 1;
    assertTrue(polling.again());
    now += 1;
    assertFalse(polling.again());
  }

  @Test
  void aFrameInTimeMakesTheNextTrialWholeAgain() {
    for (int frame = 0; frame < 100; frame++) {
      assertTrue(polling.again());
      now += BusyPolling.LIMIT - 1;
      assertTrue(polling.again());
      polling.found();
    }
  }

  @Test
  void eachTrialInVainDoublesThoseThatAreLeftOut() {
    for (int left = 1; left <= BusyPolling.MOST_SKIPPED; left *= 2) {
      tryInVain();
      assertEquals(left, leftOut());
    }
    tryInVain();
    assertEquals(BusyPolling.MOST_SKIPPED, leftOut(), "and no more than that");
  }

  @Test
  void successForgetsWhatWasInVain() {
    tryInVain();
    leftOut();
    tryInVain();
    leftOut();
    polling.found();
    tryInVain();
    assertEquals(1, leftOut());
  }

  @Test
  void aFrameThatWasWaitedForIsNoSuccess() {
    tryInVain();
    polling.found();
    assertEquals(1, leftOut());
    tryInVain();
    polling.found();
    assertEquals(2, leftOut());
  }

  private void tryInVain() {
    assertTrue(polling.again());
    now += BusyPolling.LIMIT;
    assertFalse(polling.again());
  }

  /** How often it is not asked again from now on; ends at the beginning of a trial. */
  private int leftOut() {
    int count = 0;
    while (!polling.again()) {
      count++;
    }
    return count;
  }
}
