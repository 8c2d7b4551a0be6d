package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Packets of a fixed place each, of which any selection can be sent with one call. Nothing is
 * allocated per packet.
 */
public final class PacketBatch {
  private final int fd;

  /** Kept: the kernel reads from it. */
  private final ByteBuffer packets;

  private final Memory iovecs;
  private final ByteBuffer iovecValues;
  private final Memory headers;
  private final ByteBuffer headerValues;
  private final long iovecsAddress;
  private final long headersAddress;
  private final int capacity;
  private int queued;

  PacketBatch(int fd, ByteBuffer packets, int pitch, int[] lengths) {
    if (!packets.isDirect() || (long) pitch * lengths.length > packets.capacity()) {
      throw new IllegalArgumentException(
          lengths.length + " packets of " + pitch + " octets are not within a direct buffer");
    }
    this.fd = fd;
    this.packets = packets;
    this.capacity = lengths.length;
    this.iovecs = new Memory((long) capacity * IfPacket.IOVEC_SIZE);
    this.iovecValues = iovecs.getByteBuffer(0, iovecs.size()).order(ByteOrder.nativeOrder());
    this.headers = new Memory((long) capacity * IfPacket.MMSGHDR_SIZE);
    this.headerValues = headers.getByteBuffer(0, headers.size()).order(ByteOrder.nativeOrder());
    this.iovecsAddress = Pointer.nativeValue(iovecs);
    this.headersAddress = Pointer.nativeValue(headers);
    headers.clear();
    long address = Pointer.nativeValue(Native.getDirectBufferPointer(packets));
    for (int i = 0; i < capacity; i++) {
      iovecs.setLong((long) i * IfPacket.IOVEC_SIZE, address + (long) i * pitch);
      iovecs.setLong((long) i * IfPacket.IOVEC_SIZE + IfPacket.IOVEC_LENGTH, lengths[i]);
      headers.setLong((long) i * IfPacket.MMSGHDR_SIZE + IfPacket.MMSGHDR_IOVLEN, 1);
    }
  }

  /** The memory that holds the packets; what is in it when {@link #send} is called is sent. */
  public ByteBuffer packets() {
    return packets;
  }

  /**
   * Gives a packet another length, for those that are written anew before they are sent.
   *
   * @param octets at most the pitch
   */
  public void setLength(int packet, int octets) {
    iovecValues.putLong(packet * IfPacket.IOVEC_SIZE + IfPacket.IOVEC_LENGTH, octets);
  }

  /** Takes a packet into the selection, behind those that are in it. */
  public void add(int packet) {
    headerValues.putLong(
        queued * IfPacket.MMSGHDR_SIZE + IfPacket.MMSGHDR_IOV,
        iovecsAddress + (long) packet * IfPacket.IOVEC_SIZE);
    queued++;
  }

  /** Whether the selection is as large as it can be. */
  public boolean isFull() {
    return queued == capacity;
  }

  /**
   * Sends the selection and empties it. A packet that the device has no room for is lost, as on any
   * network.
   *
   * @return how many the kernel took
   * @throws io.echoproof.tun.TunException when the interface is gone or down
   */
  public int send() {
    int sent = 0;
    int first = 0;
    while (first < queued) {
      int count =
          LibC.sendmmsg(
              fd,
              headersAddress + (long) first * IfPacket.MMSGHDR_SIZE,
              queued - first,
              LibC.MSG_DONTWAIT);
      if (count > 0) {
        first += count;
        sent += count;
      } else {
        first += PacketSocket.skipped(LibC.errno());
      }
    }
    queued = 0;
    return sent;
  }
}
