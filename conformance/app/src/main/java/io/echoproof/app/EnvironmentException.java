package io.echoproof.app;

/** The machine lacks something, or forbids it. The message says what and what to do. */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvironmentException(String message) {
    super(message);
  }
}
