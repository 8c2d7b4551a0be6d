package io.echoproof.tun.windows;

import java.util.OptionalInt;

/** What IPv4 has set on interfaces: MTU, metric, forwarding. */
final class Ipv4Interfaces {
  private final IpHelper helper;

  Ipv4Interfaces(IpHelper helper) {
    this.helper = helper;
  }

  /** In octets; empty where IPv4 can't be asked: not bound to the interface, or Wine. */
  OptionalInt mtu(long luid) {
    MIB_IPINTERFACE_ROW row = wanted(luid);
    try {
      return helper.GetIpInterfaceEntry(row) == WinError.NO_ERROR
          ? OptionalInt.of(row.NlMtu)
          : OptionalInt.empty();
    } catch (UnsatisfiedLinkError e) {
      return OptionalInt.empty();
    }
  }

  IpInterfaceSettings settings(String action, long luid) {
    MIB_IPINTERFACE_ROW row = row(action, luid);
    return new IpInterfaceSettings(
        row.NlMtu, row.UseAutomaticMetric != 0, row.Metric, row.ForwardingEnabled != 0);
  }

  /** Everything else stays as it is, but for SitePrefixLength, which must be 0 for IPv4. */
  void set(String action, long luid, IpInterfaceSettings settings) {
    MIB_IPINTERFACE_ROW row = row(action, luid);
    row.NlMtu = settings.mtu();
    row.UseAutomaticMetric = flag(settings.automaticMetric());
    row.Metric = settings.metric();
    row.ForwardingEnabled = flag(settings.forwarding());
    row.SitePrefixLength = 0;
    IpHelperErrors.check(action, () -> helper.SetIpInterfaceEntry(row));
  }

  private MIB_IPINTERFACE_ROW row(String action, long luid) {
    MIB_IPINTERFACE_ROW row = wanted(luid);
    IpHelperErrors.check(action, () -> helper.GetIpInterfaceEntry(row));
    return row;
  }

  private static MIB_IPINTERFACE_ROW wanted(long luid) {
    MIB_IPINTERFACE_ROW row = new MIB_IPINTERFACE_ROW();
    row.Family = SOCKADDR_INET.AF_INET;
    row.InterfaceLuid = luid;
    return row;
  }

  private static byte flag(boolean on) {
    return (byte) (on ? 1 : 0);
  }
}
