package io.echoproof.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of Npcap, from its files and from what it says of itself. */
class NpcapTest {
  @TempDir Path directory;

  private void install(String... libraries) throws IOException {
    for (String library : libraries) {
      Files.writeString(directory.resolve(library), "");
    }
  }

  private String missing(String version) {
    return Npcap.missing(directory, () -> Optional.of(version)).orElse("");
  }

  @Test
  void itHasAFolderOfItsOwn() {
    assertTrue(
        Npcap.directory(Map.of("SystemRoot", "D:/Win")).endsWith(Path.of("System32", "Npcap")));
  }

  @Test
  void theFileThatIsNotThereIsNamedAndTheLibraryIsNotAsked() throws Exception {
    String reason =
        Npcap.missing(
                directory,
                () -> {
                  throw new AssertionError("asked");
                })
            .orElse("");
    assertTrue(reason.contains("there is no " + directory.resolve("wpcap.dll")), reason);
    assertTrue(reason.contains("install Npcap 1.71 or newer"), reason);
    install("wpcap.dll");
    assertTrue(missing("").contains("Packet.dll"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Npcap version 1.71, based on libpcap version 1.10.1",
        "Npcap version 1.79, based on libpcap version 1.10.4",
        "Npcap version 2.0, based on libpcap version 2.0",
        "Npcap version 1.100, based on libpcap version 1.11"
      })
  void newEnough(String version) throws Exception {
    install("wpcap.dll", "Packet.dll");
    assertEquals("", missing(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Npcap version 1.70, based on libpcap version 1.10.1",
        "Npcap version 1.7, based on libpcap version 1.10.1",
        "Npcap version 0.9983, based on libpcap version 1.9.0"
      })
  void tooOld(String version) throws Exception {
    install("wpcap.dll", "Packet.dll");
    assertTrue(missing(version).contains(" is too old: install Npcap 1.71"), missing(version));
  }

  @Test
  void anotherLibraryIsNamed() throws Exception {
    install("wpcap.dll", "Packet.dll");
    String reason = missing("WinPcap version 4.1.3 (packet.dll version 4.1.0.2980)");
    assertTrue(reason.contains("WinPcap version 4.1.3") && reason.contains("not Npcap"), reason);
    String unloadable = Npcap.missing(directory, Optional::empty).orElse("");
    assertTrue(unloadable.contains("can't be loaded by this JVM"), unloadable);
  }

  @Test
  void jnaLooksThereFirstAndOnlyOnce() {
    Path npcap = Path.of("N");
    assertEquals("N", Npcap.searchPath(npcap, "", ";"));
    assertEquals("N;a;b", Npcap.searchPath(npcap, "a;b", ";"));
    assertEquals("a;N;b", Npcap.searchPath(npcap, "a;N;b", ";"));
  }

  @Test
  void itsDevicesAreNamedAfterTheGuids() {
    assertEquals(
        "\\Device\\NPF_{D1B375C6-26E8-3411-8BC2-3B0C9799919F}",
        CaptureName.ofNpcap(UUID.fromString("d1b375c6-26e8-3411-8bc2-3b0c9799919f")));
  }

  @Test
  void whatWasSentComesBackOnceAndTheSecondTimeItIsAReply() {
    OwnFrames own = new OwnFrames();
    Octets sent = Octets.of(new byte[] {0x45, 1});
    own.sent(sent);
    own.sent(sent);
    own.sent(Octets.of(new byte[] {0x45, 2}));
    assertEquals(
        "true true false true",
        own.isOwn(Octets.of(new byte[] {0x45, 1}))
            + " "
            + own.isOwn(sent)
            + " "
            + own.isOwn(sent)
            + " "
            + own.isOwn(Octets.of(new byte[] {0x45, 2})));
  }
}
