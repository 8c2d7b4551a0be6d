package io.echoproof.responder;

/**
 * The two bits of explicit congestion notification in a reply. RFC 3168 says nothing about ICMP, so
 * stacks differ: Linux and lwIP copy them, smoltcp sends 0.
 */
public enum EcnPolicy {
  /**
   * Not-ECT. The default: a congestion mark is about the path that the request took, not about the
   * reply's.
   */
  ZERO,

  /** The request's, a congestion mark included. */
  COPY
}
