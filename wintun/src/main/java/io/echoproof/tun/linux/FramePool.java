package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Room for the frames of one device: 64 for receiving and one for sending, each as long as a frame
 * can be. It is one block of which the system backs only the pages that were touched, so a device
 * that never has more than one frame borrowed costs a few pages. The lowest free slot is always
 * taken first, because it is still in the processor's cache.
 *
 * <p>The block is freed when neither the device nor any frame refers to it any more, not when the
 * device is closed: a frame that outlives its device stays readable.
 */
final class FramePool {
  /** As many as there are bits in {@link #free}. */
  static final int SLOTS = Long.SIZE;

  /** In front of each frame: room for packet information, and a cache line to begin at. */
  static final int HEADROOM = 64;

  private static final int PITCH = HEADROOM + TunDevice.MAX_FRAME_LENGTH + 1;
  private static final int SEND_SLOT = SLOTS;

  private final ByteBuffer buffer;
  private final long address;

  /** Bit n is set while slot n is free. */
  private long free = -1L;

  FramePool() {
    long size = (SLOTS + 1L) * PITCH;
    Memory memory = new Memory(size);
    this.buffer = memory.getByteBuffer(0, size).order(ByteOrder.BIG_ENDIAN);
    this.address = Pointer.nativeValue(memory);
  }

  /**
   * Where a frame is in memory; what is in front of it belongs to it for {@link #HEADROOM} octets.
   */
  long addressAt(int offset) {
    return address + offset;
  }

  boolean isExhausted() {
    return free == 0;
  }

  /** Offset of the next free slot's frame; the slot is not taken until {@link #lend}. */
  int nextFree() {
    if (free == 0) {
      throw new IllegalStateException(
          "all " + SLOTS + " frames of the device are borrowed: release some before polling");
    }
    return Long.numberOfTrailingZeros(free) * PITCH + HEADROOM;
  }

  void lend(Frame frame, int offset, int length) {
    free &= ~bit(offset);
    frame.set(buffer, offset, length);
  }

  void giveBack(Frame frame) {
    if (!isLent(frame)) {
      throw new IllegalStateException("the frame is not a borrowed one of this device");
    }
    free |= bit(frame.offset());
  }

  boolean isLent(Frame frame) {
    int offset = frame.offset();
    return isHere(frame)
        && offset < SEND_SLOT * PITCH
        && offset % PITCH == HEADROOM
        && (free & bit(offset)) == 0;
  }

  /** Takes the next free slot for the kernel to use, and tells its offset. */
  int take() {
    int offset = nextFree();
    free &= ~bit(offset);
    return offset;
  }

  /** Frees a slot that was taken. */
  void free(int offset) {
    free |= bit(offset);
  }

  /** Makes a taken slot a borrowed frame. */
  void show(Frame frame, int offset, int length) {
    frame.set(buffer, offset, length);
  }

  void room(Frame frame, int length) {
    frame.set(buffer, SEND_SLOT * PITCH + HEADROOM, length);
  }

  boolean isRoom(Frame frame) {
    return isHere(frame) && frame.offset() == SEND_SLOT * PITCH + HEADROOM;
  }

  /** By identity: equals compares the contents of buffers. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isHere(Frame frame) {
    return frame.buffer() == buffer;
  }

  private static long bit(int offset) {
    return 1L << (offset / PITCH);
  }
}
