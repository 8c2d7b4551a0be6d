package io.echoproof.tun.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  /** A value of several digits, from a file whose length the kernel gives as zero. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theKernelsOwnValuesAreReadWhole() throws Exception {
    Path boundaries = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    assumeTrue(Files.isReadable(boundaries));
    String value = new Sysctl().read("net/ipv4/ip_local_port_range").orElseThrow().value();
    assertEquals(List.of(value), Files.readAllLines(boundaries));
    assertTrue(value.matches("\\d{4,5}\\t\\d{4,5}"), value);
  }

  @Test
  void aMissingSettingIsNoError(@TempDir Path root) {
    Sysctl sysctl = new Sysctl(root);
    assertEquals(Optional.empty(), sysctl.read("net/ipv4/nothing"));
    assertEquals(Optional.empty(), sysctl.write("net/ipv4/nothing", "1"));
    assertEquals(Optional.empty(), sysctl.disableIpv6("ep0"));
  }
}
