package io.echoproof.responder;

/**
 * What becomes of an echo request whose code is not 0. RFC 792 (page 14) gives code 0 to both
 * messages and no RFC says what a receiver does with another one, so stacks differ: Linux, lwIP,
 * picoTCP and gVisor copy it, Windows sends 0, smoltcp stays silent.
 */
public enum EchoCodePolicy {
  /** The reply carries the request's code. The default, as most stacks do it. */
  COPY,

  /** The reply carries code 0, whatever the request had. */
  ZERO,

  /** No reply; counted as {@link DropReason#ECHO_CODE_NOT_ZERO}. */
  DROP
}
