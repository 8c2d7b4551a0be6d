package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.putU16;
import static io.echoproof.responder.Wire.u16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A million frames that mean nothing or almost something: whatever is answered is well formed. */
class GarbageTest {
  private static final long SEED = 20_240_607;
  private static final int FRAMES = 1_000_000;
  private static final int LONGEST = 96;

  private final Random random = new Random(SEED);
  private final EchoResponder responder = new EchoResponder(SETTINGS);
  private final byte[] frame = new byte[LONGEST];
  private final ByteBuffer in = ByteBuffer.wrap(frame);
  private final byte[] reply = new byte[LONGEST];
  private final ByteBuffer out = ByteBuffer.wrap(reply);

  @Test
  void neverThrowsAndNeverAnswersWrongly() {
    byte[] request = echo().data(new byte[LONGEST - 28]).frame();
    for (int i = 0; i < FRAMES; i++) {
      random.nextBytes(frame);
      int length = random.nextInt(LONGEST + 1);
      int kind = i % 4;
      if (kind == 1) {
        frame[0] = 0x45;
      } else if (kind >= 2) {
        length = almostARequest(request, kind == 3);
      }
      int replyLength = responder.accept(in, 0, length);
      if (replyLength != 0) {
        responder.reply(in, 0, out, 0);
        assertWellFormed(replyLength);
      }
    }
    CounterSnapshot counted = responder.counters().snapshot();
    assertEquals(FRAMES, counted.received());
    assertEquals(FRAMES, counted.answered() + counted.droppedInAll() + counted.fragments());
    assertTrue(counted.answered() > 0, "some were requests after all: " + counted);
    assertTrue(counted.dropped().size() > 15, "many reasons were seen: " + counted);
  }

  /** A right request, up to three octets of it changed, the header checksum perhaps made right. */
  private int almostARequest(byte[] request, boolean headerRight) {
    System.arraycopy(request, 0, frame, 0, LONGEST);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      frame[random.nextInt(40)] = (byte) random.nextInt();
    }
    if (headerRight) {
      putU16(frame, 10, 0);
      int headerLength = Math.max(20, (frame[0] & 0x0F) * 4);
      putU16(frame, 10, Wire.naiveChecksum(frame, 0, headerLength));
    }
    return LONGEST;
  }

  private void assertWellFormed(int length) {
    assertEquals(0x45, reply[0]);
    assertEquals(length, u16(reply, 2));
    assertEquals(0, u16(reply, 6));
    assertEquals(0xFFFF, Wire.naiveSum(reply, 0, 20));
    assertEquals(0, reply[20]);
    assertEquals(0xFFFF, Wire.naiveSum(reply, 20, length - 20));
  }
}
