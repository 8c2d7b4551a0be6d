package io.echoproof.conformance.link;

/** A link is broken or can't be opened. The message says what was tried and what to do. */
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LinkException(String message) {
    super(message);
  }

  public LinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
