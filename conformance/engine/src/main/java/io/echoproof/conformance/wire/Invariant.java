package io.echoproof.conformance.wire;

/**
 * A rule about every reply of the run, whichever case it belongs to.
 *
 * @param requirement the id of the row that it counts against
 * @param rule the rule
 */
public record Invariant(String requirement, ReplyRule rule) {}
