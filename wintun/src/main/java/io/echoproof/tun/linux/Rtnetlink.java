package io.echoproof.tun.linux;

/** Constants and layouts of linux/netlink.h, rtnetlink.h, if_addr.h, if_link.h and if_arp.h. */
final class Rtnetlink {
  static final int NETLINK_ROUTE = 0;

  /** {@code struct nlmsghdr}, in the machine's byte order. */
  static final int NLMSG_LEN = 0;

  static final int NLMSG_TYPE = 4;
  static final int NLMSG_HDRLEN = 16;
  static final int NLMSG_ALIGNTO = 4;

  static final short NLM_F_REQUEST = 0x1;
  static final short NLM_F_ACK = 0x4;
  static final short NLM_F_EXCL = 0x200;
  static final short NLM_F_CREATE = 0x400;

  /** Carries a negative errno, or 0 as acknowledgement. */
  static final short NLMSG_ERROR = 2;

  static final short RTM_NEWLINK = 16;
  static final short RTM_GETLINK = 18;
  static final short RTM_NEWADDR = 20;
  static final short RTM_DELADDR = 21;
  static final short RTM_NEWROUTE = 24;
  static final short RTM_DELROUTE = 25;

  /**
   * {@code struct rtattr}: {@code u16 rta_len} with its header, {@code u16 rta_type}, the value.
   */
  static final int RTA_HDRLEN = 4;

  /** {@code struct ifinfomsg}. */
  static final int IFI_TYPE = 2;

  static final int IFI_INDEX = 4;
  static final int IFI_FLAGS = 8;
  static final int IFI_SIZE = 16;

  static final int IFF_UP = 0x1;

  /** Hardware type of an interface without a link-layer header. */
  static final int ARPHRD_NONE = 0xFFFE;

  static final short IFLA_IFNAME = 3;
  static final short IFLA_MTU = 4;

  static final short IFA_ADDRESS = 1;
  static final short IFA_LOCAL = 2;

  static final short RTA_DST = 1;
  static final short RTA_OIF = 4;

  static final byte RT_TABLE_MAIN = (byte) 254;
  static final byte RTPROT_STATIC = 4;
  static final byte RTN_UNICAST = 1;

  static final byte RT_SCOPE_UNIVERSE = 0;
  static final byte RT_SCOPE_LINK = (byte) 253;
  static final byte RT_SCOPE_HOST = (byte) 254;

  private Rtnetlink() {}
}
