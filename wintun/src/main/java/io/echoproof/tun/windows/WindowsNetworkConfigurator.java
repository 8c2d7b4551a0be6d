package io.echoproof.tun.windows;

import com.sun.jna.Native;
import com.sun.jna.WString;
import com.sun.jna.ptr.LongByReference;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunException;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Configures interfaces through the IP helper. Changing needs an elevated process, asking needs
 * nothing. Interfaces are named as Windows shows them (their alias).
 *
 * <p>{@link #addAddress} returns when the address may be used. Windows looks for duplicates anew,
 * and the address is unusable meanwhile, when the interface becomes connected after that: for
 * Wintun open the session before.
 *
 * <p>Under Wine 8 only {@link #find} works: its iphlpapi lacks the functions that create and set.
 * These have been run against a stand-in for the IP helper, and not on Windows yet.
 */
public final class WindowsNetworkConfigurator implements NetworkConfigurator {
  /** Detecting a duplicate takes Windows three seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final IpHelper helper;
  private final UnicastAddresses addresses;
  private final Ipv4Routes routes;
  private final Ipv4Interfaces interfaces;

  /**
   * With Windows' own IP helper.
   *
   * @throws TunException when this is no Windows
   */
  public WindowsNetworkConfigurator() {
    this(load(), PATIENCE);
  }

  WindowsNetworkConfigurator(IpHelper helper, Duration patience) {
    this.helper = helper;
    this.addresses = new UnicastAddresses(helper, patience);
    this.routes = new Ipv4Routes(helper);
    this.interfaces = new Ipv4Interfaces(helper);
  }

  static IpHelper load() {
    try {
      return Native.load("iphlpapi", IpHelper.class);
    } catch (UnsatisfiedLinkError e) {
      throw new TunException(
          "there is no iphlpapi.dll here: " + e.getMessage(), WinError.ERROR_MOD_NOT_FOUND);
    }
  }

  /** Layer 3 is what has IP as its medium, or the type of a tunnel or of Wintun. */
  @Override
  public Optional<InterfaceState> find(String interfaceName) {
    return luid(interfaceName).map(luid -> state(interfaceName, luid));
  }

  /**
   * The GUID of an interface: what capture libraries know it by.
   *
   * @throws TunException when there is no interface of that name
   */
  public UUID guid(String interfaceName) {
    return row(interfaceName, require(interfaceName)).guid();
  }

  private MIB_IF_ROW2 row(String name, long luid) {
    MIB_IF_ROW2 row = new MIB_IF_ROW2();
    row.InterfaceLuid = luid;
    IpHelperErrors.check(
        "asking for the interface \"" + name + "\"", () -> helper.GetIfEntry2(row));
    return row;
  }

  private InterfaceState state(String name, long luid) {
    MIB_IF_ROW2 row = row(name, luid);
    return new InterfaceState(
        name,
        row.InterfaceIndex,
        interfaces.mtu(luid).orElse(row.Mtu),
        row.AdminStatus == MIB_IF_ROW2.NET_IF_ADMIN_STATUS_UP,
        row.MediaType == MIB_IF_ROW2.NdisMediumIP
            || row.Type == MIB_IF_ROW2.IF_TYPE_PROP_VIRTUAL
            || row.Type == MIB_IF_ROW2.IF_TYPE_TUNNEL);
  }

  @Override
  public boolean addAddress(String interfaceName, Inet4Address address, int prefixLength) {
    Prefix prefix = new Prefix(address, prefixLength);
    return addresses.add(
        "adding the address " + prefix + " to " + interfaceName, require(interfaceName), prefix);
  }

  @Override
  public boolean removeAddress(String interfaceName, Inet4Address address, int prefixLength) {
    Prefix prefix = new Prefix(address, prefixLength);
    return addresses.remove(
        "removing the address " + prefix + " from " + interfaceName,
        require(interfaceName),
        prefix);
  }

  @Override
  public boolean addRoute(String interfaceName, Inet4Address network, int prefixLength) {
    Prefix prefix = Prefix.network(network, prefixLength);
    return routes.add("routing " + prefix + " to " + interfaceName, require(interfaceName), prefix);
  }

  @Override
  public boolean removeRoute(String interfaceName, Inet4Address network, int prefixLength) {
    Prefix prefix = Prefix.network(network, prefixLength);
    return routes.remove(
        "removing the route of " + prefix + " to " + interfaceName, require(interfaceName), prefix);
  }

  @Override
  public void setMtu(String interfaceName, int mtu) {
    set(interfaceName, settings(interfaceName).withMtu(mtu));
  }

  /** What IPv4 has set on an interface now, to be given to {@link #set} later. */
  public IpInterfaceSettings settings(String interfaceName) {
    return interfaces.settings("asking for IPv4 on " + interfaceName, require(interfaceName));
  }

  /** Sets MTU, metric and forwarding, or puts them back. */
  public void set(String interfaceName, IpInterfaceSettings settings) {
    interfaces.set(
        "setting IPv4 on " + interfaceName + " to " + settings, require(interfaceName), settings);
  }

  /**
   * Only checks: a Wintun interface is up while its session is open, and others are not ours to
   * switch.
   *
   * @throws TunException when the interface is not as wanted
   */
  @Override
  public void setUp(String interfaceName, boolean up) {
    boolean isUp = state(interfaceName, require(interfaceName)).up();
    if (isUp != up) {
      throw new TunException(
          interfaceName + " is " + (isUp ? "up" : "down"),
          up
              ? "switch it on in Windows' network settings"
              : "close its device: it is up as long as the session",
          WinError.ERROR_NOT_SUPPORTED);
    }
  }

  private long require(String interfaceName) {
    return luid(interfaceName)
        .orElseThrow(
            () ->
                new TunException(
                    "there is no interface \"" + interfaceName + "\"", WinError.ERROR_NOT_FOUND));
  }

  private Optional<Long> luid(String interfaceName) {
    LongByReference luid = new LongByReference();
    int code =
        IpHelperErrors.call(
            "looking for the interface \"" + interfaceName + "\"",
            () -> helper.ConvertInterfaceAliasToLuid(new WString(interfaceName), luid));
    return code == WinError.NO_ERROR ? Optional.of(luid.getValue()) : Optional.empty();
  }
}
