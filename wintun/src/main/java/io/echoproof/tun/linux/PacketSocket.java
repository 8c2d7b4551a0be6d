package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunException;
import java.nio.ByteBuffer;

/**
 * Sends and receives bare IPv4 packets on a layer 3 interface beside the operating system's IP
 * stack (packet(7)), as fast as Linux lets a program: many are sent with one call, and receiving
 * takes none. It sees what comes in on the interface, not what goes out. For one thread.
 */
public final class PacketSocket implements AutoCloseable {
  private static final int ETH_P_IP = IfTun.ETH_P_IP;

  /** Packets that wait without loss. */
  private static final int RING_FRAMES = 4096;

  private final int fd;
  private final PacketRing ring;
  private boolean closed;

  private PacketSocket(int fd, PacketRing ring) {
    this.fd = fd;
    this.ring = ring;
  }

  /**
   * Opens one.
   *
   * @param interfaceName of the interface, which is up
   * @param mtu the longest packet that will be received, in octets
   * @throws TunException when there is no such interface or no right to do so (CAP_NET_RAW)
   */
  public static PacketSocket open(String interfaceName, int mtu) {
    // Protocol 0: nothing is received before the socket is bound to its interface.
    int fd = LibC.socket(LibC.AF_PACKET, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, 0);
    if (fd < 0) {
      int errno = LibC.errno();
      throw new TunException(
          "no packet socket can be made (" + Errno.describe(errno) + ")",
          "run as root or with CAP_NET_RAW",
          errno);
    }
    try {
      PacketRing ring = PacketRing.map(fd, mtu, RING_FRAMES);
      try {
        // Past the queueing discipline: what the device can't take is lost at once and counted.
        set(fd, IfPacket.PACKET_QDISC_BYPASS, 1);
        bind(fd, interfaceName);
        return new PacketSocket(fd, ring);
      } catch (TunException e) {
        ring.unmap();
        throw e;
      }
    } catch (TunException e) {
      LibC.close(fd);
      throw e;
    }
  }

  private static void bind(int fd, String interfaceName) {
    try (Memory name = new Memory(interfaceName.length() + 1L);
        Memory address = new Memory(IfPacket.SOCKADDR_LL_SIZE)) {
      name.setString(0, interfaceName, "US-ASCII");
      int index = LibC.if_nametoindex(Pointer.nativeValue(name));
      if (index == 0) {
        throw new TunException(
            "there is no interface " + interfaceName + " to open a packet socket on", Errno.ENODEV);
      }
      address.clear();
      address.setShort(IfPacket.SOCKADDR_LL_FAMILY, (short) LibC.AF_PACKET);
      address.setByte(IfPacket.SOCKADDR_LL_PROTOCOL, (byte) (ETH_P_IP >>> Byte.SIZE));
      address.setByte(IfPacket.SOCKADDR_LL_PROTOCOL + 1L, (byte) ETH_P_IP);
      address.setInt(IfPacket.SOCKADDR_LL_IFINDEX, index);
      require(
          "binding to " + interfaceName,
          LibC.bind(fd, Pointer.nativeValue(address), IfPacket.SOCKADDR_LL_SIZE));
    }
  }

  static void set(int fd, int option, int value) {
    try (Memory memory = new Memory(Integer.BYTES)) {
      memory.setInt(0, value);
      require(
          "option " + option,
          LibC.setsockopt(
              fd, IfPacket.SOL_PACKET, option, Pointer.nativeValue(memory), Integer.BYTES));
    }
  }

  static void require(String what, int answer) {
    if (answer < 0) {
      int errno = LibC.errno();
      throw new TunException(
          "a packet socket refused " + what + " (" + Errno.describe(errno) + ")", errno);
    }
  }

  /** How many packets are lost when sending answers so. */
  static int skipped(int errno) {
    return switch (errno) {
      case Errno.EINTR -> 0;
      case Errno.EAGAIN, Errno.ENOBUFS, Errno.ENOMEM -> 1;
      default ->
          throw new TunException(
              "sending on a packet socket failed (" + Errno.describe(errno) + ")", errno);
    };
  }

  /**
   * Prepares packets for sending.
   *
   * @param packets direct; holds them one behind the other
   * @param pitch from the beginning of one to that of the next, in octets
   * @param lengths of the packets, in octets
   */
  public PacketBatch batch(ByteBuffer packets, int pitch, int[] lengths) {
    return new PacketBatch(fd, packets, pitch, lengths);
  }

  /** Takes the next packet, if one is there; release it before the next. */
  public boolean poll(Frame frame) {
    return ring.poll(frame);
  }

  /** Gives the packet back that was taken last. */
  public void release() {
    ring.release();
  }

  /** Frees the socket and its ring, whose packets may not be looked at any more. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      ring.unmap();
      LibC.close(fd);
    }
  }
}
