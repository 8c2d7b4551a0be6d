package io.echoproof.conformance.packet;

/**
 * The network that an address is in.
 *
 * @param address an address of the network, not necessarily its first
 * @param length how many leading bits are the network's, 0 to 32
 */
public record Ipv4Prefix(Ipv4Address address, int length) {
  public Ipv4Prefix {
    if (length < 0 || length > 32) {
      throw new IllegalArgumentException(
          "prefix length " + length + " is out of range: it is a number from 0 to 32");
    }
  }

  private int mask() {
    return length == 0 ? 0 : -1 << (32 - length);
  }

  /** Whether an address is in this network. */
  public boolean contains(Ipv4Address other) {
    return (other.value() & mask()) == (address.value() & mask());
  }

  /** {net, 0}: the obsolete form of the broadcast address (RFC 1122, section 3.3.6). */
  public Ipv4Address zero() {
    return new Ipv4Address(address.value() & mask());
  }

  /** {net, -1}: the directed broadcast address (RFC 1122, section 3.2.1.3). */
  public Ipv4Address broadcast() {
    return new Ipv4Address(address.value() | ~mask());
  }

  /**
   * Whether the network has broadcast addresses at all; one of 31 or 32 bits has none (RFC 3021).
   */
  public boolean hasBroadcast() {
    return length < 31;
  }
}
