package io.echoproof.tun.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.Lane;
import io.echoproof.tun.TunAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The device node's path is a setting: a node elsewhere does as well. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class DeviceNodeIT {
  @BeforeAll
  static void lane() {
    TunNetwork.requireLane();
  }

  @Test
  void theUsualNodeIsAvailable() {
    var yes = assertInstanceOf(TunAccess.Available.class, TunAccess.check());
    assertTrue(yes.detail().startsWith("/dev/net/tun: opened epcheck"), yes.detail());
    assertEquals(Optional.empty(), new LinuxNetworkConfigurator().find("epcheck0"));
  }

  @Test
  void aNodeElsewhereIsOpened() throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target"), "node");
    Path node = directory.resolve("tun");
    try {
      Lane.require("mknod", makeNode(node));
      try (LinuxTun tun = LinuxTun.open(LinuxTunSettings.named("epnode").withDevice(node))) {
        assertEquals("epnode", tun.name());
      }
    } finally {
      Files.deleteIfExists(node);
      Files.delete(directory);
    }
  }

  /** What stands in the way of a node of one's own: inside a user namespace it can't be made. */
  private static Optional<String> makeNode(Path node) throws Exception {
    Process mknod =
        new ProcessBuilder("mknod", "-m", "666", node.toString(), "c", "10", "200")
            .redirectErrorStream(true)
            .start();
    String output = new String(mknod.getInputStream().readAllBytes(), UTF_8).strip();
    return mknod.waitFor(10, TimeUnit.SECONDS) && mknod.exitValue() == 0
        ? Optional.empty()
        : Optional.of(output);
  }
}
