package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Structure;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes and offsets of the IP helper's structures on x64, as a compiler for Windows has them. */
class LayoutTest {
  @ParameterizedTest
  @CsvSource({
    "SOCKADDR_INET, 28",
    "IP_ADDRESS_PREFIX, 32",
    "MIB_UNICASTIPADDRESS_ROW, 80",
    "MIB_IPINTERFACE_ROW, 168",
    "MIB_IPFORWARD_ROW2, 104",
    "MIB_IF_ROW2, 1352",
    "IP_OPTION_INFORMATION, 16",
    "ICMP_ECHO_REPLY, 40"
  })
  void sizes(String structure, int octets) throws Exception {
    assertEquals(octets, make(structure).size());
  }

  @ParameterizedTest
  @CsvSource({
    "IP_ADDRESS_PREFIX, PrefixLength, 28",
    "MIB_UNICASTIPADDRESS_ROW, Address, 0",
    "MIB_UNICASTIPADDRESS_ROW, InterfaceLuid, 32",
    "MIB_UNICASTIPADDRESS_ROW, InterfaceIndex, 40",
    "MIB_UNICASTIPADDRESS_ROW, PrefixOrigin, 44",
    "MIB_UNICASTIPADDRESS_ROW, SuffixOrigin, 48",
    "MIB_UNICASTIPADDRESS_ROW, ValidLifetime, 52",
    "MIB_UNICASTIPADDRESS_ROW, PreferredLifetime, 56",
    "MIB_UNICASTIPADDRESS_ROW, OnLinkPrefixLength, 60",
    "MIB_UNICASTIPADDRESS_ROW, SkipAsSource, 61",
    "MIB_UNICASTIPADDRESS_ROW, DadState, 64",
    "MIB_UNICASTIPADDRESS_ROW, ScopeId, 68",
    "MIB_UNICASTIPADDRESS_ROW, CreationTimeStamp, 72",
    "MIB_IPINTERFACE_ROW, Family, 0",
    "MIB_IPINTERFACE_ROW, InterfaceLuid, 8",
    "MIB_IPINTERFACE_ROW, InterfaceIndex, 16",
    "MIB_IPINTERFACE_ROW, MaxReassemblySize, 20",
    "MIB_IPINTERFACE_ROW, InterfaceIdentifier, 24",
    "MIB_IPINTERFACE_ROW, MinRouterAdvertisementInterval, 32",
    "MIB_IPINTERFACE_ROW, AdvertisingEnabled, 40",
    "MIB_IPINTERFACE_ROW, ForwardingEnabled, 41",
    "MIB_IPINTERFACE_ROW, WeakHostSend, 42",
    "MIB_IPINTERFACE_ROW, WeakHostReceive, 43",
    "MIB_IPINTERFACE_ROW, UseAutomaticMetric, 44",
    "MIB_IPINTERFACE_ROW, AdvertiseDefaultRoute, 48",
    "MIB_IPINTERFACE_ROW, RouterDiscoveryBehavior, 52",
    "MIB_IPINTERFACE_ROW, DadTransmits, 56",
    "MIB_IPINTERFACE_ROW, BaseReachableTime, 60",
    "MIB_IPINTERFACE_ROW, RetransmitTime, 64",
    "MIB_IPINTERFACE_ROW, PathMtuDiscoveryTimeout, 68",
    "MIB_IPINTERFACE_ROW, LinkLocalAddressBehavior, 72",
    "MIB_IPINTERFACE_ROW, LinkLocalAddressTimeout, 76",
    "MIB_IPINTERFACE_ROW, ZoneIndices, 80",
    "MIB_IPINTERFACE_ROW, SitePrefixLength, 144",
    "MIB_IPINTERFACE_ROW, Metric, 148",
    "MIB_IPINTERFACE_ROW, NlMtu, 152",
    "MIB_IPINTERFACE_ROW, Connected, 156",
    "MIB_IPINTERFACE_ROW, ReachableTime, 160",
    "MIB_IPINTERFACE_ROW, TransmitOffload, 164",
    "MIB_IPINTERFACE_ROW, ReceiveOffload, 165",
    "MIB_IPINTERFACE_ROW, DisableDefaultRoutes, 166",
    "MIB_IPFORWARD_ROW2, InterfaceLuid, 0",
    "MIB_IPFORWARD_ROW2, InterfaceIndex, 8",
    "MIB_IPFORWARD_ROW2, DestinationPrefix, 12",
    "MIB_IPFORWARD_ROW2, NextHop, 44",
    "MIB_IPFORWARD_ROW2, SitePrefixLength, 72",
    "MIB_IPFORWARD_ROW2, ValidLifetime, 76",
    "MIB_IPFORWARD_ROW2, PreferredLifetime, 80",
    "MIB_IPFORWARD_ROW2, Metric, 84",
    "MIB_IPFORWARD_ROW2, Protocol, 88",
    "MIB_IPFORWARD_ROW2, Loopback, 92",
    "MIB_IPFORWARD_ROW2, Immortal, 95",
    "MIB_IPFORWARD_ROW2, Age, 96",
    "MIB_IPFORWARD_ROW2, Origin, 100",
    "MIB_IF_ROW2, InterfaceLuid, 0",
    "MIB_IF_ROW2, InterfaceIndex, 8",
    "MIB_IF_ROW2, InterfaceGuid, 12",
    "MIB_IF_ROW2, Alias, 28",
    "MIB_IF_ROW2, Description, 542",
    "MIB_IF_ROW2, PhysicalAddressLength, 1056",
    "MIB_IF_ROW2, PhysicalAddress, 1060",
    "MIB_IF_ROW2, PermanentPhysicalAddress, 1092",
    "MIB_IF_ROW2, Mtu, 1124",
    "MIB_IF_ROW2, Type, 1128",
    "MIB_IF_ROW2, TunnelType, 1132",
    "MIB_IF_ROW2, MediaType, 1136",
    "MIB_IF_ROW2, PhysicalMediumType, 1140",
    "MIB_IF_ROW2, AccessType, 1144",
    "MIB_IF_ROW2, DirectionType, 1148",
    "MIB_IF_ROW2, InterfaceAndOperStatusFlags, 1152",
    "MIB_IF_ROW2, OperStatus, 1156",
    "MIB_IF_ROW2, AdminStatus, 1160",
    "MIB_IF_ROW2, MediaConnectState, 1164",
    "MIB_IF_ROW2, NetworkGuid, 1168",
    "MIB_IF_ROW2, ConnectionType, 1184",
    "MIB_IF_ROW2, TransmitLinkSpeed, 1192",
    "MIB_IF_ROW2, ReceiveLinkSpeed, 1200",
    "MIB_IF_ROW2, Counters, 1208",
    "IP_OPTION_INFORMATION, Ttl, 0",
    "IP_OPTION_INFORMATION, Tos, 1",
    "IP_OPTION_INFORMATION, Flags, 2",
    "IP_OPTION_INFORMATION, OptionsSize, 3",
    "IP_OPTION_INFORMATION, OptionsData, 8",
    "ICMP_ECHO_REPLY, Address, 0",
    "ICMP_ECHO_REPLY, Status, 4",
    "ICMP_ECHO_REPLY, RoundTripTime, 8",
    "ICMP_ECHO_REPLY, DataSize, 12",
    "ICMP_ECHO_REPLY, Reserved, 14",
    "ICMP_ECHO_REPLY, Data, 16",
    "ICMP_ECHO_REPLY, Options, 24"
  })
  void offsets(String structure, String field, int offset) throws Exception {
    Structure made = make(structure);
    Method fieldOffset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
    fieldOffset.setAccessible(true);
    assertEquals(offset, fieldOffset.invoke(made, field));
  }

  @Test
  void anAddressIsInNetworkByteOrder() {
    SOCKADDR_INET address = new SOCKADDR_INET();
    address.set(TunDouble.KERNEL);
    address.write();
    assertEquals(2, address.getPointer().getShort(0));
    assertEquals(0, address.getPointer().getShort(2));
    assertEquals(10, address.getPointer().getByte(4));
    assertEquals(1, address.getPointer().getByte(7));
  }

  private static Structure make(String structure) throws Exception {
    String name = LayoutTest.class.getPackageName() + "." + structure;
    Structure made =
        Class.forName(name).asSubclass(Structure.class).getDeclaredConstructor().newInstance();
    made.size();
    return made;
  }
}
