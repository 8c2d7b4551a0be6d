package io.echoproof.tun.windows;

import com.sun.jna.WString;
import com.sun.jna.ptr.LongByReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands in for Windows' IP helper: the interfaces "ep0" with LUID 7 and "ep1" with LUID 8. */
@SuppressWarnings("IdentifierName")
final class FakeIpHelper implements IpHelper {
  static final long LUID = 7;
  static final long OTHER_LUID = 8;

  final List<String> calls = new ArrayList<>();

  /** States that the address goes through, one per question; the last one stays. */
  final Deque<Integer> dadStates = new ArrayDeque<>(List.of(4));

  final MIB_IPINTERFACE_ROW row = new MIB_IPINTERFACE_ROW();

  /** What the calls that change something answer. */
  int answer;

  /** What setting an interface answers, by LUID, where it is not {@link #answer}. */
  final Map<Long, Integer> answers = new HashMap<>();

  private final Map<Long, Byte> forwarding = new HashMap<>();

  FakeIpHelper() {
    row.NlMtu = 65_535;
    row.UseAutomaticMetric = 1;
    row.Metric = 25;
    row.SitePrefixLength = 64;
  }

  @Override
  public void InitializeUnicastIpAddressEntry(MIB_UNICASTIPADDRESS_ROW fresh) {
    fresh.ValidLifetime = -1;
    fresh.PreferredLifetime = -1;
    fresh.DadState = MIB_UNICASTIPADDRESS_ROW.IpDadStateTentative;
  }

  @Override
  public int CreateUnicastIpAddressEntry(MIB_UNICASTIPADDRESS_ROW fresh) {
    calls.add(
        "create "
            + text(fresh.Address)
            + "/"
            + fresh.OnLinkPrefixLength
            + " on "
            + fresh.InterfaceLuid
            + " state "
            + fresh.DadState
            + " valid "
            + fresh.ValidLifetime);
    return answer;
  }

  @Override
  public int DeleteUnicastIpAddressEntry(MIB_UNICASTIPADDRESS_ROW old) {
    calls.add("delete " + text(old.Address) + " on " + old.InterfaceLuid);
    return answer;
  }

  @Override
  public int GetUnicastIpAddressEntry(MIB_UNICASTIPADDRESS_ROW wanted) {
    wanted.DadState = dadStates.size() > 1 ? dadStates.remove() : dadStates.element();
    return 0;
  }

  @Override
  public int GetIpInterfaceEntry(MIB_IPINTERFACE_ROW wanted) {
    calls.add("get " + wanted.Family + " on " + wanted.InterfaceLuid);
    wanted.NlMtu = row.NlMtu;
    wanted.UseAutomaticMetric = row.UseAutomaticMetric;
    wanted.Metric = row.Metric;
    wanted.ForwardingEnabled = forwarding.getOrDefault(wanted.InterfaceLuid, row.ForwardingEnabled);
    wanted.SitePrefixLength = row.SitePrefixLength;
    return 0;
  }

  @Override
  public int SetIpInterfaceEntry(MIB_IPINTERFACE_ROW wanted) {
    calls.add(
        "set mtu %d automatic %d metric %d forwarding %d site %d on %d"
            .formatted(
                wanted.NlMtu,
                wanted.UseAutomaticMetric,
                wanted.Metric,
                wanted.ForwardingEnabled,
                wanted.SitePrefixLength,
                wanted.InterfaceLuid));
    int code = answers.getOrDefault(wanted.InterfaceLuid, answer);
    if (code == WinError.NO_ERROR) {
      forwarding.put(wanted.InterfaceLuid, wanted.ForwardingEnabled);
    }
    return code;
  }

  @Override
  public void InitializeIpForwardEntry(MIB_IPFORWARD_ROW2 fresh) {
    fresh.ValidLifetime = -1;
  }

  @Override
  public int CreateIpForwardEntry2(MIB_IPFORWARD_ROW2 fresh) {
    calls.add("route " + text(fresh));
    return answer;
  }

  @Override
  public int DeleteIpForwardEntry2(MIB_IPFORWARD_ROW2 old) {
    calls.add("unroute " + text(old));
    return answer;
  }

  @Override
  public int GetIfEntry2(MIB_IF_ROW2 wanted) {
    wanted.InterfaceIndex = 3;
    wanted.InterfaceGuid = new int[] {0x00112233, 0x66774455, 0xbbaa9988, 0xffeeddcc};
    wanted.Mtu = 65_535;
    wanted.Type = MIB_IF_ROW2.IF_TYPE_PROP_VIRTUAL;
    wanted.AdminStatus = MIB_IF_ROW2.NET_IF_ADMIN_STATUS_UP;
    return 0;
  }

  @Override
  public int ConvertInterfaceAliasToLuid(WString alias, LongByReference luid) {
    luid.setValue(alias.toString().equals("ep1") ? OTHER_LUID : LUID);
    return alias.toString().matches("ep[01]") ? 0 : WinError.ERROR_INVALID_PARAMETER;
  }

  /** Whether packets that came in there are routed on. */
  boolean isForwarding(long luid) {
    return forwarding.getOrDefault(luid, row.ForwardingEnabled) != 0;
  }

  private static String text(MIB_IPFORWARD_ROW2 route) {
    return text(route.DestinationPrefix.Prefix)
        + "/"
        + route.DestinationPrefix.PrefixLength
        + " on "
        + route.InterfaceLuid
        + " family "
        + route.NextHop.si_family;
  }

  private static String text(SOCKADDR_INET address) {
    return Arrays.toString(address.sin_addr);
  }
}
