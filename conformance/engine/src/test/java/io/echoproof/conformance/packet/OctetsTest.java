package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OctetsTest {
  private static final Octets FOUR = Octets.ofHex("80ff 007f");

  @Test
  void valuesAreUnsignedAndBigEndian() {
    assertEquals(0x80, FOUR.u8(0));
    assertEquals(0xFF, FOUR.u8(1));
    assertEquals(0x80FF, FOUR.u16(0));
    assertEquals(0xFF00, FOUR.u16(1));
    assertEquals(0x80FF007F, FOUR.s32(0));
  }

  @Test
  void hexIsLowerCaseWithoutBlanks() {
    assertEquals("80ff007f", FOUR.hex());
    assertEquals("80ff007f", FOUR.toString());
    assertEquals("", Octets.EMPTY.hex());
    assertThrows(IllegalArgumentException.class, () -> Octets.ofHex("8"));
    assertThrows(IllegalArgumentException.class, () -> Octets.ofHex("8g"));
  }

  @Test
  void onlyTheLowEightBitsOfANumberCount() {
    assertEquals("12ff00", Octets.ofInts(0x112, -1, 0x100).hex());
    assertEquals("a5a5a5", Octets.repeat(0x1A5, 3).hex());
    assertEquals(Octets.EMPTY, Octets.repeat(1, 0));
  }

  @Test
  void arraysAreCopiedInAndOut() {
    byte[] array = {1, 2, 3};
    Octets octets = Octets.of(array);
    array[0] = 9;
    octets.toByteArray()[1] = 9;
    assertEquals("010203", octets.hex());

    byte[] target = new byte[5];
    octets.copyTo(target, 2);
    assertArrayEquals(new byte[] {0, 0, 1, 2, 3}, target);
  }

  @Test
  void partsAndJoins() {
    assertEquals("ff00", FOUR.slice(1, 3).hex());
    assertEquals(Octets.EMPTY, FOUR.slice(2, 2));
    assertEquals(FOUR, FOUR.slice(0, 4));
    assertEquals("80ff007f01", FOUR.plus(Octets.ofInts(1)).hex());
    assertEquals("ff", Octets.of(new byte[] {1, -1, 2}, 1, 2).hex());
    assertThrows(IndexOutOfBoundsException.class, () -> FOUR.slice(5, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> FOUR.u16(3));
  }

  @Test
  void changesLeaveTheOriginalAlone() {
    assertEquals("80ff017f", FOUR.with(2, 0x101).hex());
    assertEquals("80ff007f", FOUR.hex());
  }

  @Test
  void bitsCountFromTheMostSignificantOne() {
    Octets zeros = Octets.repeat(0, 3);
    assertEquals("800000", zeros.flipBit(0).hex());
    assertEquals("010000", zeros.flipBit(7).hex());
    assertEquals("000080", zeros.flipBit(16).hex());
    assertEquals(zeros, zeros.flipBit(23).flipBit(23));
  }

  @Test
  void equalityIsThatOfTheOctets() {
    assertEquals(Octets.ofInts(1, 2), Octets.ofHex("0102"));
    assertEquals(Octets.ofInts(1, 2).hashCode(), Octets.ofHex("0102").hashCode());
    assertNotEquals(Octets.ofInts(1, 2), Octets.ofInts(1, 2, 0));
    assertNotEquals(Octets.ofInts(1), "01");
  }

  @Test
  void mismatchIsTheFirstDifferenceOrTheEndOfTheShorterOne() {
    assertEquals(-1, FOUR.mismatch(Octets.ofHex("80ff007f")));
    assertEquals(2, FOUR.mismatch(Octets.ofHex("80ff017f")));
    assertEquals(4, FOUR.mismatch(Octets.ofHex("80ff007f00")));
  }
}
