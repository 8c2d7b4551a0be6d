package io.echoproof.tun;

/**
 * A tun device could not be opened, set up or used. The message says what was tried, what the
 * operating system answered, and what to do about it.
 */
public final class TunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String wayOut;
  private final int errorCode;

  /**
   * An error with nothing to advise.
   *
   * @param message what was tried and the answer
   * @param errorCode the operating system's error code (errno or Windows' last error), 0 if there
   *     is none
   */
  public TunException(String message, int errorCode) {
    this(message, "", errorCode);
  }

  /**
   * An error and its cure; the message is both.
   *
   * @param reason what was tried and the answer
   * @param wayOut what to do about it, in the imperative; may be empty
   * @param errorCode the operating system's error code (errno or Windows' last error), 0 if there
   *     is none
   */
  public TunException(String reason, String wayOut, int errorCode) {
    super(reason);
    this.reason = reason;
    this.wayOut = wayOut;
    this.errorCode = errorCode;
  }

  /** Reason and way out in one sentence. */
  @Override
  public String getMessage() {
    return wayOut.isEmpty() ? reason : reason + "; " + wayOut;
  }

  /** What was tried and what the operating system answered. */
  public String reason() {
    return reason;
  }

  /** What to do about it; empty when there is nothing to advise. */
  public String wayOut() {
    return wayOut;
  }

  /**
   * The operating system's error code (errno on Linux, last error on Windows), 0 if there is none.
   */
  public int errorCode() {
    return errorCode;
  }
}
