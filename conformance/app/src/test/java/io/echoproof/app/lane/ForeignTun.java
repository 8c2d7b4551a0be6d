package io.echoproof.app.lane;

import io.echoproof.tun.linux.LinuxNetworkConfigurator;
import io.echoproof.tun.linux.LinuxTun;
import io.echoproof.tun.linux.LinuxTunSettings;
import io.echoproof.tun.linux.Sysctl;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A tun whose other end the process holds that opens it: 10.9.0.2/24 is this side's address, and
 * 10.9.0.1 that of the stack behind it.
 */
final class ForeignTun {
  /** The stack behind the tun. */
  static final String STACK = "10.9.0.1";

  /** The operating system's own address on the interface. */
  static final String OWN = "10.9.0.2";

  static final int PREFIX_LENGTH = 24;

  private static final String READY = "ready on ";

  private ForeignTun() {}

  static LinuxTun open() {
    LinuxTun tun = openWithoutAddress();
    new LinuxNetworkConfigurator().addAddress(tun.name(), address(OWN), PREFIX_LENGTH);
    return tun;
  }

  /** The same where the operating system has no address on the interface, not even of IPv6. */
  static LinuxTun openWithoutAddress() {
    LinuxTun tun = LinuxTun.open(LinuxTunSettings.named("foreign%d"));
    new Sysctl().disableIpv6(tun.name());
    new LinuxNetworkConfigurator().setUp(tun.name(), true);
    return tun;
  }

  static Inet4Address address(String dotted) {
    try {
      return (Inet4Address) InetAddress.getByName(dotted);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(dotted, e);
    }
  }

  /** Says that frames are answered now, and stays until whoever started this process is gone. */
  static void serve(LinuxTun tun) throws IOException {
    System.out.println(READY + tun.name());
    while (System.in.read() >= 0) {
      // Only the end of the stream matters.
    }
  }

  /** The interface that a line of a process names as ready; an empty text when it doesn't. */
  static String interfaceIn(String line) {
    return line.startsWith(READY) ? line.substring(READY.length()) : "";
  }
}
