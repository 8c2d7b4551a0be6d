package io.echoproof.app;

/** The user's input is wrong. The message names the input, the limit and the way out. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
