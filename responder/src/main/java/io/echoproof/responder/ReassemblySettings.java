package io.echoproof.responder;

import java.time.Duration;

/**
 * How datagrams are put together again.
 *
 * @param timeout from the first fragment that arrives to the end of waiting, whatever arrives in
 *     between, more than 0 (RFC 1122, section 3.3.2: fixed, 60 s to 120 s recommended)
 * @param memory for all datagrams that wait for fragments, in octets, {@link #LEAST_MEMORY} to 1
 *     GiB; taken when the first fragment arrives, in pieces of 2048 octets
 * @param share the part of it that one source address can have, in octets, {@link #LEAST_MEMORY} to
 *     {@code memory}
 */
public record ReassemblySettings(Duration timeout, int memory, int share) {
  /** What the longest datagram needs, in octets. */
  public static final int LEAST_MEMORY = 65_536;

  private static final int MOST_MEMORY = 1 << 30;
  private static final Duration LONGEST = Duration.ofDays(1);

  /** 60 s, 4 MiB, an eighth of it for one source. */
  public static final ReassemblySettings DEFAULT =
      new ReassemblySettings(Duration.ofSeconds(60), 1 << 22, 1 << 19);

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public ReassemblySettings {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "reassembly timeout "
              + timeout
              + " is out of range: more than 0, at most a day; 60 s is what RFC 1122 recommends");
    }
    ResponderSettings.requireRange(
        "reassembly memory", memory, LEAST_MEMORY, MOST_MEMORY, "4194304 will do for most");
    ResponderSettings.requireRange(
        "one source's share of the reassembly memory",
        share,
        LEAST_MEMORY,
        memory,
        "an eighth of the memory is the default");
  }

  /** These settings with another timeout. */
  public ReassemblySettings withTimeout(Duration newTimeout) {
    return new ReassemblySettings(newTimeout, memory, share);
  }

  /** These settings with another memory and one source's share of it, in octets. */
  public ReassemblySettings withMemory(int newMemory, int newShare) {
    return new ReassemblySettings(timeout, newMemory, newShare);
  }
}
