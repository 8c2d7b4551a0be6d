package io.echoproof.app.target;

import io.echoproof.app.ping.PingLab;
import io.echoproof.app.ping.PingStage;
import io.echoproof.conformance.target.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A target ready to be tested.
 *
 * @param target the target
 * @param unavailable the links that can't be used, with the reason and what would be needed
 * @param warnings what the user should know before the run
 * @param pingLab where the system's ping can be run against it; empty when it can't
 * @param pingStage where the system's ping meets peers that misbehave; empty when it can't
 */
public record PreparedTarget(
    Target target,
    Map<String, String> unavailable,
    List<String> warnings,
    Optional<PingLab> pingLab,
    Optional<PingStage> pingStage) {

  /** One beside which there is no ping program. */
  public PreparedTarget(Target target, Map<String, String> unavailable, List<String> warnings) {
    this(target, unavailable, warnings, Optional.empty(), Optional.empty());
  }
}
