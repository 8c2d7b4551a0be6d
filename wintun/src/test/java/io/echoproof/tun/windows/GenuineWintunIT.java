package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.Lane;
import io.echoproof.tun.TunAccess;
import io.echoproof.tun.TunException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The genuine wintun.dll under Wine, which has no driver for it: it loads, has all its functions,
 * and fails in words. A process can have one library only, so this runs in a JVM of its own.
 */
@Tag("genuine-wintun")
@EnabledIfEnvironmentVariable(named = "ECHOPROOF_WINE", matches = "genuine")
@Timeout(60)
class GenuineWintunIT {
  private static WintunLibrary library;

  @BeforeAll
  static void loadsTheDistributedDllAndFindsAllFourteenFunctions() {
    library = WintunLibrary.load(WintunDll.find(Map.of()));
    Lane.require("wintun-wine", Optional.empty());
  }

  @Test
  void itIsTheOneForThisArchitecture() {
    assertTrue(library.path().endsWith("wintun-dll\\amd64\\wintun.dll"), library.path().toString());
  }

  @Test
  void accessIsDeniedInTheSameWords() {
    var no = assertInstanceOf(TunAccess.Unavailable.class, WintunAccess.check(Map.of()));
    assertTrue(no.reason().contains("as Wine does"), no.reason());
    assertTrue(no.wayOut().contains("memory"), no.wayOut());
  }

  @Test
  void noDriverRuns() {
    assertEquals(Optional.empty(), library.runningDriverVersion());
  }

  @Test
  void anAdapterThatIsNotThereIsNotOpened() {
    TunException e =
        assertThrows(TunException.class, () -> WintunAdapter.open(library, "epnothing"));
    assertTrue(e.reason().contains("opening the Wintun adapter \"epnothing\""), e.reason());
    assertTrue(e.reason().contains("Wintun says: "), "the logger was called: " + e.reason());
  }

  @Test
  void creatingAnAdapterFailsAndWintunSaysWhy() {
    TunException e =
        assertThrows(TunException.class, () -> WintunAdapter.create(library, "epgenuine"));
    assertTrue(e.reason().contains("as Wine does"), e.reason());
    assertTrue(e.wayOut().contains("memory"), e.wayOut());
    assertTrue(e.reason().contains("Wintun says: "), "the logger was called: " + e.reason());
    System.out.println(e.getMessage());
  }
}
