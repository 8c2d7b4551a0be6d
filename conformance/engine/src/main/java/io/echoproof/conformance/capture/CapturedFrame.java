package io.echoproof.conformance.capture;

import io.echoproof.conformance.packet.Octets;

/**
 * A frame as it was on the link.
 *
 * @param outbound whether the tester sent it
 * @param nanoTime when, in terms of {@link System#nanoTime}
 * @param frame its octets
 * @param comment what it is, for people
 */
public record CapturedFrame(boolean outbound, long nanoTime, Octets frame, String comment) {}
