package io.echoproof.conformance.wire;

/** The target was alive and is not any more, and could not be started again. */
public final class TargetDiedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetDiedException(String message) {
    super(message);
  }
}
