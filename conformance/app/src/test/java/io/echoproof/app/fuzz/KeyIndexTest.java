package io.echoproof.app.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KeyIndexTest {
  @Test
  void whatWasPutUnderAKeyIsFoundInItsOrder() {
    KeyIndex index = new KeyIndex(128);
    for (int number = 0; number < 128; number++) {
      index.add(number % 5, number);
    }
    for (int key = 0; key < 5; key++) {
      int expected = key;
      for (int i = index.first(key); i != KeyIndex.NONE; i = index.next(i)) {
        assertEquals(expected, i);
        expected += 5;
      }
      assertEquals(128 / 5 + (key < 3 ? 1 : 0), (expected - key) / 5);
    }
    assertEquals(KeyIndex.NONE, index.first(5));
  }

  @Test
  void nothingIsFoundAfterItWasEmptied() {
    KeyIndex index = new KeyIndex(4);
    index.add(7, 0);
    index.clear();
    assertEquals(KeyIndex.NONE, index.first(7));
    index.add(7, 3);
    assertEquals(3, index.first(7));
    assertEquals(KeyIndex.NONE, index.next(3));
  }
}
