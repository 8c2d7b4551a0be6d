package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final List<String> calls = new ArrayList<>();

  @Test
  void whatGoesOnIsTold() {
    Interruption interruption = Interruption.install(() -> calls.add("run"));
    interruption.finished();
    interruption.interrupt();
    assertEquals(List.of("run"), calls);
  }

  @Test
  void whatBeginsAfterItIsToldAtOnce() {
    Interruption interruption = Interruption.install();
    interruption.finished();
    interruption.interrupt();
    assertEquals(List.of(), calls);
    interruption.calls(() -> calls.add("late"));
    assertEquals(List.of("late"), calls);
  }

  @Test
  void withoutOneNothingIsTold() {
    Interruption interruption = Interruption.install(() -> calls.add("run"));
    interruption.calls(() -> calls.add("other"));
    interruption.finished();
    assertEquals(List.of(), calls);
  }
}
