package io.echoproof.app.respond;

import io.echoproof.app.UsageException;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.responder.EchoCodePolicy;
import io.echoproof.responder.ResponderSettings;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of the responder, checked before anything is opened.
 *
 * @param network the responder's address and the network that it is in
 * @param hostAddress the address that this machine gets in that network
 * @param settings of the responder
 * @param device how the tun device is opened
 * @param lab what is done to replies on purpose
 */
public record RespondPlan(
    Ipv4Prefix network,
    Ipv4Address hostAddress,
    ResponderSettings settings,
    ResponderDevice device,
    LabSettings lab) {
  private static final int LONGEST_PREFIX = 30;

  /**
   * Reads what the user gave.
   *
   * @param addresses {@code 192.0.2.1/24}; the first one's network is the device's, further ones
   *     are in it too
   * @param hostAddress dotted decimal; empty: the first address that is free in the network
   * @param mtu in octets, of the device and of the responder
   * @param echoCode what becomes of echo requests whose code is not 0
   * @param device how the tun device is opened
   * @param lab what is done to replies on purpose
   * @throws UsageException when something is out of range
   */
  public static RespondPlan of(
      List<String> addresses,
      Optional<String> hostAddress,
      int mtu,
      EchoCodePolicy echoCode,
      ResponderDevice device,
      LabSettings lab) {
    if (lab.isOn() && device.queues() > 1) {
      throw new UsageException(
          "--queues "
              + device.queues()
              + " and the options that spoil replies on purpose (--drop, --delay, ...) exclude each"
              + " other: replies are spoilt in one order");
    }
    Ipv4Prefix network = network(addresses.get(0));
    List<Ipv4Address> further =
        addresses.stream().skip(1).map(text -> further(network, text)).toList();
    try {
      ResponderSettings settings =
          ResponderSettings.of(inet(network.address()), network.length())
              .withMtu(mtu)
              .withEchoCode(echoCode);
      for (Ipv4Address one : further) {
        settings = settings.withFurtherAddress(inet(one));
      }
      return new RespondPlan(
          network, neighbour(network, further, hostAddress), settings, device, lab);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * With nothing but the usual settings.
   *
   * @param address {@code 192.0.2.1/24}
   * @param hostAddress dotted decimal
   * @param mtu in octets
   * @param device path of the tun device
   */
  public static RespondPlan plain(String address, String hostAddress, int mtu, Path device) {
    return of(
        List.of(address),
        Optional.of(hostAddress),
        mtu,
        EchoCodePolicy.COPY,
        ResponderDevice.of(Optional.empty(), 1, device, Optional.empty(), Map.of()),
        LabSettings.NONE);
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

  private static Ipv4Address further(Ipv4Prefix network, String text) {
    Ipv4Prefix other = network(text);
    if (!network.contains(other.address()) || other.length() != network.length()) {
      throw new UsageException(
          "--address "
              + text
              + " is not in "
              + network.zero()
              + "/"
              + network.length()
              + ", the network of the first one: a device has one network");
    }
    if (other.address().equals(network.zero())
        || other.address().equals(network.broadcast())
        || other.address().equals(network.address())) {
      throw new UsageException(
          "--address " + text + " must be another host's address than the first one's");
    }
    return other.address();
  }

  private static Ipv4Address neighbour(
      Ipv4Prefix network, List<Ipv4Address> further, Optional<String> given) {
    if (given.isEmpty()) {
      Ipv4Address free = network.zero().plus(1);
      while (free.equals(network.address()) || further.contains(free)) {
        free = free.plus(1);
      }
      if (free.equals(network.broadcast())) {
        throw new UsageException(
            "--address: no address is left for this machine in "
                + network.zero()
                + "/"
                + network.length()
                + "; give fewer, or a shorter prefix length");
      }
      return free;
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
        || further.contains(address)
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

  /** The same address in the form that tun devices want. */
  public static Inet4Address inet(Ipv4Address address) {
    try {
      return (Inet4Address) InetAddress.getByAddress(address.octets().toByteArray());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four octets are an address", e);
    }
  }
}
