package io.echoproof.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReassemblySettingsTest {
  private static final int GIB = 1 << 30;

  @ParameterizedTest(name = "{0}, {1} octets, {2} for one source")
  @CsvSource({
    "PT0.000000001S, 65536, 65536",
    "PT24H, 65537, 65536",
    "PT1M, 65537, 65537",
    "PT1M, 1073741824, 1073741824"
  })
  void limitsAreAllowed(Duration timeout, int memory, int share) {
    ReassemblySettings settings =
        ReassemblySettings.DEFAULT.withTimeout(timeout).withMemory(memory, share);
    assertEquals(new ReassemblySettings(timeout, memory, share), settings);
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-0.000000001S", "PT-1M", "PT24H0.000000001S"})
  void timeoutsOutOfRange(Duration timeout) {
    assertRefused(
        "reassembly timeout "
            + timeout
            + " is out of range: more than 0, at most a day; 60 s is what RFC 1122 recommends",
        timeout,
        GIB,
        GIB);
  }

  @ParameterizedTest
  @CsvSource({"65535", "1073741825", "-1"})
  void memoriesOutOfRange(int memory) {
    assertRefused(
        "reassembly memory "
            + memory
            + " is out of range: 65536 to 1073741824; 4194304 will do for most",
        Duration.ofSeconds(60),
        memory,
        65_536);
  }

  @ParameterizedTest
  @CsvSource({"65535", "70001"})
  void sharesOutOfRange(int share) {
    assertRefused(
        "one source's share of the reassembly memory "
            + share
            + " is out of range: 65536 to 70000; an eighth of the memory is the default",
        Duration.ofSeconds(60),
        70_000,
        share);
  }

  @Test
  void theDefaultIsAnEighthForOneSource() {
    ReassemblySettings settings = ReassemblySettings.DEFAULT;
    assertEquals(settings.memory() / 8, settings.share());
  }

  private static void assertRefused(String message, Duration timeout, int memory, int share) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> new ReassemblySettings(timeout, memory, share))
            .getMessage());
  }
}
