package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.TunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WintunDllTest {
  /** Of the three octets "abc" (FIPS 180-4, example). */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void whatIsDistributedHasThePinnedHashes(WintunArchitecture architecture) {
    Path dll = Path.of("target", "wintun-dll", architecture.folder(), "wintun.dll");
    TunException e =
        assertThrows(TunException.class, () -> WintunDll.at(Path.of("pom.xml")).verified());
    assertTrue(e.reason().contains("not Wintun 0.14.1"), e.reason());
    if (WintunArchitecture.of(System.getProperty("os.arch")).equals(Optional.of(architecture))) {
      assertEquals(dll.toAbsolutePath(), WintunDll.at(dll).verified());
      assertEquals(dll.toAbsolutePath(), WintunDll.find(Map.of()).path());
    } else {
      e = assertThrows(TunException.class, () -> WintunDll.at(dll).verified());
      assertTrue(
          e.reason().contains("is Wintun 0.14.1 for " + architecture.folder() + ":"), e.reason());
    }
    assertTrue(Files.isRegularFile(Path.of("target", "wintun-dll", "LICENCE.txt")));
  }

  @Test
  void anotherHashIsRefusedWithBothUnlessTheUserSaysSo() throws Exception {
    Path file = Files.writeString(directory.resolve("other.dll"), "abc");
    Map<String, String> environment = Map.of(WintunDll.VARIABLE, file.toString());
    WintunDll dll = WintunDll.find(environment);
    TunException e = assertThrows(TunException.class, dll::verified);
    assertEquals(WinError.ERROR_INVALID_IMAGE_HASH, e.errorCode());
    assertTrue(e.reason().contains("its SHA-256 is " + ABC), e.reason());
    assertTrue(e.reason().contains(WintunArchitecture.AMD64.sha256()), e.reason());
    assertTrue(e.wayOut().contains("ECHOPROOF_WINTUN_DLL_ANY_HASH=1"), e.wayOut());
    WintunDll any =
        WintunDll.find(
            Map.of(WintunDll.VARIABLE, file.toString(), WintunDll.ANY_HASH_VARIABLE, "1"));
    assertTrue(any.anyHash());
    assertEquals(file.toAbsolutePath(), any.verified());
  }

  @Test
  void onlyAnAbsolutePathIsLoaded() {
    assertTrue(WintunDll.at(Path.of("wintun.dll")).path().isAbsolute());
  }

  @Test
  void aMissingFileIsSaidSo() {
    Path nowhere = directory.resolve("wintun.dll");
    for (WintunDll dll :
        new WintunDll[] {WintunDll.at(nowhere), WintunDll.at(nowhere).withAnyHash()}) {
      TunException e = assertThrows(TunException.class, dll::verified);
      assertTrue(e.reason().startsWith(nowhere + " can't be read"), e.reason());
      assertTrue(e.wayOut().contains(WintunDll.VARIABLE), e.wayOut());
    }
  }

  @ParameterizedTest
  @CsvSource({"amd64, AMD64", "aarch64, ARM64", "x86, X86"})
  void everyJvmOfWindowsHasItsOwn(String osArch, WintunArchitecture architecture) {
    assertEquals(Optional.of(architecture), WintunArchitecture.of(osArch));
    assertFalse(architecture.sha256().isEmpty());
  }

  @Test
  void anArchitectureWithoutADriverIsNone() {
    assertEquals(Optional.empty(), WintunArchitecture.of("riscv64"));
  }

  @ParameterizedTest
  @CsvSource({
    "193, no DLL for this JVM's architecture",
    "126, missing",
    "577, policy",
    "5, ERROR_ACCESS_DENIED"
  })
  void aLibraryThatCantBeLoadedSaysWhy(int code, String reason) {
    TunException e = WintunLibrary.loadFailed(Path.of("w.dll"), code);
    assertEquals(code, e.errorCode());
    assertTrue(e.reason().contains(reason), e.reason());
    assertTrue(e.wayOut().contains("wintun.dll of the release 0.14.1"), e.wayOut());
  }
}
