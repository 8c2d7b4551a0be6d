package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.TunException;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WindowsNetworkConfiguratorTest {
  private static final Inet4Address ADDRESS = TunDouble.address("10.91.0.1");
  private static final Inet4Address NETWORK = TunDouble.address("10.92.0.0");

  private final FakeIpHelper helper = new FakeIpHelper();
  private final WindowsNetworkConfigurator configurator =
      new WindowsNetworkConfigurator(helper, Duration.ofMillis(300));

  @Test
  void anAddressIsCreatedAsPreferredAndWaitedFor() {
    helper.dadStates.addFirst(MIB_UNICASTIPADDRESS_ROW.IpDadStateTentative);
    assertTrue(configurator.addAddress("ep0", ADDRESS, 24));
    assertEquals(List.of("create [10, 91, 0, 1]/24 on 7 state 4 valid -1"), helper.calls);
    assertEquals(List.of(4), List.copyOf(helper.dadStates), "asked until it was preferred");
  }

  @Test
  void anAddressThatWasThereIsNotAdded() {
    helper.answer = WinError.ERROR_OBJECT_ALREADY_EXISTS;
    assertFalse(configurator.addAddress("ep0", ADDRESS, 24));
    helper.answer = WinError.ERROR_NOT_FOUND;
    assertFalse(configurator.removeAddress("ep0", ADDRESS, 24));
  }

  @Test
  void theWaitHasAnEnd() {
    helper.dadStates.clear();
    helper.dadStates.add(MIB_UNICASTIPADDRESS_ROW.IpDadStateTentative);
    TunException e =
        assertThrows(TunException.class, () -> configurator.addAddress("ep0", ADDRESS, 24));
    assertEquals(WinError.WAIT_TIMEOUT, e.errorCode());
    assertTrue(e.reason().contains("not usable after 300 ms, state 1"), e.reason());
  }

  @Test
  void aDuplicateIsSaidSo() {
    helper.dadStates.clear();
    helper.dadStates.add(MIB_UNICASTIPADDRESS_ROW.IpDadStateDuplicate);
    TunException e =
        assertThrows(TunException.class, () -> configurator.addAddress("ep0", ADDRESS, 24));
    assertTrue(e.reason().contains("10.91.0.1/24 to ep0 failed: another host has it"), e.reason());
  }

  @Test
  void settingsAreSetAndPutBackWithoutASitePrefix() {
    IpInterfaceSettings before = configurator.settings("ep0");
    assertEquals(new IpInterfaceSettings(65_535, true, 25, false), before);
    configurator.setMtu("ep0", 1280);
    configurator.set("ep0", before.withMetric(5).withForwarding(true));
    configurator.set("ep0", before);
    assertEquals(
        List.of(
            "get 2 on 7",
            "get 2 on 7",
            "get 2 on 7",
            "set mtu 1280 automatic 1 metric 25 forwarding 0 site 0 on 7",
            "get 2 on 7",
            "set mtu 65535 automatic 0 metric 5 forwarding 1 site 0 on 7",
            "get 2 on 7",
            "set mtu 65535 automatic 1 metric 25 forwarding 0 site 0 on 7"),
        helper.calls);
  }

  @Test
  void routesAreMadeAndRemoved() {
    assertTrue(configurator.addRoute("ep0", NETWORK, 16));
    assertTrue(configurator.removeRoute("ep0", NETWORK, 16));
    assertEquals(
        List.of("route [10, 92, 0, 0]/16 on 7 family 2", "unroute [10, 92, 0, 0]/16 on 7 family 2"),
        helper.calls);
    assertThrows(IllegalArgumentException.class, () -> configurator.addRoute("ep0", ADDRESS, 24));
  }

  @Test
  void theStateIsIpsOwnMtu() {
    helper.row.NlMtu = 1400;
    assertEquals(
        Optional.of(new InterfaceState("ep0", 3, 1400, true, true)), configurator.find("ep0"));
    assertEquals(Optional.empty(), configurator.find("epnone"));
  }

  @Test
  void theGuidIsWhatCaptureLibrariesKnowItBy() {
    assertEquals(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), configurator.guid("ep0"));
  }

  @Test
  void upIsCheckedOnly() {
    configurator.setUp("ep0", true);
    TunException e = assertThrows(TunException.class, () -> configurator.setUp("ep0", false));
    assertTrue(e.wayOut().contains("close its device"), e.wayOut());
  }

  @Test
  void refusalsSayWhatToDo() {
    helper.answer = WinError.ERROR_ACCESS_DENIED;
    TunException e =
        assertThrows(TunException.class, () -> configurator.addAddress("ep0", ADDRESS, 24));
    assertTrue(e.wayOut().contains("as administrator"), e.wayOut());
    e = assertThrows(TunException.class, () -> configurator.addAddress("epnone", ADDRESS, 24));
    assertTrue(e.reason().contains("no interface \"epnone\""), e.reason());
  }
}
