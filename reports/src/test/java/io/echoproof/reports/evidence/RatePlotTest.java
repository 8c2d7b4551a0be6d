package io.echoproof.reports.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatePlotTest {
  @Test
  void aCaptureBecomesTwoCurves() {
    byte[] capture = capture(10, ByteOrder.BIG_ENDIAN);

    List<CaptureFrames.Moment> moments = CaptureFrames.of(capture);
    assertEquals(new CaptureFrames.Moment(0x1_0000_0001L, true), moments.get(0));
    assertEquals(new CaptureFrames.Moment(0x1_000F_4241L, false), moments.get(1));
    String svg = RatePlot.of(capture).orElseThrow().toString();
    assertTrue(svg.contains(">sent</text>") && svg.contains(">received</text>"), svg);
  }

  @Test
  void theByteOrderIsTheFiles() {
    assertEquals(
        CaptureFrames.of(capture(10, ByteOrder.BIG_ENDIAN)),
        CaptureFrames.of(capture(10, ByteOrder.LITTLE_ENDIAN)));
  }

  @Test
  void aFewFramesAreNoCurveAndJunkIsNone() {
    assertEquals(
        Optional.empty(), RatePlot.of(capture(3, ByteOrder.BIG_ENDIAN)).map(Object::toString));
    assertEquals(Optional.empty(), RatePlot.of(new byte[40]).map(Object::toString));
    assertEquals(Optional.empty(), RatePlot.of(new byte[0]).map(Object::toString));
  }

  /** A millisecond between two frames of 4 octets; every other one was received. */
  private static byte[] capture(int frames, ByteOrder order) {
    ByteBuffer out = ByteBuffer.allocate(28 + frames * 52).order(order);
    out.putInt(0x0A0D0D0A).putInt(28).putInt(0x1A2B3C4D).putInt(0x0001_0000).putLong(-1).putInt(28);
    for (int i = 0; i < frames; i++) {
      out.putInt(6).putInt(52).putInt(0).putInt(1).putInt(1 + i * 1_000_000).putInt(4).putInt(4);
      out.putInt(0x45000000);
      out.putShort((short) 2).putShort((short) 4).putInt(i % 2 == 0 ? 2 : 1);
      out.putInt(0).putInt(0).putInt(52);
    }
    return out.array();
  }
}
