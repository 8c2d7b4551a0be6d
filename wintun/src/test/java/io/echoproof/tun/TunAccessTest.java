package io.echoproof.tun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TunAccessTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void aMissingNodeIsUnavailableWithTheWayOut(@TempDir Path directory) {
    Path node = directory.resolve("tun");
    var no = assertInstanceOf(TunAccess.Unavailable.class, TunAccess.check(node));
    assertTrue(no.reason().contains(node.toString()), no.reason());
    assertTrue(no.wayOut().contains("modprobe tun"), no.wayOut());
    assertEquals(Optional.of(no.reason() + "; " + no.wayOut()), no.missing());
  }

  @Test
  void nothingIsMissingWhereItIsAvailable() {
    assertEquals(Optional.empty(), new TunAccess.Available("opened").missing());
  }

  @Test
  void aReasonWithoutAWayOutStandsAlone() {
    assertEquals(Optional.of("why"), new TunAccess.Unavailable("why", "").missing());
  }
}
