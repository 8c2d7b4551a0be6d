package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.Frame;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RingWindowTest {
  private static final int CAPACITY = Wintun.WINTUN_MIN_RING_CAPACITY;

  private final Memory ring = new Memory(16L * CAPACITY);
  private final long first = Pointer.nativeValue(ring);
  private final RingWindow window = new RingWindow(CAPACITY);
  private final Frame frame = new Frame();

  @AfterEach
  void free() {
    ring.close();
  }

  @Test
  void oneBufferCoversTheRingWhereverItsFirstPacketWas() {
    long inTheMiddle = first + CAPACITY / 2;
    window.show(frame, inTheMiddle, 20);
    ByteBuffer buffer = frame.buffer();
    for (long at : new long[] {first, first + CAPACITY - 4, inTheMiddle}) {
      window.show(frame, at, 20);
      assertSame(buffer, frame.buffer());
      assertEquals(at, window.addressOf(frame));
      assertEquals(20, frame.length());
      frame.buffer().putShort(frame.offset(), (short) 0x4500);
      assertEquals(0x45, ring.getByte(at - first));
    }
  }

  @Test
  void anAddressOutsideGetsAWindowOfItsOwnAndEarlierFramesStay() {
    Frame far = new Frame();
    window.show(frame, first, 20);
    window.show(far, first + 15L * CAPACITY, 20);
    assertNotSame(frame.buffer(), far.buffer());
    assertEquals(first, window.addressOf(frame));
    assertEquals(first + 15L * CAPACITY, window.addressOf(far));
  }

  @Test
  void anotherFrameHasNoAddress() {
    assertEquals(0, window.addressOf(frame));
    window.show(frame, first, 20);
    assertEquals(0, window.addressOf(new Frame()));
  }
}
