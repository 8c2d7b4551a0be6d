package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.naiveChecksum;
import static io.echoproof.responder.Wire.putU16;
import static io.echoproof.responder.Wire.u16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A million echoes, identifiers and identifications going around, a part of them in fragments. */
class SoakTest {
  private static final int ECHOES = 1_000_000;
  private static final int GROWTH_ALLOWED = 1 << 20;

  private final EchoResponder responder = new EchoResponder(Wire.SETTINGS);
  private final byte[] whole = echo().data(new byte[24]).frame();
  private final byte[][] halves = FragmentedFrame.cut(whole, 16).toArray(byte[][]::new);
  private final ByteBuffer wholeBuffer = ByteBuffer.wrap(whole);
  private final ByteBuffer[] halfBuffers = {ByteBuffer.wrap(halves[0]), ByteBuffer.wrap(halves[1])};
  private final byte[] reply = new byte[100];
  private final ByteBuffer out = ByteBuffer.wrap(reply);

  @Test
  void allAnsweredAndTheHeapStaysFlat() {
    answer(0, ECHOES / 10);
    long before = usedHeap();
    answer(ECHOES / 10, ECHOES);
    long growth = usedHeap() - before;
    assertTrue(growth < GROWTH_ALLOWED, "grew by " + growth + " octets");
    assertEquals(ECHOES, responder.counters().answered());
    assertEquals(0, responder.counters().snapshot().droppedInAll());
  }

  private void answer(int from, int to) {
    for (int i = from; i < to; i++) {
      boolean fragmented = i % 4 == 0;
      byte[] request = fragmented ? halves[0] : whole;
      putU16(request, 24, i >>> 4);
      putU16(request, 26, i * 3);
      putU16(request, 22, 0);
      putU16(request, 22, naiveChecksum(request, 20, request.length - 20));
      if (fragmented) {
        answerFragments(i);
      } else {
        assertEquals(52, responder.accept(wholeBuffer, 0, 52));
        responder.reply(wholeBuffer, 0, out, 0);
      }
      assertEquals(i & 0xFFFF, u16(reply, 4), "identification");
      assertEquals(i >>> 4 & 0xFFFF, u16(reply, 24), "identifier");
      assertEquals(i * 3 & 0xFFFF, u16(reply, 26), "sequence number");
      assertEquals(0, u16(reply, 20), "type and code");
    }
  }

  private void answerFragments(int i) {
    for (int part = 0; part < 2; part++) {
      putU16(halves[part], 4, i);
      FragmentedFrame.repaired(halves[part]);
      int length = responder.accept(halfBuffers[part], 0, halves[part].length);
      assertEquals(part == 0 ? 0 : 52, length);
    }
    responder.reply(halfBuffers[1], 0, out, 0);
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
