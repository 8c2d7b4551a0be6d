package io.echoproof.app.oracle;

/** What becomes of an echo request whose code is not 0: no RFC says (requirement TYP-01). */
public enum EchoCode {
  /** Not known of this target: any of the others. */
  UNKNOWN,
  /** The reply has the request's code. */
  COPIED,
  /** The reply has code 0. */
  ZEROED,
  /** No reply. */
  DROPPED
}
