package io.echoproof.reports.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 192.0.2.0/24 becomes 203.0.113.0/24; checksums stay as right or as wrong as they were. */
class FrameMaskTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int NETWORK = 0xC0000200;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // Golden vectors V02, V15 (header checksum one too large), V38 and V39.
        "right header checksum | 4500001c123400004001e4a9c0000202c00002010800390fbeef0001"
            + " | 4500001c123400004001f0a8cb007102cb0071010800390fbeef0001",
        "wrong header checksum | 4500001c123400004001e4aac0000202c00002010800390fbeef0001"
            + " | 4500001c123400004001f0a9cb007102cb0071010800390fbeef0001",
        "multicast stays | 4500001c123400004001c6a9c0000202e00000010800390fbeef0001"
            + " | 4500001c1234000040014ca9cb007102e00000010800390fbeef0001",
        "not IPv4: address alone | 00c0000201 | 00cb007101",
        "too short | 45c000 | 45c000",
        "ends within the source | 4500001c1234000040010000c00002 | 4500001c1234000040010000cb0071",
        "ends within the destination | 4500001c1234000040010000c0000202c00002"
            + " | 4500001c1234000040010000cb007102cb0071",
        "ends there by chance | 4500001c1234000040010000c00003 | 4500001c1234000040010000c00003",
      })
  void replaces(String name, String frame, String masked) {
    byte[] result =
        new FrameMask(new AddressMask().hide(NETWORK, 24)).apply(HEX.parseHex(frame.strip()));
    assertEquals(masked.strip(), HEX.formatHex(result), name);
  }

  /** The quoted header's checksum covers its addresses, the ICMP checksum both. */
  @ParameterizedTest
  @CsvSource({
    // Golden vector V41: destination unreachable that quotes an echo request.
    "45000038123400004001e48dc0000202c00002010301fcfe00000000"
        + "4500001c123400004001e4a9c0000201c00002020800390fbeef0001"
  })
  void checksumsOfAQuoteStayRight(String frame) {
    byte[] masked = new FrameMask(new AddressMask().hide(NETWORK, 24)).apply(HEX.parseHex(frame));
    assertEquals(0xFFFF, sum(masked, 0, 20), "header");
    assertEquals(0xFFFF, sum(masked, 20, 56), "ICMP");
    assertEquals(0xFFFF, sum(masked, 28, 48), "quoted header");
    assertEquals("cb007101cb007102", HEX.formatHex(masked, 40, 48));
  }

  private static int sum(byte[] octets, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i += 2) {
      sum += ((octets[i] & 0xFF) << 8) | (octets[i + 1] & 0xFF);
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return sum;
  }
}
