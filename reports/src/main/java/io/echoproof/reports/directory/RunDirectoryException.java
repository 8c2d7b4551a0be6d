package io.echoproof.reports.directory;

import java.io.IOException;

/**
 * A run directory cannot be used. The message names the path, says what is wrong with it and what
 * to do about it.
 */
public final class RunDirectoryException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message path, what is wrong, way out
   */
  public RunDirectoryException(String message) {
    super(message);
  }

  /**
   * @param message path, what is wrong, way out
   * @param cause what the file system or the parser said
   */
  public RunDirectoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
