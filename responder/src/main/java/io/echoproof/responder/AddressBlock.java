package io.echoproof.responder;

import java.net.Inet4Address;

/**
 * Addresses that a responder answers for besides its own one: a single one, or a whole prefix, each
 * address in it alike.
 *
 * @param address any address in the block
 * @param prefixLength in bits, 1 to 32; 32 is a single address
 */
public record AddressBlock(Inet4Address address, int prefixLength) {
  /**
   * @throws IllegalArgumentException when the length is out of range, or when the block touches
   *     0/8, 127/8, 224/4 or 240/4, which no host may have
   */
  public AddressBlock {
    ResponderSettings.requireRange(
        "prefix length", prefixLength, 1, Ipv4Address.BITS, "32 is a single address");
    Ipv4Network network = new Ipv4Network(Ipv4Address.toInt(address), prefixLength);
    if (!network.isUnicast()) {
      throw new IllegalArgumentException(
          "addresses "
              + network
              + " cannot all be a host's on a link: 0/8, 127/8, 224/4 and 240/4 are reserved;"
              + " give unicast addresses such as 198.18.0.0/15");
    }
  }

  /** A single address. */
  public static AddressBlock of(Inet4Address address) {
    return new AddressBlock(address, Ipv4Address.BITS);
  }

  /** Whether it is a single address. */
  public boolean isSingle() {
    return prefixLength == Ipv4Address.BITS;
  }

  Ipv4Network network() {
    return new Ipv4Network(Ipv4Address.toInt(address), prefixLength);
  }
}
