package io.echoproof.conformance.target;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of a target that the harness may switch. A target whose profile lists a feature that
 * is not on its switchboard has it on for good.
 */
public interface Switchboard {
  /** Nothing can be switched. */
  Switchboard NONE =
      new Switchboard() {
        @Override
        public Set<Setting> settings() {
          return Set.of();
        }

        @Override
        public boolean turn(Setting setting, boolean on) {
          throw new IllegalArgumentException(setting + " can't be switched");
        }
      };

  /** What can be switched. */
  Set<Setting> settings();

  /**
   * Switches a setting. It is in force for every frame that is sent after this method has returned,
   * over every link of the target; it says nothing about frames that are still on their way.
   *
   * @return whether it was on before, to be put back
   * @throws IllegalArgumentException when it is none of {@link #settings}
   */
  boolean turn(Setting setting, boolean on);

  /** The catalogue's names of the features that can be had by switching. */
  default Set<String> features() {
    return settings().stream()
        .map(Setting::feature)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
