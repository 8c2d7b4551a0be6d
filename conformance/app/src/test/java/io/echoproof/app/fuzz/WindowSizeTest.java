package io.echoproof.app.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Smaller windows for a target that fails, larger ones when it does not. */
class WindowSizeTest {
  private static void end(WindowSize size, int windows) {
    for (int i = 0; i < windows; i++) {
      size.ended();
    }
  }

  @Test
  void eachFailureHalvesItDownToOne() {
    WindowSize size = new WindowSize(4);
    assertEquals(4, size.frames());
    size.failed();
    assertEquals(2, size.frames());
    size.failed();
    size.failed();
    assertEquals(1, size.frames());
  }

  @Test
  void sixteenCleanOnesInARowDoubleItUpToTheFirst() {
    WindowSize size = new WindowSize(4);
    size.failed();
    end(size, 15);
    size.failed();
    end(size, 15);
    assertEquals(1, size.frames());
    end(size, 1);
    assertEquals(2, size.frames());
    end(size, 64);
    assertEquals(4, size.frames());
  }
}
