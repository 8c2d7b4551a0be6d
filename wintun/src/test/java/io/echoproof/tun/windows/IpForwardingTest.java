package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.TunException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IpForwardingTest {
  private static final List<String> BOTH = List.of("ep0", "ep1");

  /** Held, because loggers that nobody holds forget their settings. */
  private static final Logger LOGGER = Logger.getLogger(IpForwarding.class.getName());

  private final FakeIpHelper helper = new FakeIpHelper();
  private final WindowsNetworkConfigurator configurator =
      new WindowsNetworkConfigurator(helper, Duration.ofMillis(300));

  @BeforeAll
  static void quiet() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void loud() {
    LOGGER.setLevel(null);
  }

  private void assertForwarding(boolean first, boolean second) {
    assertEquals(
        List.of(first, second),
        List.of(
            helper.isForwarding(FakeIpHelper.LUID), helper.isForwarding(FakeIpHelper.OTHER_LUID)));
  }

  @Test
  void itIsOnForBothUntilItIsUndone() {
    Runnable undo = IpForwarding.switchOn(configurator, BOTH);
    assertForwarding(true, true);
    undo.run();
    assertForwarding(false, false);
    int calls = helper.calls.size();
    undo.run();
    assertEquals(calls, helper.calls.size(), "undone once");
  }

  @Test
  void everythingElseStaysAsItWas() {
    helper.row.NlMtu = 1400;
    IpForwarding.switchOn(configurator, BOTH).run();
    assertEquals(
        List.of(
            "set mtu 1400 automatic 1 metric 25 forwarding 1 site 0 on 7",
            "set mtu 1400 automatic 1 metric 25 forwarding 1 site 0 on 8",
            "set mtu 1400 automatic 1 metric 25 forwarding 0 site 0 on 8",
            "set mtu 1400 automatic 1 metric 25 forwarding 0 site 0 on 7"),
        helper.calls.stream().filter(call -> call.startsWith("set")).toList());
  }

  @Test
  void aRefusalHalfWaySwitchesTheFirstOffAgain() {
    helper.answers.put(FakeIpHelper.OTHER_LUID, WinError.ERROR_ACCESS_DENIED);
    TunException e =
        assertThrows(TunException.class, () -> IpForwarding.switchOn(configurator, BOTH));
    assertTrue(e.wayOut().contains("as administrator"), e.wayOut());
    assertForwarding(false, false);
  }

  @Test
  void anInterfaceThatIsNotThereSwitchesTheFirstOffAgain() {
    TunException e =
        assertThrows(
            TunException.class,
            () -> IpForwarding.switchOn(configurator, List.of("ep0", "epgone")));
    assertTrue(e.reason().contains("no interface \"epgone\""), e.reason());
    assertForwarding(false, false);
  }

  @Test
  void undoingGoesOnAfterARefusal() {
    Runnable undo = IpForwarding.switchOn(configurator, BOTH);
    helper.answers.put(FakeIpHelper.OTHER_LUID, WinError.ERROR_NOT_FOUND);
    undo.run();
    assertFalse(helper.isForwarding(FakeIpHelper.LUID), "the other one was tried all the same");
  }

  @Test
  void whatAKilledRunLeftOnIsOffAfterwards() {
    helper.row.ForwardingEnabled = 1;
    IpForwarding.switchOn(configurator, BOTH).run();
    assertForwarding(false, false);
  }
}
