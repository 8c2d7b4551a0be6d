package io.echoproof.conformance.wire;

/** The run was told to end while a case was at work. */
public final class RunAbortedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunAbortedException() {
    super("the run was aborted");
  }
}
