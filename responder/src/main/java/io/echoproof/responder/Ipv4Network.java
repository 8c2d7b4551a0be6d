package io.echoproof.responder;

/**
 * The network that an own address belongs to: its two addresses that no host may have, all ones and
 * all zeros in the host part (RFC 1122, sections 3.2.1.3 and 3.3.6). A network of prefix length 31
 * has neither (RFC 3021, section 3.1), nor has a single address.
 */
final class Ipv4Network {
  private static final int SHORTEST_PREFIX_WITHOUT_BROADCAST = 31;

  private final int prefixLength;
  private final int mask;
  private final int first;
  private final int last;

  /**
   * @param address any address in the network
   * @param prefixLength in bits, 1 to 32
   */
  Ipv4Network(int address, int prefixLength) {
    this.prefixLength = prefixLength;
    this.mask = -1 << (Ipv4Address.BITS - prefixLength);
    this.first = address & mask;
    this.last = address | ~mask;
  }

  /** Whether an address is in the network. */
  boolean contains(int address) {
    return (address & mask) == first;
  }

  /** Whether the two have an address in common. */
  boolean overlaps(Ipv4Network other) {
    return contains(other.first) || other.contains(first);
  }

  /** Whether every address in it can be a host's. */
  boolean isUnicast() {
    return Ipv4Address.isUnicast(first)
        && Ipv4Address.isUnicast(last)
        && !contains(Ipv4Address.LOOPBACK);
  }

  /** {network, -1}: the directed broadcast. */
  boolean isBroadcast(int address) {
    return address == last && hasBroadcast();
  }

  /** {network, 0}: the network's own number, once used as a broadcast address. */
  boolean isNetworkNumber(int address) {
    return address == first && hasBroadcast();
  }

  /** "192.0.2.1 to 192.0.2.254": the addresses a host may have; for messages. */
  String hosts() {
    int inset = hasBroadcast() ? 1 : 0;
    return Ipv4Address.toText(first + inset) + " to " + Ipv4Address.toText(last - inset);
  }

  /** "192.0.2.0/24". */
  @Override
  public String toString() {
    return Ipv4Address.toText(first) + "/" + prefixLength;
  }

  private boolean hasBroadcast() {
    return prefixLength < SHORTEST_PREFIX_WITHOUT_BROADCAST;
  }
}
