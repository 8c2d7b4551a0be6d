package io.echoproof.tun;

import java.net.Inet4Address;
import java.util.Optional;

/**
 * Addresses, routes and settings of network interfaces, changed through the operating system's own
 * interface and without other programs. What is added here does not outlive its interface, and a
 * tun's interface does not outlive the {@link TunDevice}.
 *
 * <p>The answers of the methods that add and remove tell whether anything was changed, so that a
 * caller can undo just that. All methods throw {@link TunException} when the operating system
 * refuses (no such interface, no right to change it, a value out of range).
 */
public interface NetworkConfigurator {
  /** The state of an interface; empty when there is none of that name. */
  Optional<InterfaceState> find(String interfaceName);

  /**
   * Adds an address; an interface can have several.
   *
   * @param prefixLength 0 to 32: so many leading bits are shared by all hosts on the link
   * @return {@code false} when the interface had that address already
   */
  boolean addAddress(String interfaceName, Inet4Address address, int prefixLength);

  /**
   * Removes an address. Where other addresses of the same network were added later they may go with
   * it, as the operating system's settings say.
   *
   * @return {@code false} when the interface did not have that address
   */
  boolean removeAddress(String interfaceName, Inet4Address address, int prefixLength);

  /**
   * Routes a network to the interface, without a gateway. The interface must be up.
   *
   * @param network the network's address: the bits behind the prefix are zero
   * @return {@code false} when there was such a route already
   */
  boolean addRoute(String interfaceName, Inet4Address network, int prefixLength);

  /**
   * Removes a route that {@link #addRoute} made.
   *
   * @return {@code false} when there was none
   */
  boolean removeRoute(String interfaceName, Inet4Address network, int prefixLength);

  /**
   * Sets the MTU.
   *
   * @param mtu in octets; an IPv4 link needs at least 68 (RFC 791, section 3.2)
   */
  void setMtu(String interfaceName, int mtu);

  /** Switches the interface on or off. */
  void setUp(String interfaceName, boolean up);
}
