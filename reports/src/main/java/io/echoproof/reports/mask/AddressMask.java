package io.echoproof.reports.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the addresses of some networks by addresses that are nobody's. The host part stays, so
 * that a broadcast address stays one and two hosts stay two; all other addresses (loopback,
 * multicast, the suite's own foreign networks) are left as they are, because they are what a case
 * is about.
 */
final class AddressMask {
  // RFC 5737, section 3: TEST-NET-3; RFC 2544, appendix C.2.2: benchmarks; RFC 1918, section 3.
  private static final int TEST_NET_3 = 0xCB007100;
  private static final int BENCHMARKS = 0xC6120000;
  private static final int PRIVATE = 0x0A000000;

  /** A network and what it becomes; both 32 bits, most significant octet first. */
  private record Replacement(int network, int mask, int by) {}

  private final List<Replacement> replacements = new ArrayList<>();

  /**
   * Hides another network.
   *
   * @param address an address of it, 32 bits, most significant octet first
   * @param length of its prefix in bits, 8 to 32; a shorter one is taken for 8
   */
  AddressMask hide(int address, int length) {
    int bits = Math.max(length, Byte.SIZE);
    int mask = -1 << (Integer.SIZE - bits);
    boolean known = replacements.stream().anyMatch(r -> (address & r.mask()) == r.network());
    if (!known) {
      replacements.add(new Replacement(address & mask, mask, by(bits, replacements.size())));
    }
    return this;
  }

  /** Another one for each network, so that two stay two. */
  private static int by(int bits, int number) {
    if (bits < 16) {
      return PRIVATE;
    }
    if (bits < 24) {
      return PRIVATE + (number << 16);
    }
    return number == 0 ? TEST_NET_3 : BENCHMARKS + (number << 8);
  }

  /**
   * What the beginning of an address becomes that was cut off.
   *
   * @param address its octets, then zeros
   * @param octets how many there are, 1 to 3
   */
  int applyBeginning(int address, int octets) {
    int there = -1 << (Integer.SIZE - Byte.SIZE * octets);
    for (Replacement replacement : replacements) {
      int mask = replacement.mask() & there;
      if ((address & mask) == (replacement.network() & mask)) {
        return (replacement.by() & mask) | (address & ~mask);
      }
    }
    return address;
  }

  /** What an address becomes; itself when its network is not hidden. */
  int apply(int address) {
    for (Replacement replacement : replacements) {
      if ((address & replacement.mask()) == replacement.network()) {
        return (replacement.by() & replacement.mask()) | (address & ~replacement.mask());
      }
    }
    return address;
  }
}
