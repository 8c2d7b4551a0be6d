package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {
  /** The numerical example of RFC 1071, section 3. */
  private static final Octets RFC_1071 = Octets.ofHex("0001 f203 f4f5 f6f7");

  @Test
  void exampleOfRfc1071() {
    assertEquals(0xDDF2, Checksum.sum(RFC_1071));
    assertEquals(0x220D, Checksum.of(RFC_1071));
    assertTrue(Checksum.verifies(RFC_1071.plus(Octets.ofHex("220d"))));
  }

  /** RFC 1071, section 2 (B): the sum of swapped words is the swapped sum. */
  @Test
  void sumIsIndependentOfByteOrder() {
    assertEquals(0xF2DD, Checksum.sum(Octets.ofHex("0100 03f2 f5f4 f7f6")));
  }

  @ParameterizedTest
  @CsvSource({
    "'',           0000, ffff",
    "00,           0000, ffff",
    "0000,         0000, ffff",
    "000000000000, 0000, ffff",
    "ff,           ff00, 00ff",
    "ffff,         ffff, 0000",
    "ffffff,       ff00, 00ff",
    "ffff0001,     0001, fffe",
    "fffe0001,     ffff, 0000",
    "0800f7ff0000, ffff, 0000",
    "80008000,     0001, fffe",
    "ffffffffffff, ffff, 0000",
    "010203,       0402, fbfd",
  })
  void cornersOfOnesComplementArithmetic(String hex, String sum, String checksum) {
    assertEquals(Integer.parseInt(sum, 16), Checksum.sum(Octets.ofHex(hex)));
    assertEquals(Integer.parseInt(checksum, 16), Checksum.of(Octets.ofHex(hex)));
  }

  @Test
  void oddLastOctetIsTheHighHalfOfAWord() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length = 1; length < 200; length += 2) {
      byte[] data = new byte[length];
      random.nextBytes(data);
      Octets odd = Octets.of(data);
      assertEquals(Checksum.sum(odd.plus(Octets.ofInts(0))), Checksum.sum(odd));
    }
  }

  @Test
  void carriesOfTheLargestDatagramAreFolded() {
    assertEquals(0xFFFF, Checksum.sum(Octets.repeat(0xFF, 65_534)));
    assertEquals(0xFF00, Checksum.sum(Octets.repeat(0xFF, 65_535)));
  }

  /** RFC 1071, section 1: the field counts; both zeros are right where both verify. */
  @Test
  void dataVerifiesWhenItsSumIsMinusZero() {
    assertTrue(Checksum.verifies(Octets.ofHex("0800 0000 f7ff 0000")));
    assertTrue(Checksum.verifies(Octets.ofHex("0800 ffff f7ff 0000")));
    assertTrue(Checksum.verifies(Octets.ofHex("0000 ffff 0000 0000")));
    assertFalse(Checksum.verifies(Octets.ofHex("0000 0000 0000 0000")));
    assertFalse(Checksum.verifies(Octets.EMPTY));
  }

  @Test
  void everySingleBitErrorIsFound() {
    Octets header = Octets.ofHex("4500001c123400004001e4a9c0000202c0000201");
    assertTrue(Checksum.verifies(header));
    for (int bit = 0; bit < header.length() * 8; bit++) {
      assertFalse(Checksum.verifies(header.flipBit(bit)), "bit " + bit);
    }
  }

  @Test
  void additionCarriesEndAround() {
    assertEquals(0x0001, Checksum.add(0xFFFF, 0x0001));
    assertEquals(0xFFFF, Checksum.add(0xFFFF, 0xFFFF));
    assertEquals(0x0800, Checksum.add(0xF801, 0x0FFE));
    assertEquals(0, Checksum.add(0, 0));
  }
}
