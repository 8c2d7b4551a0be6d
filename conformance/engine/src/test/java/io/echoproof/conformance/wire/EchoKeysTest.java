package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoKeysTest {
  private static long value(EchoKey key) {
    return (long) key.identifier() << 16 | key.sequenceNumber();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 20260729})
  void aMillionKeysWithoutARepetition(long seed) {
    EchoKeys keys = new EchoKeys(seed);
    BitSet[] halves = {new BitSet(), new BitSet()};
    for (int i = 0; i < 1_000_000; i++) {
      long value = value(keys.next());
      BitSet half = halves[(int) (value >>> 31)];
      int bit = (int) (value & Integer.MAX_VALUE);
      assertFalse(half.get(bit), "repeated after " + i);
      half.set(bit);
    }
  }

  /** Far apart in the space as well, where carries between the halves would show. */
  @Test
  void placesFarApartHaveKeysOfTheirOwn() {
    EchoKeys keys = new EchoKeys(3);
    assertEquals(1 << 17, distinct(keys, IntStream.range(0, 1 << 17).map(i -> i * 0x7FFF)));
  }

  /** Two places that differ in one half only, whichever it is. */
  @Test
  void eachHalfOfAPlaceCounts() {
    EchoKeys keys = new EchoKeys(11);
    assertEquals(1 << 16, distinct(keys, IntStream.range(0, 1 << 16).map(i -> i << 16 | 0x1234)));
    assertEquals(1 << 16, distinct(keys, IntStream.range(0, 1 << 16).map(i -> 0x1234 << 16 | i)));
  }

  private static long distinct(EchoKeys keys, IntStream places) {
    return places.mapToLong(place -> value(keys.at(place))).distinct().count();
  }

  @Test
  void theSeedDecides() {
    assertEquals(new EchoKeys(5).next(), new EchoKeys(5).next());
    assertNotEquals(new EchoKeys(5).next(), new EchoKeys(6).next());
  }

  @Test
  void fieldsAreSixteenBits() {
    EchoKeys keys = new EchoKeys(9);
    int seen = 0;
    for (int i = 0; i < 10_000; i++) {
      EchoKey key = keys.next();
      seen |= key.identifier() | key.sequenceNumber();
    }
    assertEquals(0xFFFF, seen);
  }

  @Test
  void shownAsHex() {
    assertEquals("00ff/1234", new EchoKey(0xFF, 0x1234).toString());
  }
}
