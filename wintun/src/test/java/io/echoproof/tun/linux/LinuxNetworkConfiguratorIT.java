package io.echoproof.tun.linux;

import static io.echoproof.tun.Frames.receive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.TunException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class LinuxNetworkConfiguratorIT {
  private static final String NAME = "epconf";
  private static final Inet4Address SECOND = TunNetwork.address("192.0.2.17");
  private static final Inet4Address NETWORK = TunNetwork.address("198.51.100.0");

  private final LinuxNetworkConfigurator configurator = new LinuxNetworkConfigurator();
  private TunNetwork network;

  @BeforeAll
  static void lane() {
    TunNetwork.requireLane();
  }

  @BeforeEach
  void open() {
    network = TunNetwork.open(LinuxTunSettings.named(NAME));
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void addressesComeAndGoAsJavaSeesThem() throws Exception {
    assertEquals(Set.of("10.91.0.1/24"), addresses());
    assertTrue(configurator.addAddress(NAME, SECOND, 28));
    assertEquals(Set.of("10.91.0.1/24", "192.0.2.17/28"), addresses());
    assertFalse(configurator.addAddress(NAME, SECOND, 28), "it was there already");
    assertTrue(configurator.removeAddress(NAME, SECOND, 28));
    assertFalse(configurator.removeAddress(NAME, SECOND, 28), "it was gone already");
    assertTrue(configurator.removeAddress(NAME, TunNetwork.KERNEL, 24));
    assertEquals(Set.of(), addresses());
  }

  @Test
  void theStateIsWhatWasSet() throws Exception {
    InterfaceState state = configurator.find(NAME).orElseThrow();
    NetworkInterface java = NetworkInterface.getByName(NAME);
    assertEquals(new InterfaceState(NAME, java.getIndex(), 1500, true, true), state);
    configurator.setUp(NAME, false);
    assertFalse(configurator.find(NAME).orElseThrow().up());
  }

  @Test
  void theMtuIsSetAndSeenByTheDevice() throws Exception {
    for (int mtu : new int[] {68, 576, 65_535}) {
      configurator.setMtu(NAME, mtu);
      assertEquals(mtu, network.tun().mtu());
      assertEquals(mtu, NetworkInterface.getByName(NAME).getMTU());
    }
    TunException e = assertThrows(TunException.class, () -> configurator.setMtu(NAME, 67));
    assertEquals(Errno.EINVAL, e.errorCode());
    assertTrue(e.getMessage().contains("MTU of " + NAME + " to 67"), e.getMessage());
  }

  @Test
  void aRoutedNetworkIsReachedThroughTheTun() throws Exception {
    InetAddress there = InetAddress.getByName("198.51.100.7");
    assertTrue(configurator.addRoute(NAME, NETWORK, 24));
    assertFalse(configurator.addRoute(NAME, NETWORK, 24), "it was there already");
    sendTo(there);
    byte[] frame = receive(network.tun(), octets -> octets[9] == 17);
    assertEquals(7, frame[19]);
    assertTrue(configurator.removeRoute(NAME, NETWORK, 24));
    assertFalse(configurator.removeRoute(NAME, NETWORK, 24), "it was gone already");
    assertThrows(IOException.class, () -> sendTo(there));
  }

  @Test
  void aNetworkHasNoBitsBehindItsPrefix() {
    assertThrows(IllegalArgumentException.class, () -> configurator.addRoute(NAME, SECOND, 24));
    assertThrows(IllegalArgumentException.class, () -> configurator.addAddress(NAME, SECOND, 33));
  }

  @Test
  void loopbackIsSwitchedOn() throws Exception {
    configurator.setUp(LinuxNetworkConfigurator.LOOPBACK, true);
    InterfaceState state = configurator.find("lo").orElseThrow();
    assertTrue(state.up());
    assertFalse(state.layer3());
    try (DatagramSocket receiver = new DatagramSocket(0, TunNetwork.address("127.0.0.1"))) {
      receiver.setSoTimeout(10_000);
      try (DatagramSocket sender = new DatagramSocket()) {
        sender.send(new DatagramPacket(new byte[] {9}, 1, receiver.getLocalSocketAddress()));
      }
      DatagramPacket packet = new DatagramPacket(new byte[4], 4);
      receiver.receive(packet);
      assertEquals(1, packet.getLength());
    }
  }

  @Test
  void whatIsNotThereIsSaidByName() {
    assertEquals(Optional.empty(), configurator.find("epnone"));
    assertEquals(Optional.empty(), configurator.find("a-name-too-long-for-linux"));
    assertEquals(Optional.empty(), configurator.find(""));
    TunException e =
        assertThrows(
            TunException.class, () -> configurator.addAddress("epnone", TunNetwork.KERNEL, 24));
    assertEquals(Errno.ENODEV, e.errorCode());
    assertTrue(e.getMessage().contains("no interface epnone"), e.getMessage());
  }

  @Test
  void settingsOfThisNamespaceAreReadAndWritten() {
    Sysctl sysctl = new Sysctl();
    String key = "net/ipv4/conf/" + NAME + "/forwarding";
    assertEquals(Optional.of(new SysctlValue(key, "0")), sysctl.write(key, "1"));
    assertEquals(Optional.of(new SysctlValue(key, "1")), sysctl.read(key));
    TunException e = assertThrows(TunException.class, () -> sysctl.write(key, "not a number"));
    assertTrue(e.getMessage().contains(key), e.getMessage());
  }

  private static void sendTo(InetAddress address) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[1], 1, new InetSocketAddress(address, 9)));
    }
  }

  /** Java does not list an interface that has no address. */
  private static Set<String> addresses() throws IOException {
    return Optional.ofNullable(NetworkInterface.getByName(NAME)).stream()
        .flatMap(found -> found.getInterfaceAddresses().stream())
        .map(a -> a.getAddress().getHostAddress() + "/" + a.getNetworkPrefixLength())
        .collect(Collectors.toSet());
  }
}
