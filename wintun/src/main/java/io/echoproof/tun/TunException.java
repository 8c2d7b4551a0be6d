package io.echoproof.tun;

/**
 * A tun device could not be opened, set up or used. The message says what was tried, what the
 * operating system answered, and what to do about it.
 */
public final class TunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int errorCode;

  /**
   * @param message what was tried, the answer, the way out
   * @param errorCode the operating system's error code (errno or Windows' last error), 0 if there is
   *     none
   */
  public TunException(String message, int errorCode) {
    super(message);
    this.errorCode = errorCode;
  }

  /** The operating system's error code (errno on Linux, last error on Windows), 0 if there is none. */
  public int errorCode() {
    return errorCode;
  }
}
