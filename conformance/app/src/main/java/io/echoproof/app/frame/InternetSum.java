package io.echoproof.app.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The ones-complement sum of RFC 1071 over a part of an array, in words of 32 bits: a sum of those
 * folds to the same 16 bits (section 2, deferred carries).
 */
public final class InternetSum {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final long WORD = 0xFFFF_FFFFL;

  private InternetSum() {}

  /** The sum, folded to 0 to 65535; an odd last octet is the high half of a word. */
  public static int of(byte[] array, int from, int to) {
    long sum = 0;
    int at = from;
    for (; at + 4 <= to; at += 4) {
      sum += (int) INT.get(array, at) & WORD;
    }
    for (; at + 2 <= to; at += 2) {
      sum += BigEndian.u16(array, at);
    }
    if (at < to) {
      sum += (long) BigEndian.u8(array, at) << 8;
    }
    return fold(sum);
  }

  /** Whether data verifies that has its checksum in it. */
  public static boolean verifies(byte[] array, int from, int to) {
    return of(array, from, to) == 0xFFFF;
  }

  /** Writes the right checksum of a part of an array into a field of it. */
  public static void set(byte[] array, int field, int from, int to) {
    BigEndian.put16(array, field, 0);
    BigEndian.put16(array, field, ~of(array, from, to));
  }

  /** Carries added until none is left. */
  public static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) folded;
  }
}
