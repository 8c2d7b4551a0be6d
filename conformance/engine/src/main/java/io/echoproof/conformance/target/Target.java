package io.echoproof.conformance.target;

import io.echoproof.conformance.link.Link;
import java.util.List;
import java.util.Optional;

/** The stack under test with the links that reach it. */
public interface Target extends AutoCloseable {
  /** How the user names it: {@code builtin}, an address, ... */
  String name();

  /** One line for people. */
  String description();

  /** What it states about itself. */
  TargetProfile profile();

  /** The links that reach it, the preferred one first. */
  List<Link> links();

  /**
   * Starts the target behind that link again after it died.
   *
   * @return whether that is possible and was done
   */
  boolean restart(Link link);

  /** The settings that the harness may switch. */
  default Switchboard switchboard() {
    return Switchboard.NONE;
  }

  /** The clock of the target behind that link, where the harness can put it forward. */
  default Optional<TargetClock> clock(Link link) {
    return Optional.empty();
  }

  /** Stops what was started, and puts back what was switched. Idempotent. */
  @Override
  void close();
}
