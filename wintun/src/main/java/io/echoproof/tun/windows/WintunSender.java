package io.echoproof.tun.windows;

import com.sun.jna.Native;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.util.concurrent.atomic.AtomicLong;

/** The half of a session that sends to the operating system. For one thread, but for the nudge. */
final class WintunSender {
  private static final int NUDGE_LENGTH = 1;

  private final String name;
  private final long session;
  private final RingWindow window;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong nudges = new AtomicLong();

  /** Address of the reserved packet, 0 when there is none. */
  private long reserved;

  private volatile boolean unsure;

  /**
   * @param name of the device, for messages
   * @param capacity of the ring in octets
   */
  WintunSender(String name, long session, int capacity) {
    this.name = name;
    this.session = session;
    this.window = new RingWindow(capacity);
  }

  boolean reserve(Frame frame, int length) {
    if (length < 1 || length > TunDevice.MAX_FRAME_LENGTH) {
      throw new IllegalArgumentException(
          "a frame has 1 to " + TunDevice.MAX_FRAME_LENGTH + " octets, not " + length);
    }
    if (reserved != 0) {
      throw new IllegalStateException("commit the reserved frame before reserving another");
    }
    long packet = Wintun.WintunAllocateSendPacket(session, length);
    if (packet == 0) {
      int code = Native.getLastError();
      if (code == WinError.ERROR_BUFFER_OVERFLOW) {
        dropped.incrementAndGet();
        return false;
      }
      throw WintunErrors.of("sending to the Wintun device " + name, code);
    }
    reserved = packet;
    window.show(frame, packet, length);
    return true;
  }

  boolean commit(Frame frame) {
    if (reserved == 0 || window.addressOf(frame) != reserved) {
      throw new IllegalStateException("the frame is not the reserved one of this device");
    }
    long packet = reserved;
    boolean taken = isTaken(frame);
    reserved = 0;
    Wintun.WintunSendPacket(session, packet);
    unsure = true;
    return taken;
  }

  /** The driver's only check. */
  private static boolean isTaken(Frame frame) {
    int version = (frame.buffer().get(frame.offset()) & 0xF0) >>> 4;
    return (version == 4 && frame.length() >= 20) || (version == 6 && frame.length() >= 40);
  }

  /** Whether something was sent since the last nudge: the driver may have missed it. */
  boolean isUnsure() {
    return unsure;
  }

  /**
   * Wakes the driver when it may have missed something. By any thread: Wintun keeps the order of
   * allocation, and this packet is the last. Not when the session may end meanwhile.
   */
  void nudge() {
    if (unsure) {
      unsure = false;
      long packet = Wintun.WintunAllocateSendPacket(session, NUDGE_LENGTH);
      if (packet != 0) {
        Wintun.WintunSendPacket(session, packet);
        nudges.incrementAndGet();
      }
    }
  }

  long dropped() {
    return dropped.get();
  }

  long nudges() {
    return nudges.get();
  }
}
