package io.echoproof.conformance.packet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param value the 32 bits, the first octet in the most significant byte
 */
public record Ipv4Address(int value) implements Comparable<Ipv4Address> {
  private static final Pattern DOTTED =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  /** The limited broadcast address (RFC 1122, section 3.2.1.3). */
  public static final Ipv4Address LIMITED_BROADCAST = new Ipv4Address(-1);

  /** Four octets as numbers, 0 to 255. */
  public static Ipv4Address of(int a, int b, int c, int d) {
    return new Ipv4Address(a << 24 | b << 16 | c << 8 | d);
  }

  /**
   * Parses dotted decimal.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static Ipv4Address of(String dotted) {
    return parse(dotted)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + dotted + "' is not an IPv4 address: four numbers from 0 to 255"));
  }

  /** Parses dotted decimal; empty when it is something else. */
  public static Optional<Ipv4Address> parse(String dotted) {
    Matcher matcher = DOTTED.matcher(dotted);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int value = 0;
    for (int group = 1; group <= 4; group++) {
      int octet = Integer.parseInt(matcher.group(group));
      if (octet > 255) {
        return Optional.empty();
      }
      value = value << 8 | octet;
    }
    return Optional.of(new Ipv4Address(value));
  }

  /** The address {@code distance} further on. */
  public Ipv4Address plus(int distance) {
    return new Ipv4Address(value + distance);
  }

  /** The four octets. */
  public Octets octets() {
    return Octets.ofInts(value >>> 24, value >>> 16, value >>> 8, value);
  }

  @Override
  public int compareTo(Ipv4Address other) {
    return Integer.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return (value >>> 24)
        + "."
        + (value >>> 16 & 0xFF)
        + "."
        + (value >>> 8 & 0xFF)
        + "."
        + (value & 0xFF);
  }
}
