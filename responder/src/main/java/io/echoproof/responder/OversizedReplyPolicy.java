package io.echoproof.responder;

/** What becomes of a reply that is longer than the MTU. */
public enum OversizedReplyPolicy {
  /** It is sent in fragments (RFC 791, section 3.2). The default. */
  FRAGMENT,

  /**
   * It is cut to the MTU: what RFC 1122, section 3.2.2.6 demands of a host that does not implement
   * fragmentation.
   */
  TRUNCATE,

  /** It is not sent; counted as {@link DropReason#REPLY_EXCEEDS_MTU}. */
  DROP
}
