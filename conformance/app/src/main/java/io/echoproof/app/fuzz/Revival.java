package io.echoproof.app.fuzz;

import java.util.Optional;

/** What can be done about a target that does not answer any more. */
@FunctionalInterface
interface Revival {
  /** Nothing. */
  Revival NONE = Optional::empty;

  /** Starts the target again; answers the way to it, which is empty when it can't be started. */
  Optional<FramePort> revive();
}
