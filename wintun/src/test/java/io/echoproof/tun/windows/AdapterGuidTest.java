package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.jna.Memory;
import io.echoproof.tun.Frames;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdapterGuidTest {
  @Test
  void aNameHasAlwaysTheSame() {
    assertEquals(
        UUID.fromString("d1b375c6-26e8-3411-8bc2-3b0c9799919f"), AdapterGuid.of("EchoProof"));
    assertNotEquals(AdapterGuid.of("EchoProof"), AdapterGuid.of("EchoProof 2"));
  }

  @Test
  void itsNumbersAreLittleEndianInMemory() {
    try (Memory guid =
        AdapterGuid.inMemory(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))) {
      assertArrayEquals(
          Frames.hex("33221100 5544 7766 8899aabbccddeeff"), guid.getByteArray(0, 16));
    }
  }
}
