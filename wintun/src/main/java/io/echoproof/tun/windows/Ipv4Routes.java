package io.echoproof.tun.windows;

/** Routes networks to an interface, without a gateway. */
final class Ipv4Routes {
  /** As routes made by hand have it: {@code NL_ROUTE_PROTOCOL} (nldef.h). */
  private static final int RouteProtocolNetMgmt = 3;

  private final IpHelper helper;

  Ipv4Routes(IpHelper helper) {
    this.helper = helper;
  }

  /** Whether there was no such route yet. */
  boolean add(String action, long luid, Prefix network) {
    MIB_IPFORWARD_ROW2 row = row(action, luid, network);
    return IpHelperErrors.changed(
        action, () -> helper.CreateIpForwardEntry2(row), WinError.ERROR_OBJECT_ALREADY_EXISTS);
  }

  /** Whether there was one. */
  boolean remove(String action, long luid, Prefix network) {
    MIB_IPFORWARD_ROW2 row = row(action, luid, network);
    return IpHelperErrors.changed(
        action, () -> helper.DeleteIpForwardEntry2(row), WinError.ERROR_NOT_FOUND);
  }

  private MIB_IPFORWARD_ROW2 row(String action, long luid, Prefix network) {
    MIB_IPFORWARD_ROW2 row = new MIB_IPFORWARD_ROW2();
    IpHelperErrors.run(action, () -> helper.InitializeIpForwardEntry(row));
    row.InterfaceLuid = luid;
    row.DestinationPrefix.Prefix.set(network.address());
    row.DestinationPrefix.PrefixLength = (byte) network.length();
    row.NextHop.si_family = SOCKADDR_INET.AF_INET;
    row.Metric = 0;
    row.Protocol = RouteProtocolNetMgmt;
    return row;
  }
}
