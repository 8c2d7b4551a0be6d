package io.echoproof.tun.windows;

/**
 * What can be set of IPv4 on an interface, to be put back later.
 *
 * @param mtu in octets
 * @param automaticMetric whether Windows chooses the metric
 * @param metric of the interface, to which those of its routes are added
 * @param forwarding whether packets that came in here are routed on
 */
public record IpInterfaceSettings(
    int mtu, boolean automaticMetric, int metric, boolean forwarding) {
  /** The same with another MTU. */
  public IpInterfaceSettings withMtu(int octets) {
    return new IpInterfaceSettings(octets, automaticMetric, metric, forwarding);
  }

  /** The same with a metric that Windows does not choose. */
  public IpInterfaceSettings withMetric(int fixed) {
    return new IpInterfaceSettings(mtu, false, fixed, forwarding);
  }

  /** The same, routing or not. */
  public IpInterfaceSettings withForwarding(boolean on) {
    return new IpInterfaceSettings(mtu, automaticMetric, metric, on);
  }
}
