package io.echoproof.conformance.run;

/** A selector is unknown, or the selectors together select nothing. */
public final class SelectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unknown;

  SelectionException(String message, boolean unknown) {
    super(message);
    this.unknown = unknown;
  }

  /** Whether a selector is unknown; else everything is known and nothing is left to run. */
  public boolean isUnknownSelector() {
    return unknown;
  }
}
