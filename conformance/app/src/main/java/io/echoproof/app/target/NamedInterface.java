package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.TunException;
import io.echoproof.tun.linux.LinuxNetworkConfigurator;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An interface of this machine. Java knows only those that have an address; a tun need not have
 * one, so that Linux is asked itself.
 *
 * @param name as the operating system shows it
 * @param mtu in octets
 * @param addresses its own addresses
 */
record NamedInterface(String name, int mtu, List<InterfaceAddress> addresses) {

  /**
   * Finds one.
   *
   * @throws UsageException when there is none of that name; the message says which there are
   */
  static NamedInterface find(String name) {
    try {
      NetworkInterface found = NetworkInterface.getByName(name);
      if (found != null) {
        return new NamedInterface(name, found.getMTU(), found.getInterfaceAddresses());
      }
    } catch (SocketException e) {
      throw new EnvironmentException(
          "the interface " + name + " can't be looked at: " + e.getMessage());
    }
    return withoutAddress(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "--interface " + name + " does not exist; " + thereAre(withAddresses())));
  }

  private static Optional<NamedInterface> withoutAddress(String name) {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    try {
      Optional<InterfaceState> state = new LinuxNetworkConfigurator().find(name);
      return state.map(s -> new NamedInterface(name, s.mtu(), List.of()));
    } catch (TunException e) {
      // No interface can have such a name.
      return Optional.empty();
    }
  }

  private static String withAddresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .map(NetworkInterface::getName)
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (SocketException e) {
      // That is how Java says that there are none.
      return "";
    }
  }

  private static String thereAre(String names) {
    return names.isEmpty()
        ? "no interface here has an address"
        : "with an address there are: " + names;
  }
}
