package io.echoproof.responder;

import org.jspecify.annotations.Nullable;

/** A running responder stopped by itself, or would not stop. The cause, if any, says why. */
public final class ResponderFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ResponderFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
