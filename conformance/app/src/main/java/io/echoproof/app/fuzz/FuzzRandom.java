package io.echoproof.app.fuzz;

/** SplitMix64: the same numbers for the same seed on every machine, and nothing allocated. */
final class FuzzRandom {
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

  private long state;

  FuzzRandom(long seed) {
    this.state = seed;
  }

  long nextLong() {
    state += STEP;
    long mixed = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }

  int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /** 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (((nextLong() >>> 33) * bound) >>> 31);
  }

  /** A number of a range, both ends included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** True once in that many times. */
  boolean oneIn(int times) {
    return below(times) == 0;
  }

  /** One of these. */
  int of(int[] choices) {
    return choices[below(choices.length)];
  }
}
