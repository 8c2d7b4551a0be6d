package io.echoproof.reports.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureExcerptTest {
  private static final int SECTION_LENGTH = 28;
  private static final int PACKET_LENGTH = 60;

  @TempDir Path temp;

  @Test
  void takesASmallFileWhole() throws IOException {
    Path file = write(capture(ByteOrder.LITTLE_ENDIAN, 3));

    CaptureExcerpt excerpt = CaptureExcerpt.of(file, 10_000);

    assertTrue(excerpt.whole());
    assertArrayEquals(Files.readAllBytes(file), excerpt.content());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
  void cutsBetweenBlocks(String order) throws IOException {
    byte[] whole =
        capture(order.startsWith("B") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, 10);

    CaptureExcerpt excerpt =
        CaptureExcerpt.of(write(whole), SECTION_LENGTH + 2 * PACKET_LENGTH + 17);

    assertFalse(excerpt.whole());
    assertArrayEquals(Arrays.copyOf(whole, SECTION_LENGTH + 2 * PACKET_LENGTH), excerpt.content());
  }

  @Test
  void givesNothingOfWhatIsNotPcapng() throws IOException {
    assertEquals(0, CaptureExcerpt.of(write(new byte[5000]), 100).size());
    assertEquals(0, CaptureExcerpt.of(write(new byte[5000]), 0).size());
  }

  @Test
  void stopsAtALengthThatCannotBe() throws IOException {
    byte[] broken = capture(ByteOrder.LITTLE_ENDIAN, 10);
    ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN).putInt(SECTION_LENGTH + 4, -4);

    assertEquals(SECTION_LENGTH, CaptureExcerpt.of(write(broken), 300).size());
  }

  private static byte[] capture(ByteOrder order, int packets) {
    ByteBuffer out = ByteBuffer.allocate(SECTION_LENGTH + packets * PACKET_LENGTH).order(order);
    out.putInt(0x0a0d0d0a).putInt(SECTION_LENGTH).putInt(0x1a2b3c4d).putInt(1).putLong(-1);
    out.putInt(SECTION_LENGTH);
    for (int i = 0; i < packets; i++) {
      int start = out.position();
      out.putInt(6).putInt(PACKET_LENGTH).position(start + PACKET_LENGTH - 4);
      out.putInt(PACKET_LENGTH);
    }
    return out.array();
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(temp.resolve("a.pcapng"), content);
  }
}
