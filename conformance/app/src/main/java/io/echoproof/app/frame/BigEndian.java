package io.echoproof.app.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in arrays in network byte order. */
public final class BigEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  /** The octet at that index, 0 to 255. */
  public static int u8(byte[] array, int at) {
    return array[at] & 0xFF;
  }

  /** The 16 bits at that index, 0 to 65535. */
  public static int u16(byte[] array, int at) {
    return (short) SHORT.get(array, at) & 0xFFFF;
  }

  /** The 32 bits at that index. */
  public static int s32(byte[] array, int at) {
    return (int) INT.get(array, at);
  }

  /** Writes the low 16 bits of a number. */
  public static void put16(byte[] array, int at, int value) {
    SHORT.set(array, at, (short) value);
  }

  /** Writes 32 bits. */
  public static void put32(byte[] array, int at, int value) {
    INT.set(array, at, value);
  }
}
