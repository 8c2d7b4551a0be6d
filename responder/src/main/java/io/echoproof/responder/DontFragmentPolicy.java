package io.echoproof.responder;

/**
 * The flag "don't fragment" in a reply that fits into the MTU; no RFC rules it, and stacks differ.
 * The parts of a reply that had to be fragmented never have it.
 */
public enum DontFragmentPolicy {
  /** Never set. The default, as Linux and Windows have it: a reply gets through any MTU. */
  CLEAR,

  /** As the request had it. */
  COPY,

  /** Always set. */
  SET
}
