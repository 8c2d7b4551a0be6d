package io.echoproof.app.respond;

import io.echoproof.app.EnvironmentException;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;

/** Keeps the responder's network away from networks that this machine is in already. */
final class OccupiedNetwork {
  private OccupiedNetwork() {}

  /**
   * Refuses a network that overlaps another one: two routes for one address would send packets
   * astray, perhaps those that this machine needs.
   *
   * @throws EnvironmentException with the interface that is in it, and the way out
   */
  static void refuse(Ipv4Prefix network) {
    try {
      for (NetworkInterface other : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        refuse(network, other.getName(), other.getInterfaceAddresses());
      }
    } catch (SocketException e) {
      // No interface has an address, or they can't be listed: then there is nothing to compare.
      return;
    }
  }

  private static void refuse(Ipv4Prefix network, String name, List<InterfaceAddress> addresses) {
    for (InterfaceAddress address : addresses) {
      if (address.getAddress() instanceof Inet4Address inet) {
        Ipv4Prefix other =
            new Ipv4Prefix(Ipv4Address.of(inet.getHostAddress()), address.getNetworkPrefixLength());
        if (network.contains(other.address()) || other.contains(network.address())) {
          throw new EnvironmentException(
              network.zero()
                  + "/"
                  + network.length()
                  + " is in use here: "
                  + name
                  + " has the address "
                  + other.address()
                  + "/"
                  + other.length()
                  + "; give another network with --address, or keep the responder apart with"
                  + " --netns");
        }
      }
    }
  }
}
