package io.echoproof.conformance.run;

import java.time.Duration;

/**
 * How a run is done.
 *
 * @param seed of all random choices
 * @param timeout how long a reply may take
 * @param volume whether long sequences are sent in full
 * @param failFast whether the first failure ends the run
 * @param repeat how many times each case runs, at least 1
 */
public record RunSettings(
    long seed, Duration timeout, boolean volume, boolean failFast, int repeat) {

  /** How long a reply may take unless something else is said. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);

  /** The defaults with that seed. */
  public static RunSettings withSeed(long seed) {
    return new RunSettings(seed, DEFAULT_TIMEOUT, false, false, 1);
  }
}
