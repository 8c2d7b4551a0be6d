package io.echoproof.app.respond;

import io.echoproof.app.UsageException;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.responder.EchoCodePolicy;
import io.echoproof.responder.ResponderSettings;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * What is asked of the responder, checked before anything is opened.
 *
 * @param network the responder's address and the network that it is in
 * @param hostAddress the address that this machine gets in that network
 * @param settings of the responder
 * @param device how the tun device is opened
 */
public record RespondPlan(
    Ipv4Prefix network,
    Ipv4Address hostAddress,
    ResponderSettings settings,
    ResponderDevice device) {
  private static final int LONGEST_PREFIX = 30;

  /**
   * Reads what the user gave.
   *
   * @param address {@code 192.0.2.1/24}
   * @param hostAddress dotted decimal; empty: the first address that is free in the network
   * @param mtu in octets, of the device and of the responder
   * @param echoCode what becomes of echo requests whose code is not 0
   * @param device how the tun device is opened
   * @throws UsageException when something is out of range
   */
  public static RespondPlan of(
      String address,
      Optional<String> hostAddress,
      int mtu,
      EchoCodePolicy echoCode,
      ResponderDevice device) {
    Ipv4Prefix network = network(address);
    try {
      ResponderSettings settings =
          ResponderSettings.of(inet(network.address()), network.length())
              .withMtu(mtu)
              .withEchoCode(echoCode);
      return new RespondPlan(network, neighbour(network, hostAddress), settings, device);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Ipv4Prefix network(String text) {
    String[] parts = text.split("/", -1);
    Optional<Ipv4Address> address =
        parts.length == 2 && parts[1].matches("\\d{1,2}")
            ? Ipv4Address.parse(parts[0])
            : Optional.empty();
    if (address.isEmpty()) {
      throw new UsageException(
          "--address '" + text + "' is not ADDRESS/LENGTH, for instance 192.0.2.1/24");
    }
    int length = Integer.parseInt(parts[1]);
    if (length < 1 || length > LONGEST_PREFIX) {
      throw new UsageException(
          "--address "
              + text
              + ": the prefix length is out of range: 1 to "
              + LONGEST_PREFIX
              + ", because the responder and this machine need a place");
    }
    return new Ipv4Prefix(address.get(), length);
  }

  private static Ipv4Address neighbour(Ipv4Prefix network, Optional<String> given) {
    if (given.isEmpty()) {
      Ipv4Address first = network.zero().plus(1);
      return first.equals(network.address()) ? first.plus(1) : first;
    }
    Ipv4Address address =
        Ipv4Address.parse(given.get())
            .orElseThrow(
                () ->
                    new UsageException(
                        "--host-address '"
                            + given.get()
                            + "' is no IPv4 address: four numbers from 0 to 255"));
    if (address.equals(network.address())
        || !network.contains(address)
        || address.equals(network.zero())
        || address.equals(network.broadcast())) {
      throw new UsageException(
          "--host-address "
              + address
              + " must be another host's address in "
              + network.zero()
              + "/"
              + network.length());
    }
    return address;
  }

  static Inet4Address inet(Ipv4Address address) {
    try {
      return (Inet4Address) InetAddress.getByAddress(address.octets().toByteArray());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four octets are an address", e);
    }
  }
}
