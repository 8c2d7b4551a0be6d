package io.echoproof.tun.linux;

/**
 * Constants and layouts of linux/if_tun.h and linux/if.h. The ioctl number has the encoding of
 * asm-generic/ioctl.h, which x86-64, arm64, riscv64, loongarch64 and s390x use.
 */
final class IfTun {
  static final int IFF_TUN = 0x0001;
  static final int IFF_NO_PI = 0x1000;
  static final int IFF_MULTI_QUEUE = 0x0100;

  /** {@code _IOW('T', 202, int)}. */
  static final long TUNSETIFF = 0x4004_54CAL;

  /** {@code struct ifreq}: the name, then a union of which {@code short ifr_flags} is used here. */
  static final int IFREQ_NAME = 0;

  static final int IFREQ_FLAGS = InterfaceNames.IFNAMSIZ;
  static final int IFREQ_SIZE = 40;

  /** {@code struct tun_pi}: {@code __u16 flags}, {@code __be16 proto}, then the frame. */
  static final int TUN_PI_FLAGS = 0;

  static final int TUN_PI_PROTO = 2;
  static final int TUN_PI_SIZE = 4;

  /** EtherTypes, as they stand in {@code tun_pi.proto} (linux/if_ether.h). */
  static final short ETH_P_IP = 0x0800;

  static final short ETH_P_IPV6 = (short) 0x86DD;

  private IfTun() {}

  /**
   * The EtherType under which a frame is handed to the kernel. Only version 6 goes to IPv6: a
   * broken version is thereby IPv4's to judge, which is the point of packet information.
   *
   * @param firstOctet of the frame: version and header length
   */
  static short protocolOf(byte firstOctet) {
    return (firstOctet & 0xF0) == 0x60 ? ETH_P_IPV6 : ETH_P_IP;
  }
}
