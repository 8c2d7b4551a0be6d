package io.echoproof.tun.memory;

import static io.echoproof.tun.Frames.hex;
import static io.echoproof.tun.Frames.receive;
import static io.echoproof.tun.Frames.send;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryTunTest {
  private static final int CAPACITY = 4;

  private final MemoryTunPair pair = MemoryTunPair.create("mem0", 1500, CAPACITY);
  private final MemoryTun device = pair.device();
  private final MemoryTun kernel = pair.kernel();
  private final Frame frame = new Frame();

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void bothSidesHaveTheNameAndTheMtu() {
    assertEquals("mem0", device.name());
    assertEquals("mem0", kernel.name());
    assertEquals(1500, device.mtu());
    assertEquals(1500, kernel.mtu());
  }

  @Test
  void framesArriveInOrderInBothDirections() {
    for (int lap = 0; lap < 3; lap++) {
      assertTrue(send(kernel, hex("45 01")));
      assertTrue(send(kernel, hex("45 02 03")));
      assertTrue(send(device, hex("60")));
      assertArrayEquals(hex("45 01"), receive(device, f -> true));
      assertArrayEquals(hex("45 02 03"), receive(device, f -> true));
      assertArrayEquals(hex("60"), receive(kernel, f -> true));
      assertFalse(device.poll(frame));
      assertFalse(kernel.poll(frame));
    }
  }

  @Test
  void pollLeavesTheFrameAloneWhenNothingIsThere() {
    ByteBuffer own = ByteBuffer.allocate(3);
    frame.set(own, 1, 2);
    assertFalse(device.poll(frame));
    assertSame(own, frame.buffer());
    assertEquals(1, frame.offset());
    assertEquals(2, frame.length());
  }

  @Test
  void framesAreBigEndianAndDoNotBeginAtIndexZero() {
    assertTrue(kernel.reserve(frame, 2));
    assertEquals(ByteOrder.BIG_ENDIAN, frame.buffer().order());
    assertTrue(frame.offset() > 0);
    frame.buffer().putShort(frame.offset(), (short) 0x4500);
    kernel.commit(frame);
    assertTrue(device.poll(frame));
    assertEquals(ByteOrder.BIG_ENDIAN, frame.buffer().order());
    assertTrue(frame.offset() > 0);
    assertArrayEquals(hex("45 00"), frame.toByteArray());
  }

  @Test
  void aFullRingRefusesAndCounts() {
    for (int i = 0; i < CAPACITY; i++) {
      assertTrue(send(kernel, new byte[] {(byte) i}));
    }
    assertFalse(kernel.reserve(frame, 1));
    assertFalse(kernel.reserve(frame, 1));
    assertEquals(2, kernel.dropped());
    assertEquals(0, device.dropped());
    assertArrayEquals(hex("00"), receive(device, f -> true));
    assertTrue(kernel.reserve(frame, 1));
  }

  @Test
  void aReservedFrameIsNotThereBeforeItsCommit() {
    assertTrue(kernel.reserve(frame, 1));
    assertFalse(device.poll(new Frame()));
    kernel.commit(frame);
    assertTrue(device.poll(new Frame()));
  }

  @Test
  void borrowedFramesAreUntouchedByLaterOnes() {
    Frame[] borrowed = {new Frame(), new Frame(), new Frame()};
    for (int i = 0; i < borrowed.length; i++) {
      assertTrue(send(kernel, new byte[] {(byte) i, 7}));
      assertTrue(device.poll(borrowed[i]));
    }
    assertTrue(send(kernel, hex("ff")));
    assertFalse(kernel.reserve(frame, 1), "the slots of borrowed frames are not given away");
    for (int i = 0; i < borrowed.length; i++) {
      assertArrayEquals(new byte[] {(byte) i, 7}, borrowed[i].toByteArray());
    }
  }

  @Test
  void framesAreReleasedInAnyOrderAndRoomComesBackInTheirs() {
    Frame[] borrowed = {new Frame(), new Frame(), new Frame(), new Frame()};
    for (Frame one : borrowed) {
      assertTrue(send(kernel, hex("45")));
      assertTrue(device.poll(one));
    }
    device.release(borrowed[2]);
    device.release(borrowed[1]);
    assertFalse(kernel.reserve(frame, 1), "the oldest holds back the others");
    device.release(borrowed[0]);
    for (int i = 0; i < 3; i++) {
      assertTrue(send(kernel, hex("46")));
    }
    assertFalse(kernel.reserve(frame, 1));
    device.release(borrowed[3]);
    assertTrue(kernel.reserve(frame, 1));
  }

  @Test
  void aFrameIsReleasedOnce() {
    send(kernel, hex("45"));
    send(kernel, hex("46"));
    assertTrue(device.poll(frame));
    assertTrue(device.poll(new Frame()));
    device.release(frame);
    assertThrows(IllegalStateException.class, () -> device.release(frame));
    assertThrows(IllegalStateException.class, () -> device.release(new Frame()));
  }

  @Test
  void oneFrameIsReservedAtATime() {
    assertTrue(device.reserve(frame, 1));
    assertThrows(IllegalStateException.class, () -> device.reserve(new Frame(), 1));
    assertThrows(IllegalStateException.class, () -> device.commit(new Frame()));
    assertTrue(device.commit(frame));
    assertThrows(IllegalStateException.class, () -> device.commit(frame));
  }

  @Test
  void anyLengthPassesAndTheSlotsGrowOnce() {
    byte[] longest = new byte[TunDevice.MAX_FRAME_LENGTH];
    longest[0] = 0x45;
    longest[longest.length - 1] = 0x77;
    assertTrue(send(kernel, longest));
    assertTrue(device.poll(frame));
    ByteBuffer grown = frame.buffer();
    assertArrayEquals(longest, frame.toByteArray());
    device.release(frame);
    for (int i = 0; i < CAPACITY - 1; i++) {
      assertTrue(send(kernel, hex("45")));
      assertTrue(device.poll(frame));
      assertNotSame(grown, frame.buffer());
      device.release(frame);
    }
    assertTrue(send(kernel, longest));
    assertTrue(device.poll(frame));
    assertSame(grown, frame.buffer());
  }

  @Test
  void onlyTheKernelSideSendsEmptyFrames() {
    assertTrue(send(kernel, new byte[0]));
    assertTrue(device.poll(frame));
    assertEquals(0, frame.length());
    device.release(frame);
    assertThrows(IllegalArgumentException.class, () -> device.reserve(frame, 0));
    assertThrows(IllegalArgumentException.class, () -> kernel.reserve(frame, -1));
    assertThrows(IllegalArgumentException.class, () -> kernel.reserve(frame, 65_536));
    assertThrows(IllegalArgumentException.class, () -> device.reserve(frame, 65_536));
  }

  @Test
  void aClosedDeviceIsOfNoUse() {
    device.close();
    device.close();
    device.end();
    assertThrows(TunException.class, () -> device.poll(frame));
    assertThrows(TunException.class, device::await);
    assertThrows(TunException.class, () -> device.reserve(frame, 1));
  }

  @Test
  void theOtherSideFindsItsDeviceGoneAfterTheFramesThatWereThere() {
    send(device, hex("45"));
    device.close();
    assertThrows(TunException.class, () -> kernel.reserve(frame, 1));
    assertTrue(kernel.await());
    assertArrayEquals(hex("45"), receive(kernel, f -> true));
    TunException gone = assertThrows(TunException.class, () -> kernel.poll(frame));
    assertTrue(gone.getMessage().contains("mem0"), gone.getMessage());
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> MemoryTunPair.create("m", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> MemoryTunPair.create("m", 65_536, 1));
    assertThrows(IllegalArgumentException.class, () -> MemoryTunPair.create("m", 1500, 0));
  }
}
