package io.echoproof.tun.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.TunException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TunNodeTest {
  private static final LinuxTunSettings SETTINGS = LinuxTunSettings.named("ep%d");

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMissingNodeSaysWhichAndWhatToDo(@TempDir Path directory) {
    Path node = directory.resolve("tün");
    TunException e =
        assertThrows(TunException.class, () -> LinuxTun.open(SETTINGS.withDevice(node)));
    assertEquals(Errno.ENOENT, e.errorCode());
    assertTrue(e.reason().contains("no tun device node " + node), e.reason());
    assertTrue(e.wayOut().contains("modprobe tun"), e.wayOut());
    assertTrue(e.wayOut().contains("--tun-device"), e.wayOut());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anyOtherFileIsNoTun(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    TunException e =
        assertThrows(TunException.class, () -> LinuxTun.open(SETTINGS.withDevice(file)));
    assertEquals(Errno.ENOTTY, e.errorCode());
    assertTrue(e.getMessage().contains(file + " is not a tun device node"), e.getMessage());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDirectoryIsNoTun(@TempDir Path directory) {
    TunException e =
        assertThrows(TunException.class, () -> LinuxTun.open(SETTINGS.withDevice(directory)));
    assertEquals(Errno.EISDIR, e.errorCode());
    assertTrue(e.getMessage().contains("--tun-device"), e.getMessage());
  }

  @Test
  void aNameHasUpToFifteenOctets() {
    assertEquals("a23456789012345", LinuxTunSettings.named("a23456789012345").name());
    TunException e =
        assertThrows(TunException.class, () -> LinuxTunSettings.named("a234567890123456"));
    assertEquals(Errno.ENAMETOOLONG, e.errorCode());
    assertTrue(e.getMessage().contains("at most 15 octets"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "üüüüüüüü"})
  void lengthIsInOctetsAndNotZero(String name) {
    assertThrows(TunException.class, () -> LinuxTunSettings.named(name));
  }

  @ParameterizedTest
  @CsvSource({
    "2, modprobe tun",
    "6, modprobe tun",
    "19, modprobe tun",
    "13, mode 0666",
    "1, --device",
    "24, 'EMFILE, too many open files'",
    "99999, errno 99999"
  })
  void eachRefusalOfTheNodeIsExplained(int errno, String expected) {
    TunException e = TunNode.openRefused(LinuxTunSettings.DEFAULT_DEVICE, errno);
    assertEquals(errno, e.errorCode());
    assertTrue(e.getMessage().contains(LinuxTunSettings.DEFAULT_DEVICE.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "1, CAP_NET_ADMIN",
    "1, unshare --user --map-root-user --net",
    "16, in use",
    "17, in use",
    "22, not a tun",
    "25, not a tun device node",
    "12, 'ENOMEM, out of memory'"
  })
  void eachRefusalOfTheInterfaceIsExplained(int errno, String expected) {
    TunException e = TunNode.interfaceRefused(SETTINGS, errno);
    assertEquals(errno, e.errorCode());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
