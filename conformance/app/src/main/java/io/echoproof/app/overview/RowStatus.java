package io.echoproof.app.overview;

/** Whether the suite can say anything about a requirement. */
public enum RowStatus {
  /** At least one case verifies it. */
  VERIFIED("verified by a case"),
  /** It can be tested, and no case does so yet. */
  NOT_YET("not yet"),
  /** It can't be tested over a layer 3 device. */
  NOT_TESTABLE("not testable");

  private final String words;

  RowStatus(String words) {
    this.words = words;
  }

  /** What it is, for people. */
  public String words() {
    return words;
  }
}
