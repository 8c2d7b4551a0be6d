package io.echoproof.app.ping;

import io.echoproof.conformance.run.ExtraCases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ping cases as an addition to a run. */
public final class PingSuite {
  /** The classes with ping cases. */
  public static final List<Class<?>> CLASSES =
      List.of(PingCases.class, PingMisbehaviourCases.class, PingErrorCases.class);

  private PingSuite() {}

  /**
   * With a lab and a stage where there are some; without them no link carries the cases, and they
   * are skipped.
   */
  public static ExtraCases with(Optional<PingLab> lab, Optional<PingStage> stage) {
    Map<Class<?>, Object> resources = new HashMap<>();
    lab.ifPresent(l -> resources.put(PingLab.class, l));
    stage.ifPresent(s -> resources.put(PingStage.class, s));
    return new ExtraCases(CLASSES, resources);
  }
}
