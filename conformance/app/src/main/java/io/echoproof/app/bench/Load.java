package io.echoproof.app.bench;

/**
 * A load.
 *
 * @param window requests that are on their way at once
 * @param size octets of data in each request
 * @param sources addresses that requests come from in turn
 */
public record Load(int window, int size, int sources) {
  /** More at once than any device's queue holds says nothing about the target. */
  public static final int GREATEST_WINDOW = 1_024;

  /** What fits into a datagram behind the headers (RFC 791, section 3.1). */
  public static final int GREATEST_SIZE = 65_507;

  /** As many as there are hosts in a network of 16 bits would be too many for the default one. */
  public static final int MOST_SOURCES = 10_000;
}
