package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.TunException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BiConsumer;

/**
 * The kernel's answer to a request.
 *
 * @param errno 0 when the request was carried out
 * @param body what follows the header, in the machine's byte order; empty for an acknowledgement
 */
record NetlinkReply(int errno, ByteBuffer body) {
  /** What the kernel itself uses for its answers at most (NLMSG_GOODSIZE is less). */
  private static final int CAPACITY = 32_768;

  /**
   * Sends a request and takes the answer, over a socket of its own. The kernel has answered when
   * sending returns, so this never waits.
   */
  static NetlinkReply to(NetlinkRequest request) {
    int fd =
        LibC.socket(LibC.AF_NETLINK, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, Rtnetlink.NETLINK_ROUTE);
    if (fd < 0) {
      throw failed("opening a socket", LibC.errno());
    }
    try (Memory memory = new Memory(CAPACITY)) {
      byte[] octets = request.toByteArray();
      memory.write(0, octets, 0, octets.length);
      if (LibC.write(fd, Pointer.nativeValue(memory), octets.length) < 0) {
        throw failed("sending", LibC.errno());
      }
      long length = LibC.read(fd, Pointer.nativeValue(memory), CAPACITY);
      if (length < Rtnetlink.NLMSG_HDRLEN) {
        throw failed("receiving", length < 0 ? LibC.errno() : Errno.EIO);
      }
      return parse(memory.getByteArray(0, (int) length));
    } finally {
      LibC.close(fd);
    }
  }

  static NetlinkReply parse(byte[] octets) {
    ByteBuffer message = ByteBuffer.wrap(octets).order(ByteOrder.nativeOrder());
    int end = Math.min(octets.length, message.getInt(Rtnetlink.NLMSG_LEN));
    boolean error = message.getShort(Rtnetlink.NLMSG_TYPE) == Rtnetlink.NLMSG_ERROR;
    int errno = error ? -message.getInt(Rtnetlink.NLMSG_HDRLEN) : 0;
    int start = error ? end : Rtnetlink.NLMSG_HDRLEN;
    return new NetlinkReply(
        errno, message.slice(start, end - start).order(ByteOrder.nativeOrder()));
  }

  /** Calls back with type and value of each attribute behind the fixed part. */
  void attributes(int fixedPart, BiConsumer<Short, ByteBuffer> attribute) {
    int at = fixedPart;
    while (at + Rtnetlink.RTA_HDRLEN <= body.limit()) {
      int length = Short.toUnsignedInt(body.getShort(at));
      if (length < Rtnetlink.RTA_HDRLEN || at + length > body.limit()) {
        return;
      }
      ByteBuffer value = body.slice(at + Rtnetlink.RTA_HDRLEN, length - Rtnetlink.RTA_HDRLEN);
      attribute.accept(body.getShort(at + 2), value.order(ByteOrder.nativeOrder()));
      at += (length + Rtnetlink.NLMSG_ALIGNTO - 1) & -Rtnetlink.NLMSG_ALIGNTO;
    }
  }

  private static TunException failed(String action, int errno) {
    return new TunException("rtnetlink: " + action + ": " + Errno.describe(errno), errno);
  }
}
