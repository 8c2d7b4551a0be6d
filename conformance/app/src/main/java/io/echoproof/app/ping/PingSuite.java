package io.echoproof.app.ping;

import io.echoproof.conformance.run.ExtraCases;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ping cases as an addition to a run. */
public final class PingSuite {
  /** The classes with ping cases. */
  public static final List<Class<?>> CLASSES = List.of(PingCases.class);

  private PingSuite() {}

  /** With a lab where there is one; without one no link carries them, and they are skipped. */
  public static ExtraCases with(Optional<PingLab> lab) {
    return new ExtraCases(
        CLASSES, lab.<Map<Class<?>, Object>>map(l -> Map.of(PingLab.class, l)).orElse(Map.of()));
  }
}
