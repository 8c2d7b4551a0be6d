package io.echoproof.tun.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.echoproof.tun.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The half of a session that lends what the operating system sends. For one thread. */
final class WintunReceiver {
  private final String name;
  private final long session;
  private final RingWindow window;
  private final BorrowedPackets borrowed = new BorrowedPackets();

  /** {@code DWORD PacketSize}. */
  private final Memory packetSize = new Memory(Integer.BYTES);

  private final long packetSizeAddress = Pointer.nativeValue(packetSize);
  private final ByteBuffer packetSizeValue =
      packetSize.getByteBuffer(0, Integer.BYTES).order(ByteOrder.nativeOrder());

  /**
   * @param name of the device, for messages
   * @param capacity of the ring in octets
   */
  WintunReceiver(String name, long session, int capacity) {
    this.name = name;
    this.session = session;
    this.window = new RingWindow(capacity);
  }

  boolean poll(Frame frame) {
    borrowed.checkRoom();
    long packet = Wintun.WintunReceivePacket(session, packetSizeAddress);
    if (packet == 0) {
      int code = Native.getLastError();
      if (code == WinError.ERROR_NO_MORE_ITEMS) {
        return false;
      }
      throw WintunErrors.of("receiving from the Wintun device " + name, code);
    }
    borrowed.add(packet);
    window.show(frame, packet, packetSizeValue.getInt(0));
    return true;
  }

  void release(Frame frame) {
    long packet = window.addressOf(frame);
    borrowed.remove(packet);
    Wintun.WintunReleaseReceivePacket(session, packet);
  }
}
