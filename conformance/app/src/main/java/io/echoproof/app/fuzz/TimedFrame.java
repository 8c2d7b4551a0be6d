package io.echoproof.app.fuzz;

import io.echoproof.conformance.packet.Octets;

/**
 * A frame of a sequence.
 *
 * @param nanoTime when it is sent, in nanoseconds from any fixed point
 * @param frame its octets
 */
public record TimedFrame(long nanoTime, Octets frame) {}
