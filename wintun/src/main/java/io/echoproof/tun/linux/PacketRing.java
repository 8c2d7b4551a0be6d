package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The ring into which the kernel puts what a packet socket receives (packet_mmap,
 * Documentation/networking/packet_mmap.rst, version 2 of its headers): it is read without a call.
 */
final class PacketRing {
  /** In octets; a multiple of the page size and of the largest frame. */
  private static final int BLOCK = 1 << 18;

  /** In octets: what long packets may take at most. */
  private static final long LARGEST = 64 << 20;

  private static final VarHandle STATUS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final int frameSize;
  private final int length;
  private final long address;
  private final ByteBuffer buffer;
  private final ByteBuffer header;
  private int next;

  private PacketRing(long address, int length, int frameSize) {
    this.address = address;
    this.length = length;
    this.frameSize = frameSize;
    this.buffer = new Pointer(address).getByteBuffer(0, length).order(ByteOrder.BIG_ENDIAN);
    this.header = buffer.duplicate().order(ByteOrder.nativeOrder());
  }

  /**
   * Gives a socket a ring.
   *
   * @param mtu the longest packet in octets
   * @param frames so many packets wait without loss, or fewer where they are long
   */
  static PacketRing map(int fd, int mtu, int frames) {
    int frameSize = Integer.highestOneBit(mtu + IfPacket.TP_HEADROOM - 1) << 1;
    int blocks = Math.max(2, (int) (Math.min(LARGEST, (long) frames * frameSize) / BLOCK));
    PacketSocket.set(fd, IfPacket.PACKET_VERSION, IfPacket.TPACKET_V2);
    try (Memory request = new Memory(IfPacket.TPACKET_REQ_SIZE)) {
      request.setInt(0, BLOCK);
      request.setInt(4, blocks);
      request.setInt(8, frameSize);
      request.setInt(12, blocks * (BLOCK / frameSize));
      PacketSocket.require(
          "PACKET_RX_RING",
          LibC.setsockopt(
              fd,
              IfPacket.SOL_PACKET,
              IfPacket.PACKET_RX_RING,
              Pointer.nativeValue(request),
              IfPacket.TPACKET_REQ_SIZE));
    }
    int length = blocks * BLOCK;
    long address = LibC.mmap(0, length, LibC.PROT_READ_WRITE, LibC.MAP_SHARED, fd, 0);
    if (address == -1) {
      int errno = LibC.errno();
      throw new TunException(
          "the ring of a packet socket can't be mapped (" + Errno.describe(errno) + ")", errno);
    }
    return new PacketRing(address, length, frameSize);
  }

  /** Lends the next packet, if there is one; it is the kernel's again after {@link #release}. */
  boolean poll(Frame frame) {
    // Acquire: the packet was written before its status.
    int status = (int) STATUS.getAcquire(header, next + IfPacket.TP_STATUS);
    if ((status & IfPacket.TP_STATUS_USER) == 0) {
      return false;
    }
    int begin = next + Short.toUnsignedInt(header.getShort(next + IfPacket.TP_MAC));
    frame.set(buffer, begin, header.getInt(next + IfPacket.TP_SNAPLEN));
    return true;
  }

  void release() {
    STATUS.setRelease(header, next + IfPacket.TP_STATUS, IfPacket.TP_STATUS_KERNEL);
    next += frameSize;
    if (next == length) {
      next = 0;
    }
  }

  void unmap() {
    LibC.munmap(address, length);
  }
}
