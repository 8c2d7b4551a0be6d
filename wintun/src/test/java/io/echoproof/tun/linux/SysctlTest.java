package io.echoproof.tun.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysctlTest {
  @Test
  void writingAnswersTheFormerValue(@TempDir Path root) throws Exception {
    Path file = root.resolve("net/ipv6/conf/ep0.7/disable_ipv6");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "0\n");
    Sysctl sysctl = new Sysctl(root);
    String key = "net/ipv6/conf/ep0.7/disable_ipv6";
    assertEquals(Optional.of(new SysctlValue(key, "0")), sysctl.disableIpv6("ep0.7"));
    assertEquals(Optional.of(new SysctlValue(key, "1")), sysctl.read(key));
  }

  @Test
  void aMissingSettingIsNoError(@TempDir Path root) {
    Sysctl sysctl = new Sysctl(root);
    assertEquals(Optional.empty(), sysctl.read("net/ipv4/nothing"));
    assertEquals(Optional.empty(), sysctl.write("net/ipv4/nothing", "1"));
    assertEquals(Optional.empty(), sysctl.disableIpv6("ep0"));
  }
}
