package io.echoproof.app;

/**
 * The exit statuses of all commands. Where several apply: usage, environment, not conformant,
 * nothing.
 */
public final class ExitStatus {
  /** The target is conformant, or the command did what it was asked for. */
  public static final int CONFORMANT = 0;

  /** The target is not conformant, or differs from the expectation file. */
  public static final int NOT_CONFORMANT = 1;

  /** Wrong input. */
  public static final int USAGE = 2;

  /** Nothing was selected. */
  public static final int NOTHING_SELECTED = 3;

  /** The environment or the harness broke, or the target never answered. */
  public static final int ENVIRONMENT = 4;

  /** Interrupted; what was judged so far was written. */
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
