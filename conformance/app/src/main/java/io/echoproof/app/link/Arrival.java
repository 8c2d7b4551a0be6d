package io.echoproof.app.link;

import io.echoproof.conformance.packet.Octets;

/**
 * A frame that arrived.
 *
 * @param frame its octets
 * @param nanoTime when, in terms of {@link System#nanoTime}
 */
record Arrival(Octets frame, long nanoTime) {}
