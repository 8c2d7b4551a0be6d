package io.echoproof.conformance.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Octets;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private final Capture capture = new Capture();

  private void add(int length, int times) {
    CapturedFrame frame = new CapturedFrame(true, 0, Octets.repeat(0, length), "");
    for (int i = 0; i < times; i++) {
      capture.add(frame);
    }
  }

  @Test
  void framesAreKeptInOrder() {
    add(1, 1);
    add(2, 1);
    assertEquals(1, capture.frames().get(0).frame().length());
    assertEquals(2, capture.frames().get(1).frame().length());
    assertEquals(0, capture.leftOut());
  }

  @Test
  void manyFramesAreCountedBeyondTheLimit() {
    add(1, Capture.MOST_FRAMES + 3);
    assertEquals(Capture.MOST_FRAMES, capture.frames().size());
    assertEquals(3, capture.leftOut());
  }

  @Test
  void largeFramesAreCountedBeyondTheLimit() {
    add(1 << 16, 20);
    assertEquals(16, capture.frames().size());
    assertEquals(4, capture.leftOut());
    add(1, 1);
    assertEquals(16, capture.frames().size());
  }
}
