package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.Octets;

/** Changes one thing about a valid echo. */
@FunctionalInterface
public interface Mutation {
  /** The frame to be sent instead of the valid one. */
  Octets apply(Echo valid);
}
