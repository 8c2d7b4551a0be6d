package io.echoproof.tun.linux;

import io.echoproof.tun.Lane;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunAccess;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A tun in this process's own network namespace: the kernel is 10.91.0.1/24 on it, the test plays
 * the rest of the network.
 */
final class TunNetwork implements AutoCloseable {
  static final Inet4Address KERNEL = address("10.91.0.1");
  static final Inet4Address TESTER = address("10.91.0.2");

  private final LinuxTun tun;

  private TunNetwork(LinuxTun tun) {
    this.tun = tun;
  }

  /** Goes on only in a network namespace of its own, where a tun may be opened. */
  static void requireLane() {
    String netns = Optional.ofNullable(System.getenv("ECHOPROOF_NETNS")).orElse("not in the lane");
    Lane.require("tun", netns.equals("own") ? TunAccess.check().missing() : Optional.of(netns));
  }

  static TunNetwork open(LinuxTunSettings settings) {
    LinuxTun tun = LinuxTun.open(settings);
    NetworkConfigurator configurator = new LinuxNetworkConfigurator();
    new Sysctl().disableIpv6(tun.name());
    configurator.addAddress(tun.name(), KERNEL, 24);
    configurator.setUp(tun.name(), true);
    return new TunNetwork(tun);
  }

  LinuxTun tun() {
    return tun;
  }

  @Override
  public void close() {
    tun.close();
  }

  static Inet4Address address(String digits) {
    try {
      return (Inet4Address) InetAddress.getByName(digits);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }
}
