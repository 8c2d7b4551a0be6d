package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Memory of any kind, at any place, with anything in it. */
class BuffersTest {
  private static final byte OLD = (byte) 0xA5;
  private static final int CAPACITY = 256;
  private static final List<IntFunction<ByteBuffer>> KINDS =
      List.of(
          ByteBuffer::allocate,
          ByteBuffer::allocateDirect,
          capacity -> ByteBuffer.allocate(capacity + 3).slice(3, capacity),
          capacity -> ByteBuffer.allocateDirect(capacity + 5).slice(5, capacity));

  private final EchoResponder responder = new EchoResponder(SETTINGS);
  private final Random random = new Random(4);

  @Test
  void everyKindAtEveryOffsetAndNothingElseIsTouched() {
    for (IntFunction<ByteBuffer> inKind : KINDS) {
      for (IntFunction<ByteBuffer> outKind : KINDS) {
        for (int inOffset = 0; inOffset < 9; inOffset++) {
          for (int outOffset = 0; outOffset < 9; outOffset++) {
            byte[] request = echo().data(randomData(inOffset + outOffset)).frame();
            ByteBuffer in = filled(inKind, request, inOffset);
            ByteBuffer out = filled(outKind, new byte[0], 0);
            byte[] expected = expectedReply(request, identification());
            assertEquals(expected.length, responder.accept(in, inOffset, request.length));
            responder.reply(in, inOffset, out, outOffset);
            assertEquals(filled(inKind, request, inOffset), in, "the request is not changed");
            assertEquals(filled(outKind, expected, outOffset), out);
          }
        }
      }
    }
  }

  @Test
  void inPlaceAndOverlapping() {
    for (IntFunction<ByteBuffer> kind : KINDS) {
      for (int outOffset = 0; outOffset < 128; outOffset++) {
        byte[] request = echo().data(randomData(31)).frame();
        int inOffset = 64;
        ByteBuffer memory = filled(kind, request, inOffset);
        byte[] expected = expectedReply(request, identification());
        assertEquals(expected.length, responder.accept(memory, inOffset, request.length));
        responder.reply(memory, inOffset, memory, outOffset);
        byte[] seen = new byte[expected.length];
        memory.get(outOffset, seen);
        assertArrayEquals(expected, seen, "to " + outOffset);
      }
    }
  }

  @Test
  void positionsAreNeitherUsedNorMoved() {
    byte[] request = echo().frame();
    ByteBuffer in = filled(ByteBuffer::allocate, request, 0).position(17);
    ByteBuffer out = ByteBuffer.allocateDirect(CAPACITY).position(99);
    responder.accept(in, 0, request.length);
    responder.reply(in, 0, out, 0);
    assertEquals(17, in.position());
    assertEquals(99, out.position());
    assertEquals(0x45, out.get(0));
  }

  @Test
  void aBufferThatCannotHoldWhatIsSaidIsRefused() {
    ByteBuffer in = filled(ByteBuffer::allocate, echo().frame(), 0);
    assertThrows(IndexOutOfBoundsException.class, () -> responder.accept(in, 1, CAPACITY));
    assertThrows(IndexOutOfBoundsException.class, () -> responder.accept(in, -1, 28));
    assertEquals(28, responder.accept(in, 0, 28));
    ByteBuffer small = ByteBuffer.allocate(27);
    assertThrows(IndexOutOfBoundsException.class, () -> responder.reply(in, 0, small, 0));
    assertArrayEquals(new byte[27], small.array());
  }

  /** Before the first frame is written, not in the middle of the reply. */
  @Test
  void aRequestThatShrankBetweenTheTwoStepsIsRefused() {
    responder.reconfigure(SETTINGS.withMtu(68));
    ByteBuffer in = filled(ByteBuffer::allocate, echo().data(new byte[100]).frame(), 0);
    assertEquals(68, responder.accept(in, 0, 128));
    ByteBuffer out = ByteBuffer.allocate(CAPACITY);
    in.limit(127);
    assertThrows(IndexOutOfBoundsException.class, () -> responder.reply(in, 0, out, 0));
    assertArrayEquals(new byte[CAPACITY], out.array());
    assertEquals(0, responder.counters().answered());
    in.limit(128);
    assertEquals(68, responder.reply(in, 0, out, 0));
  }

  @Test
  void littleEndianIsRefused() {
    ByteBuffer in = ByteBuffer.wrap(echo().frame()).order(ByteOrder.LITTLE_ENDIAN);
    assertThrows(IllegalArgumentException.class, () -> responder.accept(in, 0, 28));
  }

  private byte[] randomData(int size) {
    byte[] data = new byte[size];
    random.nextBytes(data);
    return data;
  }

  private int identification() {
    return (int) responder.counters().answered() & 0xFFFF;
  }

  private static ByteBuffer filled(IntFunction<ByteBuffer> kind, byte[] content, int offset) {
    byte[] old = new byte[CAPACITY];
    Arrays.fill(old, OLD);
    return kind.apply(CAPACITY).put(0, old).put(offset, content);
  }
}
