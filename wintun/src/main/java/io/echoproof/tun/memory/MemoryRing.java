package io.echoproof.tun.memory;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a {@link MemoryTunPair}: a bounded ring of frames between one sending and one
 * receiving thread. A frame's life is reserved, committed, taken, released; the counters below only
 * grow, and a frame's slot is its number modulo the capacity. Slots are freed in the frames' order,
 * as Wintun does it: one that is kept holds back the room of those behind it.
 *
 * <p>Safe publication: the sender writes a slot before it counts it as committed, the receiver
 * counts it as freed after its last access.
 */
final class MemoryRing {
  /** Frames do not begin at index 0, so that a caller who forgets the offset is found out. */
  static final int HEADROOM = 16;

  private final ByteBuffer[] slots;
  private final int[] lengths;
  private final boolean[] released;

  private final AtomicLong committed = new AtomicLong();
  private final AtomicLong freed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  /** The receiver's own: so many frames were handed out. */
  private long taken;

  /** The sender's own: whether the slot behind the last committed one is handed out. */
  private boolean reserved;

  private volatile boolean ended;
  private volatile boolean senderClosed;
  private volatile boolean receiverClosed;
  private volatile @Nullable Thread waiting;

  MemoryRing(int capacity, int frameLength) {
    slots = new ByteBuffer[capacity];
    lengths = new int[capacity];
    released = new boolean[capacity];
    for (int i = 0; i < capacity; i++) {
      slots[i] = slot(frameLength);
    }
  }

  private static ByteBuffer slot(int frameLength) {
    return ByteBuffer.allocate(HEADROOM + frameLength).order(ByteOrder.BIG_ENDIAN);
  }

  boolean reserve(Frame frame, int length) {
    if (reserved) {
      throw new IllegalStateException("commit the reserved frame before reserving another");
    }
    long number = committed.get();
    if (number - freed.get() == slots.length) {
      dropped.incrementAndGet();
      return false;
    }
    int slot = (int) (number % slots.length);
    if (slots[slot].capacity() < HEADROOM + length) {
      slots[slot] = slot(TunDevice.MAX_FRAME_LENGTH);
    }
    lengths[slot] = length;
    reserved = true;
    frame.set(slots[slot], HEADROOM, length);
    return true;
  }

  void commit(Frame frame) {
    long number = committed.get();
    if (!reserved || !isIn((int) (number % slots.length), frame)) {
      throw new IllegalStateException("the frame is not the reserved one of this device");
    }
    reserved = false;
    committed.set(number + 1);
    wake();
  }

  boolean poll(Frame frame) {
    if (taken == committed.get()) {
      return false;
    }
    int slot = (int) (taken % slots.length);
    released[slot] = false;
    frame.set(slots[slot], HEADROOM, lengths[slot]);
    taken++;
    return true;
  }

  void release(Frame frame) {
    long oldest = freed.get();
    long number = oldest;
    while (number < taken && !isBorrowed((int) (number % slots.length), frame)) {
      number++;
    }
    if (number == taken) {
      throw new IllegalStateException("the frame is not a borrowed one of this device");
    }
    released[(int) (number % slots.length)] = true;
    while (oldest < taken && released[(int) (oldest % slots.length)]) {
      oldest++;
    }
    freed.set(oldest);
  }

  private boolean isBorrowed(int slot, Frame frame) {
    return isIn(slot, frame) && !released[slot];
  }

  /** By identity: equals compares the contents of buffers. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isIn(int slot, Frame frame) {
    return slots[slot] == frame.buffer();
  }

  /** Waits for a frame, for {@link #end} ({@code false}) or for the other side's closing. */
  boolean await() {
    boolean interrupted = false;
    waiting = Thread.currentThread();
    while (!ended && !senderClosed && taken == committed.get()) {
      LockSupport.park(this);
      // An interrupted thread would not park again; contract: only end() wakes.
      interrupted |= Thread.interrupted();
    }
    waiting = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !ended;
  }

  void end() {
    ended = true;
    wake();
  }

  void closeSender() {
    senderClosed = true;
    wake();
  }

  void closeReceiver() {
    receiverClosed = true;
  }

  boolean isSenderClosed() {
    return senderClosed;
  }

  boolean isReceiverClosed() {
    return receiverClosed;
  }

  /** How many reservations found no room. */
  long dropped() {
    return dropped.get();
  }

  private void wake() {
    Thread thread = waiting;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }
}
