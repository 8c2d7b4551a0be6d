package io.echoproof.tun.linux;

import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Configures the interfaces of this process's network namespace through rtnetlink(7). Changing
 * needs CAP_NET_ADMIN there, asking needs nothing.
 */
public final class LinuxNetworkConfigurator implements NetworkConfigurator {
  /** The loopback interface. In a new network namespace it is down: {@link #setUp} it. */
  public static final String LOOPBACK = "lo";

  private static final int CREATE = Rtnetlink.NLM_F_CREATE | Rtnetlink.NLM_F_EXCL;

  @Override
  public Optional<InterfaceState> find(String interfaceName) {
    if (!InterfaceNames.fits(interfaceName)) {
      return Optional.empty();
    }
    NetlinkReply reply =
        NetlinkReply.to(
            new NetlinkRequest(Rtnetlink.RTM_GETLINK, 0)
                .link(0, 0, 0)
                .attribute(Rtnetlink.IFLA_IFNAME, interfaceName));
    return switch (reply.errno()) {
      case 0 -> Optional.of(state(interfaceName, reply));
      case Errno.ENODEV -> Optional.empty();
      default -> throw refused("asking for the interface " + interfaceName, reply.errno());
    };
  }

  private static InterfaceState state(String name, NetlinkReply reply) {
    ByteBuffer link = reply.body();
    int[] mtu = new int[1];
    reply.attributes(
        Rtnetlink.IFI_SIZE,
        (type, value) -> {
          if (type == Rtnetlink.IFLA_MTU) {
            mtu[0] = value.getInt(0);
          }
        });
    return new InterfaceState(
        name,
        link.getInt(Rtnetlink.IFI_INDEX),
        mtu[0],
        (link.getInt(Rtnetlink.IFI_FLAGS) & Rtnetlink.IFF_UP) != 0,
        Short.toUnsignedInt(link.getShort(Rtnetlink.IFI_TYPE)) == Rtnetlink.ARPHRD_NONE);
  }

  @Override
  public boolean addAddress(String interfaceName, Inet4Address address, int prefixLength) {
    checkPrefixLength(prefixLength);
    return change(
        "adding the address " + text(address, prefixLength) + " to " + interfaceName,
        address(Rtnetlink.RTM_NEWADDR, CREATE, interfaceName, address, prefixLength),
        Errno.EEXIST);
  }

  @Override
  public boolean removeAddress(String interfaceName, Inet4Address address, int prefixLength) {
    checkPrefixLength(prefixLength);
    return change(
        "removing the address " + text(address, prefixLength) + " from " + interfaceName,
        address(Rtnetlink.RTM_DELADDR, 0, interfaceName, address, prefixLength),
        Errno.EADDRNOTAVAIL);
  }

  private NetlinkRequest address(
      short type, int flags, String interfaceName, Inet4Address address, int prefixLength) {
    byte scope =
        address.isLoopbackAddress() ? Rtnetlink.RT_SCOPE_HOST : Rtnetlink.RT_SCOPE_UNIVERSE;
    return new NetlinkRequest(type, flags | Rtnetlink.NLM_F_ACK)
        .address(prefixLength, scope, index(interfaceName))
        .attribute(Rtnetlink.IFA_LOCAL, address)
        .attribute(Rtnetlink.IFA_ADDRESS, address);
  }

  @Override
  public boolean addRoute(String interfaceName, Inet4Address network, int prefixLength) {
    checkNetwork(network, prefixLength);
    return change(
        "routing " + text(network, prefixLength) + " to " + interfaceName,
        route(Rtnetlink.RTM_NEWROUTE, CREATE, interfaceName, network, prefixLength),
        Errno.EEXIST);
  }

  @Override
  public boolean removeRoute(String interfaceName, Inet4Address network, int prefixLength) {
    checkNetwork(network, prefixLength);
    return change(
        "removing the route of " + text(network, prefixLength) + " to " + interfaceName,
        route(Rtnetlink.RTM_DELROUTE, 0, interfaceName, network, prefixLength),
        Errno.ESRCH);
  }

  private NetlinkRequest route(
      short type, int flags, String interfaceName, Inet4Address network, int prefixLength) {
    return new NetlinkRequest(type, flags | Rtnetlink.NLM_F_ACK)
        .route(prefixLength)
        .attribute(Rtnetlink.RTA_DST, network)
        .attribute(Rtnetlink.RTA_OIF, index(interfaceName));
  }

  @Override
  public void setMtu(String interfaceName, int mtu) {
    change(
        "setting the MTU of " + interfaceName + " to " + mtu,
        new NetlinkRequest(Rtnetlink.RTM_NEWLINK, Rtnetlink.NLM_F_ACK)
            .link(index(interfaceName), 0, 0)
            .attribute(Rtnetlink.IFLA_MTU, mtu));
  }

  @Override
  public void setUp(String interfaceName, boolean up) {
    change(
        "switching " + interfaceName + (up ? " on" : " off"),
        new NetlinkRequest(Rtnetlink.RTM_NEWLINK, Rtnetlink.NLM_F_ACK)
            .link(index(interfaceName), up ? Rtnetlink.IFF_UP : 0, Rtnetlink.IFF_UP));
  }

  private int index(String interfaceName) {
    return find(interfaceName)
        .map(InterfaceState::index)
        .orElseThrow(
            () ->
                new TunException(
                    "there is no interface " + interfaceName + " in this network namespace",
                    Errno.ENODEV));
  }

  /** Whether the change was made; not so when the kernel answers that it is so already. */
  private static boolean change(String action, NetlinkRequest request, int alreadySo) {
    int errno = NetlinkReply.to(request).errno();
    if (errno != 0 && errno != alreadySo) {
      throw refused(action, errno);
    }
    return errno == 0;
  }

  private static void change(String action, NetlinkRequest request) {
    change(action, request, 0);
  }

  private static TunException refused(String action, int errno) {
    String wayOut =
        switch (errno) {
          case Errno.EPERM, Errno.EACCES ->
              "run as root, or inside a user namespace with a network namespace of its own"
                  + " (unshare --user --map-root-user --net)";
          case Errno.EINVAL -> "choose another value: the kernel does not take this one";
          case Errno.ENETDOWN -> "switch the interface on first";
          default -> "";
        };
    return new TunException(action + " failed (" + Errno.describe(errno) + ")", wayOut, errno);
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
