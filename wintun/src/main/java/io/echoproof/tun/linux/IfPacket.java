package io.echoproof.tun.linux;

/**
 * Constants and layouts of linux/if_packet.h and of the message headers that sendmmsg(2) takes, as
 * 64-bit systems have them.
 */
final class IfPacket {
  /** {@code struct sockaddr_ll}: family, protocol (big-endian), interface index, then zeros. */
  static final int SOCKADDR_LL_FAMILY = 0;

  static final int SOCKADDR_LL_PROTOCOL = 2;
  static final int SOCKADDR_LL_IFINDEX = 4;
  static final int SOCKADDR_LL_SIZE = 20;

  static final int SOL_PACKET = 263;
  static final int PACKET_RX_RING = 5;
  static final int PACKET_VERSION = 10;
  static final int PACKET_QDISC_BYPASS = 20;
  static final int TPACKET_V2 = 1;

  /** {@code struct tpacket_req}: block size, block count, frame size, frame count. */
  static final int TPACKET_REQ_SIZE = 4 * Integer.BYTES;

  /** {@code struct tpacket2_hdr}, at the beginning of each frame of the ring. */
  static final int TP_STATUS = 0;

  static final int TP_SNAPLEN = 8;
  static final int TP_MAC = 12;

  /** What stands in front of a packet in the ring at most: its header and a sockaddr_ll. */
  static final int TP_HEADROOM = 128;

  static final int TP_STATUS_KERNEL = 0;
  static final int TP_STATUS_USER = 1;

  /** {@code struct mmsghdr}: a {@code struct msghdr} and how much of it was sent. */
  static final int MMSGHDR_IOV = 16;

  static final int MMSGHDR_IOVLEN = 24;
  static final int MMSGHDR_SIZE = 64;

  /** {@code struct iovec}: an address and a length. */
  static final int IOVEC_LENGTH = 8;

  static final int IOVEC_SIZE = 16;

  private IfPacket() {}
}
