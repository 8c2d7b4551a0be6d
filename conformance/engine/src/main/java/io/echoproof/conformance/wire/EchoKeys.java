package io.echoproof.conformance.wire;

/**
 * Keys that never repeat within a run: a permutation of the 32-bit space, keyed by the run's seed
 * (a Feistel network of four rounds over two halves of 16 bits is a bijection whatever its round
 * function does). A stack that suppresses what looks like a repetition can't disturb the run.
 */
public final class EchoKeys {
  private static final int ROUNDS = 4;

  private final long seed;
  private int next;

  public EchoKeys(long seed) {
    this.seed = seed;
  }

  /** A key that was not given out before. */
  public EchoKey next() {
    return at(next++);
  }

  /** The key at a place of the permutation. */
  EchoKey at(int place) {
    int left = place >>> 16;
    int right = place & 0xFFFF;
    for (int round = 0; round < ROUNDS; round++) {
      int mixed = left ^ mix(right, round);
      left = right;
      right = mixed;
    }
    return new EchoKey(left, right);
  }

  private int mix(int half, int round) {
    long x = seed + half * 0x9E3779B97F4A7C15L + round * 0xD1B54A32D192ED03L;
    x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return (int) (x >>> 40) & 0xFFFF;
  }
}
