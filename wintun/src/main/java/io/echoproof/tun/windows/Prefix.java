package io.echoproof.tun.windows;

import java.net.Inet4Address;
import java.nio.ByteBuffer;

/**
 * An address and how many of its leading bits are shared by all hosts on its link.
 *
 * @param length 0 to 32
 */
record Prefix(Inet4Address address, int length) {
  Prefix {
    if (length < 0 || length > Integer.SIZE) {
      throw new IllegalArgumentException("a prefix has 0 to 32 bits, not " + length);
    }
  }

  /** A whole network: the bits behind the prefix are zero. */
  static Prefix network(Inet4Address address, int length) {
    Prefix prefix = new Prefix(address, length);
    int hostBits = (int) (0xFFFF_FFFFL >>> length);
    if ((ByteBuffer.wrap(address.getAddress()).getInt() & hostBits) != 0) {
      throw new IllegalArgumentException(prefix + " is no network: bits behind the prefix are set");
    }
    return prefix;
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + length;
  }
}
