package io.echoproof.tun.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Builds one request: header, fixed part, then attributes. Numbers are in the machine's byte order,
 * addresses in network order.
 */
final class NetlinkRequest {
  private static final int SEQUENCE = 1;
  private static final int TO_THE_KERNEL = 0;

  /** More than the longest request made here: header, fixed part and a few attributes. */
  private static final int CAPACITY = 256;

  private final ByteBuffer message = ByteBuffer.allocate(CAPACITY).order(ByteOrder.nativeOrder());

  /**
   * @param type RTM_*
   * @param flags NLM_F_* beside NLM_F_REQUEST
   */
  NetlinkRequest(short type, int flags) {
    message.putInt(0).putShort(type).putShort((short) (flags | Rtnetlink.NLM_F_REQUEST));
    message.putInt(SEQUENCE).putInt(TO_THE_KERNEL);
  }

  /**
   * {@code struct ifinfomsg}: of the flags, those in {@code change} are set as in {@code flags}.
   */
  NetlinkRequest link(int index, int flags, int change) {
    message.putInt(0).putInt(index).putInt(flags).putInt(change);
    return this;
  }

  /** {@code struct ifaddrmsg}. */
  NetlinkRequest address(int prefixLength, byte scope, int index) {
    message.put((byte) LibC.AF_INET).put((byte) prefixLength).put((byte) 0).put(scope);
    message.putInt(index);
    return this;
  }

  /** {@code struct rtmsg} of a unicast route without a gateway. */
  NetlinkRequest route(int prefixLength) {
    message.put((byte) LibC.AF_INET).put((byte) prefixLength).put((byte) 0).put((byte) 0);
    message.put(Rtnetlink.RT_TABLE_MAIN).put(Rtnetlink.RTPROT_STATIC);
    message.put(Rtnetlink.RT_SCOPE_LINK).put(Rtnetlink.RTN_UNICAST);
    message.putInt(0);
    return this;
  }

  NetlinkRequest attribute(short type, int value) {
    attributeHeader(type, Integer.BYTES);
    message.putInt(value);
    return this;
  }

  NetlinkRequest attribute(short type, Inet4Address address) {
    byte[] octets = address.getAddress();
    attributeHeader(type, octets.length);
    message.put(octets);
    return this;
  }

  /** A text, closed by a zero. */
  NetlinkRequest attribute(short type, String text) {
    byte[] octets = text.getBytes(UTF_8);
    attributeHeader(type, octets.length + 1);
    message.put(octets).put((byte) 0);
    while (message.position() % Rtnetlink.NLMSG_ALIGNTO != 0) {
      message.put((byte) 0);
    }
    return this;
  }

  private void attributeHeader(short type, int valueLength) {
    message.putShort((short) (Rtnetlink.RTA_HDRLEN + valueLength)).putShort(type);
  }

  byte[] toByteArray() {
    message.putInt(Rtnetlink.NLMSG_LEN, message.position());
    return Arrays.copyOf(message.array(), message.position());
  }
}
