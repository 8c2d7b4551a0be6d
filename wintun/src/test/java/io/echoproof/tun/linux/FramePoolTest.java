package io.echoproof.tun.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import org.junit.jupiter.api.Test;

class FramePoolTest {
  private final FramePool pool = new FramePool();

  @Test
  void slotsDoNotOverlapAndHaveHeadroom() {
    int end = 0;
    for (int i = 0; i < FramePool.SLOTS; i++) {
      Frame frame = lend();
      assertTrue(frame.offset() >= end + IfTun.TUN_PI_SIZE);
      end = frame.offset() + TunDevice.MAX_FRAME_LENGTH;
    }
    Frame room = new Frame();
    pool.room(room, TunDevice.MAX_FRAME_LENGTH);
    assertTrue(room.offset() >= end + IfTun.TUN_PI_SIZE);
    assertTrue(room.buffer().capacity() >= room.offset() + TunDevice.MAX_FRAME_LENGTH);
  }

  @Test
  void whenAllAreBorrowedTheNextIsRefusedInWords() {
    Frame last = new Frame();
    for (int i = 0; i < FramePool.SLOTS; i++) {
      last = lend();
    }
    IllegalStateException e = assertThrows(IllegalStateException.class, pool::nextFree);
    assertTrue(String.valueOf(e.getMessage()).contains("all 64 frames"));
    pool.giveBack(last);
    assertEquals(last.offset(), pool.nextFree());
  }

  @Test
  void onlyABorrowedFrameIsTakenBackAndOnce() {
    Frame frame = lend();
    pool.giveBack(frame);
    assertThrows(IllegalStateException.class, () -> pool.giveBack(frame));
    assertThrows(IllegalStateException.class, () -> pool.giveBack(new Frame()));
    Frame room = new Frame();
    pool.room(room, 1);
    assertThrows(IllegalStateException.class, () -> pool.giveBack(room));
    Frame shifted = lend();
    shifted.set(shifted.buffer(), shifted.offset() + 1, 1);
    assertThrows(IllegalStateException.class, () -> pool.giveBack(shifted));
  }

  private Frame lend() {
    Frame frame = new Frame();
    pool.lend(frame, pool.nextFree(), 20);
    return frame;
  }
}
