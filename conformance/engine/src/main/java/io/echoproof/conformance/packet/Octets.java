package io.echoproof.conformance.packet;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable sequence of octets in network byte order. Reading multi-octet values is big-endian
 * (RFC 791, appendix B).
 */
public final class Octets {
  /** No octets. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] array;

  private Octets(byte[] array) {
    this.array = array;
  }

  /** A copy of the array. */
  public static Octets of(byte[] array) {
    return array.length == 0 ? EMPTY : new Octets(array.clone());
  }

  /** A copy of a part of the array. */
  public static Octets of(byte[] array, int from, int to) {
    return from == to ? EMPTY : new Octets(Arrays.copyOfRange(array, from, to));
  }

  /** Octets given as numbers; only the low eight bits of each count. */
  public static Octets ofInts(int... values) {
    byte[] array = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      array[i] = (byte) values[i];
    }
    return new Octets(array);
  }

  /** Octets written as hex digits; blanks are ignored. */
  public static Octets ofHex(String hex) {
    return new Octets(HEX.parseHex(hex.replace(" ", "")));
  }

  /** The same octet, {@code count} times. */
  public static Octets repeat(int value, int count) {
    byte[] array = new byte[count];
    Arrays.fill(array, (byte) value);
    return new Octets(array);
  }

  /** How many octets there are. */
  public int length() {
    return array.length;
  }

  /** The octet at that index, 0 to 255. */
  public int u8(int index) {
    return array[index] & 0xFF;
  }

  /** The 16-bit value at that index, big-endian. */
  public int u16(int index) {
    return u8(index) << 8 | u8(index + 1);
  }

  /** The 32-bit value at that index, big-endian. */
  public int s32(int index) {
    return u16(index) << 16 | u16(index + 2);
  }

  /** The octets from one index up to, not including, another. */
  public Octets slice(int from, int to) {
    return from == 0 && to == array.length ? this : of(array, from, to);
  }

  /** These octets followed by others. */
  public Octets plus(Octets more) {
    byte[] joined = Arrays.copyOf(array, array.length + more.array.length);
    System.arraycopy(more.array, 0, joined, array.length, more.array.length);
    return new Octets(joined);
  }

  /** These octets with one of them replaced. */
  public Octets with(int index, int value) {
    byte[] copy = array.clone();
    copy[index] = (byte) value;
    return new Octets(copy);
  }

  /** These octets with one bit inverted; bit 0 is the most significant bit of the first octet. */
  public Octets flipBit(int bit) {
    return with(bit / 8, u8(bit / 8) ^ 0x80 >> bit % 8);
  }

  /** A copy as an array. */
  public byte[] toByteArray() {
    return array.clone();
  }

  /** Copies all octets into an array. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, 0, target, at, array.length);
  }

  /** Lower case hex digits without blanks. */
  public String hex() {
    return HEX.formatHex(array);
  }

  /** The index of the first octet in which the two differ, or -1 when they are equal. */
  public int mismatch(Octets other) {
    return Arrays.mismatch(array, other.array);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets o && Arrays.equals(array, o.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return hex();
  }
}
