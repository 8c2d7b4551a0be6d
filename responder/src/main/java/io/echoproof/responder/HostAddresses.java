package io.echoproof.responder;

import java.net.Inet4Address;

/** Refuses addresses that a responder cannot have; what it says is for whoever gave them. */
final class HostAddresses {
  private HostAddresses() {}

  /**
   * An address must be one that a host of the network may have (RFC 1122, section 3.2.1.3).
   *
   * @param own any address in the network
   */
  static void requireHost(Inet4Address address, Inet4Address own, int prefixLength) {
    int number = Ipv4Address.toInt(address);
    if (!Ipv4Address.isUnicast(number)) {
      throw new IllegalArgumentException(
          "address "
              + Ipv4Address.toText(number)
              + " cannot be a host's on a link: 0/8, 127/8, 224/4 and 240/4 are reserved;"
              + " give a unicast address such as 192.0.2.1");
    }
    Ipv4Network network = new Ipv4Network(Ipv4Address.toInt(own), prefixLength);
    if (network.isBroadcast(number) || network.isNetworkNumber(number)) {
      throw new IllegalArgumentException(
          "address "
              + Ipv4Address.toText(number)
              + " stands for the whole of its network "
              + network
              + "; give a host's address, "
              + network.hosts()
              + ", or another prefix length");
    }
  }

  /**
   * A further address must be a host's too, further blocks must not be where the neighbours are.
   */
  static void requireApart(AddressBlock block, Inet4Address own, int prefixLength) {
    if (block.isSingle()) {
      requireHost(block.address(), own, prefixLength);
      return;
    }
    Ipv4Network network = new Ipv4Network(Ipv4Address.toInt(own), prefixLength);
    if (block.network().overlaps(network)) {
      throw new IllegalArgumentException(
          "addresses "
              + block.network()
              + " overlap the own network "
              + network
              + ": its hosts would be taken for the responder; give a block outside of it");
    }
  }
}
