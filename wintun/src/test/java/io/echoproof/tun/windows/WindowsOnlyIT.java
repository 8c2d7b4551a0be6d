package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.TunAccess;
import io.echoproof.tun.TunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What needs a Windows JVM and iphlpapi, beside the double. Wine's is enough for these. */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class WindowsOnlyIT {
  private static TunDouble tunDouble;

  @BeforeAll
  static void lane() {
    tunDouble = TunDouble.require();
  }

  @Test
  void theIpHelperFindsTheAddressInItsOwnStructure() {
    try (WintunTun tun = tunDouble.open("epaddr")) {
      MIB_UNICASTIPADDRESS_ROW row = new MIB_UNICASTIPADDRESS_ROW();
      row.InterfaceLuid = tun.luid();
      row.Address.set(TunDouble.KERNEL);
      assertEquals(0, WindowsNetworkConfigurator.load().GetUnicastIpAddressEntry(row));
      assertEquals(24, row.OnLinkPrefixLength);
      assertEquals(MIB_UNICASTIPADDRESS_ROW.IpDadStatePreferred, row.DadState);
      assertTrue(row.Address.is(TunDouble.KERNEL));
    }
  }

  @Test
  void handlesAreCountedSoThatALeakWouldShow() throws Exception {
    long before = TunDouble.openHandles();
    long[] events = new long[50];
    for (int i = 0; i < events.length; i++) {
      events[i] = Kernel32.CreateEventW(0, Kernel32.TRUE, Kernel32.FALSE, 0);
    }
    long after = TunDouble.openHandles();
    for (long event : events) {
      Kernel32.CloseHandle(event);
    }
    assertTrue(after - before > 25, before + " and 50 more are " + after);
  }

  @Test
  void theIpHelperKnowsTheInterfaceByNameAndLuid() {
    var configurator = new WindowsNetworkConfigurator();
    try (WintunTun tun = tunDouble.open("epfind")) {
      InterfaceState state = configurator.find("epfind").orElseThrow();
      assertEquals(1500, state.mtu());
      assertTrue(state.up());
      assertEquals(state.index(), (int) (tun.luid() >>> 24) & 0xFF_FFFF, "NET_LUID's NetLuidIndex");
    }
    assertEquals(Optional.empty(), configurator.find("epnothing"));
  }

  @Test
  void whatWineLacksIsSaidInWords() {
    var configurator = new WindowsNetworkConfigurator();
    try (WintunTun tun = tunDouble.open("eplack")) {
      TunException e =
          assertThrows(
              TunException.class, () -> configurator.addAddress(tun.name(), TunDouble.KERNEL, 24));
      assertEquals(WinError.ERROR_PROC_NOT_FOUND, e.errorCode(), e.getMessage());
      assertTrue(e.wayOut().contains("Linux side"), e.wayOut());
      assertThrows(TunException.class, () -> configurator.setMtu(tun.name(), 1400));
    }
  }

  @Test
  void accessIsFoundOutByTrying() {
    String path = tunDouble.library().path().toString();
    Map<String, String> environment =
        Map.of(WintunDll.VARIABLE, path, WintunDll.ANY_HASH_VARIABLE, "1");
    tunDouble.hooks().TunDoubleFailNextCreate(WinError.ERROR_ACCESS_DENIED);
    var no = assertInstanceOf(TunAccess.Unavailable.class, WintunAccess.check(environment));
    assertTrue(no.wayOut().contains("administrator"), no.wayOut());
  }

  @Test
  void aFileThatIsNoDllSaysSo(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("no.dll"), "not a library");
    TunException e = assertThrows(TunException.class, () -> WintunLibrary.loadLibrary(file));
    assertEquals(WinError.ERROR_BAD_EXE_FORMAT, e.errorCode(), e.getMessage());
    Path missing = directory.resolve("missing.dll");
    e = assertThrows(TunException.class, () -> WintunLibrary.loadLibrary(missing));
    assertEquals(WinError.ERROR_MOD_NOT_FOUND, e.errorCode(), e.getMessage());
    Path other = Path.of("target", "wintun-dll", "arm64", "wintun.dll").toAbsolutePath();
    e = assertThrows(TunException.class, () -> WintunLibrary.loadLibrary(other));
    assertEquals(WinError.ERROR_BAD_EXE_FORMAT, e.errorCode(), e.getMessage());
    assertTrue(e.reason().contains("architecture, amd64"), e.reason());
  }
}
