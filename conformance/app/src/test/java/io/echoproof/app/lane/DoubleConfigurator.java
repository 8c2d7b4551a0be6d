package io.echoproof.app.lane;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.WString;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunException;
import io.echoproof.tun.windows.WindowsNetworkConfigurator;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sets up the interfaces of Wintun's test double through the double, because Wine's iphlpapi lacks
 * the functions that create and set. Asking goes through iphlpapi as on Windows.
 */
final class DoubleConfigurator implements NetworkConfigurator {
  private final Hooks hooks;
  private final NetworkConfigurator windows = new WindowsNetworkConfigurator();

  /** What the double can be told. */
  @SuppressWarnings("IdentifierName")
  interface Hooks extends Library {
    int TunDoubleSetAddress(WString name, int address, int prefixLength);

    int TunDoubleSetMtu(WString name, int mtu);
  }

  /**
   * @param library the double, absolute
   */
  DoubleConfigurator(Path library) {
    this.hooks = Native.load(library.toString(), Hooks.class);
  }

  @Override
  public Optional<InterfaceState> find(String interfaceName) {
    return windows.find(interfaceName);
  }

  @Override
  public boolean addAddress(String interfaceName, Inet4Address address, int prefixLength) {
    int octets = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder()).getInt();
    check(
        "the address " + address,
        hooks.TunDoubleSetAddress(new WString(interfaceName), octets, prefixLength));
    return true;
  }

  @Override
  public void setMtu(String interfaceName, int mtu) {
    check("the MTU " + mtu, hooks.TunDoubleSetMtu(new WString(interfaceName), mtu));
  }

  private static void check(String what, int code) {
    if (code != 0) {
      throw new TunException("the double refused " + what, code);
    }
  }

  /** As on Windows, where an interface is up as long as its session. */
  @Override
  public void setUp(String interfaceName, boolean up) {
    windows.setUp(interfaceName, up);
  }

  /** Addresses go with the double's adapter. */
  @Override
  public boolean removeAddress(String interfaceName, Inet4Address address, int prefixLength) {
    return false;
  }

  @Override
  public boolean addRoute(String interfaceName, Inet4Address network, int prefixLength) {
    throw new UnsupportedOperationException("the double has no routes");
  }

  @Override
  public boolean removeRoute(String interfaceName, Inet4Address network, int prefixLength) {
    throw new UnsupportedOperationException("the double has no routes");
  }
}
