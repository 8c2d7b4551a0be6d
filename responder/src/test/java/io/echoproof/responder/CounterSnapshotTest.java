package io.echoproof.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterSnapshotTest {
  @Test
  void twoTogetherAreTheSumsOfEachNumber() {
    CounterSnapshot one =
        new CounterSnapshot(
            100,
            50,
            Map.of(DropReason.FRAME_TOO_SHORT, 3L, DropReason.INTERNAL_ERROR, 1L),
            5,
            6,
            7,
            8,
            9);
    CounterSnapshot other =
        new CounterSnapshot(1000, 700, Map.of(DropReason.FRAME_TOO_SHORT, 40L), 10, 20, 30, 40, 60);
    CounterSnapshot both =
        new CounterSnapshot(
            1100,
            750,
            Map.of(DropReason.FRAME_TOO_SHORT, 43L, DropReason.INTERNAL_ERROR, 1L),
            15,
            26,
            37,
            48,
            69);
    assertEquals(both, one.plus(other));
    assertEquals(both, other.plus(one));
    assertEquals(44, both.droppedInAll());
  }
}
