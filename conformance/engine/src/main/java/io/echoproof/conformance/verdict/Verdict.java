package io.echoproof.conformance.verdict;

/** What is found out about a requirement. The order is from best to worst. */
public enum Verdict {
  PASS("pass"),
  /** Behaviour without a rule was recorded; neither passed nor failed. */
  OBSERVED("observed"),
  /** The target does not offer the feature. */
  NOT_APPLICABLE("not applicable"),
  /** Not selected, or no case verifies it yet. */
  NOT_RUN("not run"),
  /** No link can carry what a case needs. */
  SKIPPED("skipped"),
  /** A SHOULD that is not met. */
  LAX("lax"),
  FAIL("fail"),
  /** The harness or the environment broke, or the target never answered. */
  ERROR("error");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word that is shown. */
  public String word() {
    return word;
  }

  /** The worse of two. */
  public Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether the requirement was tried on the target and the outcome is known. */
  public boolean isVerified() {
    return this == PASS || this == OBSERVED || this == LAX || this == FAIL;
  }
}
