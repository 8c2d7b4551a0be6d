package io.echoproof.responder;

/** Spreads keys by a secret, so that nobody can send keys that all fall together. */
final class FragmentHash {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
  private static final long MIX = 0xD6E8_FEB8_6659_FD93L;

  private FragmentHash() {}

  static int of(long key, long secret) {
    long hash = (key ^ secret) * SPREAD;
    hash = (hash ^ hash >>> 32) * MIX;
    return (int) (hash ^ hash >>> 32);
  }

  static int of(int source, int destination, int identification, long secret) {
    long addresses = (long) source << 32 | Integer.toUnsignedLong(destination);
    return of(addresses, secret + identification * MIX);
  }
}
