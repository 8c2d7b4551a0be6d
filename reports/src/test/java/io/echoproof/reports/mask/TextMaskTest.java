package io.echoproof.reports.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMaskTest {
  private static final AddressMask ADDRESSES =
      new AddressMask().hide(0xC0000201, 24).hide(0x0A090805, 30);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from 192.0.2.1 to 192.0.2.255. | from 203.0.113.1 to 203.0.113.255.",
        "192.0.2.0/24, not 1192.0.2.1 or 192.0.2.1.5 | 203.0.113.0/24, not 1192.0.2.1 or 192.0.2.1.5",
        "127.0.0.1 255.255.255.255 192.0.3.1 | 127.0.0.1 255.255.255.255 192.0.3.1",
        "10.9.8.6 and 10.9.8.8 | 198.18.1.2 and 10.9.8.8",
        "octets c0000201 C0 00 02 01 | octets cb007101 cb 00 71 01",
        "45c0000202c00002ff | 45cb007102cb0071ff",
        "--out /home/anna/runs C:\\Users\\Anna\\x | --out /home/user/runs C:\\Users\\user\\x",
        "on build-7.example and build-7 | on host and host",
      })
  void replaces(String text, String masked) {
    Map<String, String> words = Map.of("build-7", "host", "build-7.example", "host");
    assertEquals(masked, new TextMask(ADDRESSES, words).apply(text));
  }
}
