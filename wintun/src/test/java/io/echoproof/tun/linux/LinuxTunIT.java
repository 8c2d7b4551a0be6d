package io.echoproof.tun.linux;

import static io.echoproof.tun.Frames.echoRequest;
import static io.echoproof.tun.Frames.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.Frame;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.TunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The device's life: opening, ending, losing, closing. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class LinuxTunIT {
  private static final short RTM_DELLINK = 17;

  private final LinuxNetworkConfigurator configurator = new LinuxNetworkConfigurator();

  @BeforeAll
  static void lane() {
    TunNetwork.requireLane();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void opensAndClosesFiftyTimesAndLeavesNothing(boolean packetInformation) throws Exception {
    LinuxTunSettings settings = settings("ep%d", packetInformation);
    long before = openDescriptors();
    for (int i = 0; i < 50; i++) {
      try (LinuxTun tun = LinuxTun.open(settings)) {
        assertEquals("ep0", tun.name());
        InterfaceState state = configurator.find("ep0").orElseThrow();
        assertFalse(state.up());
        assertTrue(state.layer3());
        assertEquals(1500, tun.mtu());
        assertFalse(tun.poll(new Frame()));
      }
      assertEquals(Optional.empty(), configurator.find("ep0"));
    }
    assertEquals(before, openDescriptors());
  }

  @Test
  void aPatternTakesTheNextNumber() {
    try (LinuxTun one = LinuxTun.open(settings("ep%d", false));
        LinuxTun two = LinuxTun.open(settings("ep%d", true))) {
      assertEquals("ep0", one.name());
      assertEquals("ep1", two.name());
    }
  }

  @Test
  void aNameInUseIsAnErrorInWords() {
    try (LinuxTun tun = LinuxTun.open(settings("eptwice", false))) {
      TunException e =
          assertThrows(TunException.class, () -> LinuxTun.open(settings(tun.name(), false)));
      assertEquals(Errno.EBUSY, e.errorCode());
      assertTrue(e.reason().contains("\"eptwice\" is in use"), e.reason());
      assertTrue(e.wayOut().contains("ep%d"), e.wayOut());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lo", "a/b"})
  void aNameThatCantBeATunIsAnErrorInWords(String name) {
    TunException e = assertThrows(TunException.class, () -> LinuxTun.open(settings(name, false)));
    assertEquals(Errno.EINVAL, e.errorCode());
    assertTrue(e.getMessage().contains("\"" + name + "\""), e.getMessage());
  }

  @Test
  void endFromAnotherThreadWakesAwait() throws Exception {
    try (TunNetwork network = TunNetwork.open(settings("ep%d", false))) {
      var answer = new FutureTask<>(network.tun()::await);
      NativeThread reader = NativeThread.start("ep-end", answer);
      reader.untilAsleep();
      network.tun().end();
      assertFalse(answer.get(10, TimeUnit.SECONDS));
      assertFalse(network.tun().await(), "and it stays ended");
      network.tun().end();
    }
  }

  @Test
  void aFrameWakesAwait() throws Exception {
    try (TunNetwork network = TunNetwork.open(settings("ep%d", false))) {
      LinuxTun tun = network.tun();
      var answer = new FutureTask<>(tun::await);
      NativeThread reader = NativeThread.start("ep-frame", answer);
      reader.untilAsleep();
      assertTrue(send(tun, echoRequest(1, 1, 4)));
      assertTrue(answer.get(10, TimeUnit.SECONDS));
      assertTrue(tun.poll(new Frame()));
    }
  }

  @Test
  void anInterfaceRemovedByOthersWakesAwaitAndIsGone() throws Exception {
    try (TunNetwork network = TunNetwork.open(settings("epgone", false))) {
      LinuxTun tun = network.tun();
      var answer = new FutureTask<>(tun::await);
      NativeThread.start("ep-gone", answer).untilAsleep();
      int index = configurator.find("epgone").orElseThrow().index();
      NetlinkRequest remove = new NetlinkRequest(RTM_DELLINK, Rtnetlink.NLM_F_ACK);
      assertEquals(0, NetlinkReply.to(remove.link(index, 0, 0)).errno());
      assertTrue(answer.get(10, TimeUnit.SECONDS));
      TunException e = assertThrows(TunException.class, () -> tun.poll(new Frame()));
      assertEquals(Errno.EBADFD, e.errorCode());
      assertTrue(e.getMessage().contains("its interface is gone"), e.getMessage());
      assertThrows(TunException.class, () -> send(tun, echoRequest(1, 1, 4)));
      assertThrows(TunException.class, tun::mtu);
    }
  }

  @Test
  void aClosedDeviceIsOfNoUseAndClosingTwiceIsFine() {
    LinuxTun tun = LinuxTun.open(settings("ep%d", false));
    tun.close();
    tun.close();
    tun.end();
    TunException e = assertThrows(TunException.class, () -> tun.poll(new Frame()));
    assertTrue(e.getMessage().contains("was closed"), e.getMessage());
    assertThrows(TunException.class, () -> send(tun, echoRequest(1, 1, 4)));
    assertFalse(tun.await());
  }

  private static LinuxTunSettings settings(String name, boolean packetInformation) {
    LinuxTunSettings settings = LinuxTunSettings.named(name);
    return packetInformation ? settings.withPacketInformation() : settings;
  }

  /** Descriptors of the kinds that a device opens. */
  private static long openDescriptors() throws IOException {
    long count = 0;
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        String target =
            Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor).toString() : "";
        if (target.equals("/dev/net/tun")
            || target.contains("eventfd")
            || target.startsWith("socket:")) {
          count++;
        }
      }
    }
    return count;
  }
}
