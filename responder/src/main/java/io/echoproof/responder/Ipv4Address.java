package io.echoproof.responder;

import java.net.Inet4Address;
import java.nio.ByteBuffer;

/**
 * IPv4 addresses as 32-bit numbers, the first octet on top, and the blocks of them that no host may
 * have (RFC 1122, section 3.2.1.3).
 */
final class Ipv4Address {
  /** 255.255.255.255. */
  static final int LIMITED_BROADCAST = 0xFFFF_FFFF;

  /** 224.0.0.1, the group that every host is in (RFC 1112, section 4). */
  static final int ALL_HOSTS = 0xE000_0001;

  /** 127.0.0.0, the first of its block. */
  static final int LOOPBACK = 0x7F00_0000;

  static final int BITS = Integer.SIZE;

  private static final int FIRST_OCTET_SHIFT = 24;
  private static final int CLASS_SHIFT = 28;

  private Ipv4Address() {}

  static int toInt(Inet4Address address) {
    return ByteBuffer.wrap(address.getAddress()).getInt();
  }

  /** In dotted decimal notation. */
  static String toText(int address) {
    return (address >>> FIRST_OCTET_SHIFT)
        + "."
        + (address >>> 16 & 0xFF)
        + "."
        + (address >>> 8 & 0xFF)
        + "."
        + (address & 0xFF);
  }

  /** 0.0.0.0/8: {0, 0} and {0, host}. */
  static boolean isThisNetwork(int address) {
    return address >>> FIRST_OCTET_SHIFT == 0;
  }

  /** 127.0.0.0/8. */
  static boolean isLoopback(int address) {
    return address >>> FIRST_OCTET_SHIFT == 127;
  }

  /** 224.0.0.0/4, class D. */
  static boolean isMulticast(int address) {
    return address >>> CLASS_SHIFT == 0xE;
  }

  /** 240.0.0.0/4, class E; the limited broadcast address lies in it. */
  static boolean isClassE(int address) {
    return address >>> CLASS_SHIFT == 0xF;
  }

  /** Whether a host may have it, as far as its block goes. */
  static boolean isUnicast(int address) {
    return !(isThisNetwork(address)
        || isLoopback(address)
        || isMulticast(address)
        || isClassE(address));
  }
}
