package io.echoproof.conformance.junit;

import io.echoproof.conformance.run.RunSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link ConformanceTest} runs, and how.
 *
 * @param selectors requirement ids, case ids, areas, tags, patterns over ids; empty: everything
 * @param seed of all random choices; the same one sends the same packets
 * @param strict whether a SHOULD that is not met fails
 * @param slow whether the cases about time are run, which wait
 * @param volume whether long sequences are sent in full
 * @param known requirements that are known not to hold, with the reason of each
 */
public record ConformanceOptions(
    List<String> selectors,
    long seed,
    boolean strict,
    boolean slow,
    boolean volume,
    Map<String, String> known) {

  private static final long USUAL_SEED = 1;

  public ConformanceOptions {
    selectors = List.copyOf(selectors);
    known = Map.copyOf(known);
  }

  /** Everything that does not wait, with the same packets in every build. */
  public static ConformanceOptions standard() {
    return new ConformanceOptions(List.of(), USUAL_SEED, false, false, false, Map.of());
  }

  /** Only what these select: {@code "CKS"}, {@code "ECH-05"}, {@code "HDR-1*"}. */
  public ConformanceOptions selecting(String... only) {
    return new ConformanceOptions(List.of(only), seed, strict, slow, volume, known);
  }

  /** With other packets. */
  public ConformanceOptions withSeed(long other) {
    return new ConformanceOptions(selectors, other, strict, slow, volume, known);
  }

  /** A SHOULD that is not met fails. */
  public ConformanceOptions strictly() {
    return new ConformanceOptions(selectors, seed, true, slow, volume, known);
  }

  /** With the cases about time, which wait. */
  public ConformanceOptions withSlow() {
    return new ConformanceOptions(selectors, seed, strict, true, volume, known);
  }

  /** With long sequences in full. */
  public ConformanceOptions withVolume() {
    return new ConformanceOptions(selectors, seed, strict, slow, true, known);
  }

  /**
   * A requirement that is known not to hold: its test is aborted with this reason, and fails when
   * the requirement holds after all.
   */
  public ConformanceOptions knowing(String requirement, String reason) {
    Map<String, String> more = new LinkedHashMap<>(known);
    more.put(requirement, reason);
    return new ConformanceOptions(selectors, seed, strict, slow, volume, more);
  }

  RunSettings settings() {
    return new RunSettings(seed, RunSettings.DEFAULT_TIMEOUT, volume, false, 1);
  }
}
