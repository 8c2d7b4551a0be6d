package io.echoproof.tun.windows;

import com.sun.jna.Native;
import com.sun.jna.WString;
import com.sun.jna.ptr.LongByReference;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Configures interfaces through the IP helper. Changing needs an elevated process, asking needs
 * nothing. Interfaces are named as Windows shows them (their alias).
 *
 * <p>An address is created as preferred, so that Windows does not look for duplicates first, and
 * {@link #addAddress} returns when it is usable. Windows looks all the same when the interface
 * becomes connected after that: for Wintun open the session before.
 *
 * <p>It can't work under Wine 8, whose iphlpapi lacks the functions that create and set; {@link
 * #find} does. What is here was run against a stand-in for the IP helper only.
 */
public final class WindowsNetworkConfigurator implements NetworkConfigurator {
  /** Detecting a duplicate takes three seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();

  /** As TCP/IP's own routes have it: {@code MIB_IPPROTO_NETMGMT} (nldef.h). */
  private static final int MIB_IPPROTO_NETMGMT = 3;

  private final IpHelper helper;
  private final Duration patience;

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
    this.patience = patience;
  }

  private static IpHelper load() {
    try {
      return Native.load("iphlpapi", IpHelper.class);
    } catch (UnsatisfiedLinkError e) {
      throw new TunException(
          "there is no iphlpapi.dll here: " + e.getMessage(), WinError.ERROR_MOD_NOT_FOUND);
    }
  }

  @Override
  public Optional<InterfaceState> find(String interfaceName) {
    return luid(interfaceName)
        .map(
            luid -> {
              String action = "asking for the interface \"" + interfaceName + "\"";
              MIB_IF_ROW2 row = new MIB_IF_ROW2();
              row.InterfaceLuid = luid;
              check(action, IpHelperErrors.call(action, () -> helper.GetIfEntry2(row)));
              return new InterfaceState(
                  interfaceName,
                  row.InterfaceIndex,
                  mtu(luid, row.Mtu),
                  row.AdminStatus == MIB_IF_ROW2.NET_IF_ADMIN_STATUS_UP,
                  row.MediaType == MIB_IF_ROW2.NdisMediumIP
                      || row.Type == MIB_IF_ROW2.IF_TYPE_PROP_VIRTUAL
                      || row.Type == MIB_IF_ROW2.IF_TYPE_TUNNEL);
            });
  }

  /** What IP uses; the device's own where IP can't be asked, as under Wine. */
  private int mtu(long luid, int ofDevice) {
    MIB_IPINTERFACE_ROW row = interfaceRow(luid);
    try {
      return helper.GetIpInterfaceEntry(row) == WinError.NO_ERROR ? row.NlMtu : ofDevice;
    } catch (UnsatisfiedLinkError e) {
      return ofDevice;
    }
  }

  @Override
  public boolean addAddress(String interfaceName, Inet4Address address, int prefixLength) {
    String action = "adding the address " + text(address, prefixLength) + " to " + interfaceName;
    checkPrefixLength(prefixLength);
    MIB_UNICASTIPADDRESS_ROW row = addressRow(action, interfaceName, address);
    row.OnLinkPrefixLength = (byte) prefixLength;
    row.DadState = MIB_UNICASTIPADDRESS_ROW.IpDadStatePreferred;
    int code = IpHelperErrors.call(action, () -> helper.CreateUnicastIpAddressEntry(row));
    if (code != WinError.ERROR_OBJECT_ALREADY_EXISTS) {
      check(action, code);
    }
    awaitPreferred(action, addressRow(action, interfaceName, address));
    return code == WinError.NO_ERROR;
  }

  /** Asks again until the address may be used: Windows has no call that waits for it. */
  private void awaitPreferred(String action, MIB_UNICASTIPADDRESS_ROW row) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      check(action, IpHelperErrors.call(action, () -> helper.GetUnicastIpAddressEntry(row)));
      if (row.DadState == MIB_UNICASTIPADDRESS_ROW.IpDadStatePreferred) {
        return;
      }
      if (row.DadState == MIB_UNICASTIPADDRESS_ROW.IpDadStateDuplicate) {
        throw new TunException(
            action + " failed: another host has it", "choose another address", 0);
      }
      if (System.nanoTime() - end > 0) {
        throw new TunException(
            action + ": not usable after " + patience.toMillis() + " ms, state " + row.DadState,
            "see that the interface is connected (a Wintun session is open)",
            WinError.WAIT_TIMEOUT);
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  @Override
  public boolean removeAddress(String interfaceName, Inet4Address address, int prefixLength) {
    String action =
        "removing the address " + text(address, prefixLength) + " from " + interfaceName;
    checkPrefixLength(prefixLength);
    MIB_UNICASTIPADDRESS_ROW row = addressRow(action, interfaceName, address);
    return changed(
        action,
        IpHelperErrors.call(action, () -> helper.DeleteUnicastIpAddressEntry(row)),
        WinError.ERROR_NOT_FOUND);
  }

  @Override
  public boolean addRoute(String interfaceName, Inet4Address network, int prefixLength) {
    String action = "routing " + text(network, prefixLength) + " to " + interfaceName;
    MIB_IPFORWARD_ROW2 row = routeRow(action, interfaceName, network, prefixLength);
    return changed(
        action,
        IpHelperErrors.call(action, () -> helper.CreateIpForwardEntry2(row)),
        WinError.ERROR_OBJECT_ALREADY_EXISTS);
  }

  @Override
  public boolean removeRoute(String interfaceName, Inet4Address network, int prefixLength) {
    String action = "removing the route of " + text(network, prefixLength) + " to " + interfaceName;
    MIB_IPFORWARD_ROW2 row = routeRow(action, interfaceName, network, prefixLength);
    return changed(
        action,
        IpHelperErrors.call(action, () -> helper.DeleteIpForwardEntry2(row)),
        WinError.ERROR_NOT_FOUND);
  }

  @Override
  public void setMtu(String interfaceName, int mtu) {
    restore(interfaceName, settings(interfaceName).withMtu(mtu));
  }

  /** What is set of IPv4 on an interface now. */
  public IpInterfaceSettings settings(String interfaceName) {
    MIB_IPINTERFACE_ROW row = currentRow("asking for IPv4 on " + interfaceName, interfaceName);
    return new IpInterfaceSettings(
        row.NlMtu, row.UseAutomaticMetric != 0, row.Metric, row.ForwardingEnabled != 0);
  }

  /** Sets MTU, metric and forwarding, or puts them back. */
  public void restore(String interfaceName, IpInterfaceSettings settings) {
    String action = "setting IPv4 on " + interfaceName + " to " + settings;
    MIB_IPINTERFACE_ROW row = currentRow(action, interfaceName);
    row.NlMtu = settings.mtu();
    row.UseAutomaticMetric = flag(settings.automaticMetric());
    row.Metric = settings.metric();
    row.ForwardingEnabled = flag(settings.forwarding());
    row.DadTransmits = 0;
    row.SitePrefixLength = 0;
    check(action, IpHelperErrors.call(action, () -> helper.SetIpInterfaceEntry(row)));
  }

  /**
   * Windows has no call for this. A Wintun interface is up while its session is open; so this only
   * checks.
   *
   * @throws TunException when the interface is not as wanted
   */
  @Override
  public void setUp(String interfaceName, boolean up) {
    boolean isUp = find(interfaceName).orElseThrow(() -> noInterface(interfaceName)).up();
    if (isUp != up) {
      throw new TunException(
          interfaceName + " is " + (isUp ? "up" : "down"),
          up
              ? "switch it on in Windows' network settings"
              : "close its device: it is up as long as the session",
          WinError.ERROR_NOT_SUPPORTED);
    }
  }

  private MIB_UNICASTIPADDRESS_ROW addressRow(
      String action, String interfaceName, Inet4Address address) {
    MIB_UNICASTIPADDRESS_ROW row = new MIB_UNICASTIPADDRESS_ROW();
    IpHelperErrors.call(
        action,
        () -> {
          helper.InitializeUnicastIpAddressEntry(row);
          return WinError.NO_ERROR;
        });
    row.InterfaceLuid = requireLuid(interfaceName);
    row.Address.set(address);
    return row;
  }

  private MIB_IPFORWARD_ROW2 routeRow(
      String action, String interfaceName, Inet4Address network, int prefixLength) {
    checkNetwork(network, prefixLength);
    MIB_IPFORWARD_ROW2 row = new MIB_IPFORWARD_ROW2();
    IpHelperErrors.call(
        action,
        () -> {
          helper.InitializeIpForwardEntry(row);
          return WinError.NO_ERROR;
        });
    row.InterfaceLuid = requireLuid(interfaceName);
    row.DestinationPrefix.Prefix.set(network);
    row.DestinationPrefix.PrefixLength = (byte) prefixLength;
    row.NextHop.si_family = SOCKADDR_INET.AF_INET;
    row.Metric = 0;
    row.Protocol = MIB_IPPROTO_NETMGMT;
    return row;
  }

  private MIB_IPINTERFACE_ROW currentRow(String action, String interfaceName) {
    MIB_IPINTERFACE_ROW row = interfaceRow(requireLuid(interfaceName));
    check(action, IpHelperErrors.call(action, () -> helper.GetIpInterfaceEntry(row)));
    return row;
  }

  private static MIB_IPINTERFACE_ROW interfaceRow(long luid) {
    MIB_IPINTERFACE_ROW row = new MIB_IPINTERFACE_ROW();
    row.Family = SOCKADDR_INET.AF_INET;
    row.InterfaceLuid = luid;
    return row;
  }

  private long requireLuid(String interfaceName) {
    return luid(interfaceName).orElseThrow(() -> noInterface(interfaceName));
  }

  private Optional<Long> luid(String interfaceName) {
    LongByReference luid = new LongByReference();
    int code =
        IpHelperErrors.call(
            "looking for the interface \"" + interfaceName + "\"",
            () -> helper.ConvertInterfaceAliasToLuid(new WString(interfaceName), luid));
    return code == WinError.NO_ERROR ? Optional.of(luid.getValue()) : Optional.empty();
  }

  private static TunException noInterface(String name) {
    return new TunException("there is no interface \"" + name + "\"", WinError.ERROR_NOT_FOUND);
  }

  private static boolean changed(String action, int code, int alreadySo) {
    if (code != alreadySo) {
      check(action, code);
    }
    return code == WinError.NO_ERROR;
  }

  private static void check(String action, int code) {
    if (code != WinError.NO_ERROR) {
      throw IpHelperErrors.of(action, code);
    }
  }

  private static byte flag(boolean on) {
    return (byte) (on ? 1 : 0);
  }

  private static void checkPrefixLength(int prefixLength) {
    if (prefixLength < 0 || prefixLength > Integer.SIZE) {
      throw new IllegalArgumentException("a prefix has 0 to 32 bits, not " + prefixLength);
    }
  }

  private static void checkNetwork(Inet4Address network, int prefixLength) {
    checkPrefixLength(prefixLength);
    int hostBits = (int) (0xFFFF_FFFFL >>> prefixLength);
    if ((ByteBuffer.wrap(network.getAddress()).getInt() & hostBits) != 0) {
      throw new IllegalArgumentException(
          text(network, prefixLength) + " is no network: bits behind the prefix are set");
    }
  }

  private static String text(Inet4Address address, int prefixLength) {
    return address.getHostAddress() + "/" + prefixLength;
  }
}
