package io.echoproof.tun.windows;

/**
 * How a Wintun device is opened. Made by {@link #named} and {@link #withCapacity}.
 *
 * @param name the interface's name, 1 to 127 UTF-16 units; two programs must not use the same
 * @param capacity of each of the two rings in octets: a power of two from 128 KiB to 64 MiB
 */
public record WintunSettings(String name, int capacity) {
  /** 8 MiB: some 5,000 frames of 1500 octets. */
  public static final int DEFAULT_CAPACITY = 0x80_0000;

  public static WintunSettings named(String name) {
    return new WintunSettings(name, DEFAULT_CAPACITY);
  }

  /** The same with rings of another size. */
  public WintunSettings withCapacity(int octets) {
    return new WintunSettings(name, octets);
  }
}
