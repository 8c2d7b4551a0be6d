package io.echoproof.app.target;

import java.util.Map;
import java.util.Optional;

/**
 * Whether this process is in a network namespace of its own. The launcher enters it before the JVM
 * starts, because a running JVM can't, and says so in an environment variable.
 */
public final class OwnNamespace {
  /** {@code own}, or the reason why there is none. */
  public static final String VARIABLE = "ECHOPROOF_NETNS";

  private static final String OWN = "own";

  private OwnNamespace() {}

  /** Why there is none and what to do; empty when there is one. */
  public static Optional<String> missing(Map<String, String> environment) {
    String value = environment.getOrDefault(VARIABLE, "");
    if (value.equals(OWN)) {
      return Optional.empty();
    }
    return Optional.of(
        value.isEmpty()
            ? "no network namespace of its own: start it with the launcher, ./echoproof"
            : value);
  }
}
