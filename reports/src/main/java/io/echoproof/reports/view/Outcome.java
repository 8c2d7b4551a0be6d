package io.echoproof.reports.view;

/**
 * What a case's verdict means to the reader of a report.
 *
 * @param kind the meaning
 * @param message what is said about it; empty for a pass
 */
public record Outcome(Kind kind, String message) {

  /** The meanings, in the words of the report's categories. */
  public enum Kind {
    /** Shown to hold. */
    PASSED("passed"),
    /** A SHOULD not met; accepted. */
    LAX("SHOULD not met"),
    /** A SHOULD not met in a strict run. */
    LAX_STRICT("SHOULD not met, strict"),
    /** The target is wrong. */
    FAILED("failed"),
    /** The target is wrong in the way that the expectation file says. */
    EXPECTED_DEVIATION("expected deviation"),
    /** No link carries it. */
    NOT_CARRIED("could not be carried"),
    /** The target does not offer the feature. */
    NOT_APPLICABLE("not applicable"),
    /** The harness or the environment broke. */
    ERROR("error");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The words that people read. */
    public String word() {
      return word;
    }
  }

  /** How a message about a deviation of the expectation file begins; a category looks for it. */
  public static final String EXPECTED_PREFIX = "Expected deviation: ";

  /** How a message about a SHOULD begins; a category looks for it. */
  public static final String LAX_PREFIX = "SHOULD not met: ";

  /** How a message about what does not apply begins; a category looks for it. */
  public static final String NOT_APPLICABLE_PREFIX = "Not applicable: ";
}
