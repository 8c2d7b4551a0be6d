package io.echoproof.tun.windows;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.net.Inet4Address;
import java.util.Arrays;

/**
 * {@code SOCKADDR_INET} (ws2ipdef.h): a union of 28 octets, of which an IPv4 address uses the first
 * 16. Port and address are in network byte order.
 */
@FieldOrder({"si_family", "sin_port", "sin_addr", "rest"})
@SuppressWarnings("IdentifierName")
public class SOCKADDR_INET extends Structure {
  static final short AF_INET = 2;

  /** AF_INET, or 0 for none. */
  public short si_family;

  public short sin_port;
  public byte[] sin_addr = new byte[4];

  /** The longer address of IPv6; the union is aligned as its ULONG members are. */
  public int[] rest = new int[5];

  void set(Inet4Address address) {
    si_family = AF_INET;
    sin_addr = address.getAddress();
  }

  boolean is(Inet4Address address) {
    return si_family == AF_INET && Arrays.equals(sin_addr, address.getAddress());
  }
}
