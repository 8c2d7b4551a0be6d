package io.echoproof.app.fuzz;

import java.util.Arrays;

/**
 * Finds the numbers that were put under a key, the first first. It holds few and is emptied often;
 * nothing is allocated.
 */
final class KeyIndex {
  static final int NONE = -1;

  private final long[] keys;
  private final int[] first;
  private final int[] last;
  private final int[] filled;
  private final int[] next;
  private final int mask;
  private int round = 1;

  /**
   * @param most the numbers are below this
   */
  KeyIndex(int most) {
    int places = Integer.highestOneBit(most) << 2;
    mask = places - 1;
    keys = new long[places];
    first = new int[places];
    last = new int[places];
    filled = new int[places];
    next = new int[most];
  }

  void clear() {
    if (++round == 0) {
      Arrays.fill(filled, 0);
      round = 1;
    }
  }

  void add(long key, int number) {
    int place = place(key);
    next[number] = NONE;
    if (filled[place] == round) {
      next[last[place]] = number;
    } else {
      filled[place] = round;
      keys[place] = key;
      first[place] = number;
    }
    last[place] = number;
  }

  /** The first number of a key; {@link #NONE} when there is none. */
  int first(long key) {
    int place = place(key);
    return filled[place] == round ? first[place] : NONE;
  }

  /** The number after this one; {@link #NONE} when it is the last. */
  int next(int number) {
    return next[number];
  }

  private int place(long key) {
    int place = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 40) & mask;
    while (filled[place] == round && keys[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
