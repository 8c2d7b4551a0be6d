package io.echoproof.app.oracle;

/**
 * What a target did otherwise than the RFCs say.
 *
 * @param requirement the catalogue's id
 * @param what what was expected and what was seen
 */
public record Disagreement(String requirement, String what) {
  /** There is none. */
  public static final Disagreement NONE = new Disagreement("", "");

  /** Whether there is one. */
  public boolean isThere() {
    return !requirement.isEmpty();
  }
}
