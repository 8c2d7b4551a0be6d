package io.echoproof.responder;

import static io.echoproof.responder.Wire.naiveChecksum;
import static io.echoproof.responder.Wire.naiveSum;
import static io.echoproof.responder.Wire.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternetChecksumTest {
  private static final int LONGEST_MESSAGE = 65_515;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "'', ffff",
    "00, ffff",
    "0000, ffff",
    "0000000000000000000000, ffff",
    "ffff, 0000",
    "ffffffff, 0000",
    "ff, 00ff",
    "0001, fffe",
    "01, feff",
    "fffe0001, 0000",
    "fffe0002, fffe",
    // RFC 1071, section 3: these octets sum to ddf2.
    "0001f203f4f5f6f7, 220d",
  })
  void knownValues(String hex, String checksum) {
    ByteBuffer buffer = ByteBuffer.wrap(octets(hex));
    assertEquals(
        Integer.parseInt(checksum, 16),
        InternetChecksum.of(InternetChecksum.sum(buffer, 0, buffer.limit())));
  }

  @Test
  void everyLengthAtEveryAlignment() {
    byte[] random = new byte[2048 + 8];
    new Random(1).nextBytes(random);
    byte[] ones = new byte[random.length];
    Arrays.fill(ones, (byte) 0xFF);
    byte[] carries = repeated("fffe0001", random.length);
    for (byte[] content : new byte[][] {random, ones, carries, new byte[random.length]}) {
      ByteBuffer heap = ByteBuffer.wrap(content);
      ByteBuffer direct = ByteBuffer.allocateDirect(content.length).put(0, content);
      for (int offset = 0; offset < 8; offset++) {
        for (int length = 0; length <= 2048; length++) {
          assertSame(content, heap, offset, length);
          assertSame(content, direct, offset, length);
        }
      }
    }
  }

  @Test
  void longestMessages() {
    byte[] ones = new byte[LONGEST_MESSAGE + 3];
    Arrays.fill(ones, (byte) 0xFF);
    byte[] random = new byte[ones.length];
    new Random(2).nextBytes(random);
    byte[] lastOnly = new byte[ones.length];
    lastOnly[LONGEST_MESSAGE - 1] = 1;
    for (byte[] content :
        new byte[][] {ones, random, lastOnly, repeated("fffe0001", ones.length)}) {
      for (int offset = 0; offset < 4; offset++) {
        assertSame(content, ByteBuffer.wrap(content), offset, LONGEST_MESSAGE);
        assertSame(content, ByteBuffer.wrap(content), offset, LONGEST_MESSAGE - 1);
      }
    }
  }

  @Test
  void octetsAroundTheRangeDoNotCount() {
    byte[] content = octets("a5a5a5 0102030405 a5a5a5");
    ByteBuffer buffer = ByteBuffer.wrap(content);
    assertEquals(
        0x0102 + 0x0304 + 0x0500, InternetChecksum.fold(InternetChecksum.sum(buffer, 3, 5)));
  }

  @Test
  void bothZerosAreRightButNoOtherSumIs() {
    assertTrue(InternetChecksum.isRight(0xFFFF));
    assertTrue(InternetChecksum.isRight(0x1FFFEL));
    assertFalse(InternetChecksum.isRight(0));
    for (int sum = 1; sum < 0xFFFF; sum++) {
      assertFalse(InternetChecksum.isRight(sum), Integer.toHexString(sum));
    }
  }

  private static void assertSame(byte[] content, ByteBuffer buffer, int offset, int length) {
    long sum = InternetChecksum.sum(buffer, offset, length);
    int expected = naiveChecksum(content, offset, length);
    if (expected != InternetChecksum.of(sum)) {
      assertEquals(
          expected, InternetChecksum.of(sum), () -> "offset " + offset + ", length " + length);
    }
    assertEquals(naiveSum(content, offset, length) == 0, sum == 0);
  }

  private static byte[] repeated(String hex, int length) {
    byte[] pattern = octets(hex);
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = pattern[i % pattern.length];
    }
    return content;
  }
}
