package io.echoproof.app.oracle;

/**
 * What a target did otherwise than the RFCs say.
 *
 * @param requirement the catalogue's id
 * @param violation in which way it is violated
 * @param what what was expected and what was seen
 */
public record Disagreement(String requirement, Violation violation, String what) {
  /** There is none. */
  public static final Disagreement NONE = wrong("", "");

  /** A reply that is not as it has to be. */
  public static Disagreement wrong(String requirement, String what) {
    return new Disagreement(requirement, Violation.WRONG, what);
  }

  /** Whether there is one. */
  public boolean isThere() {
    return !requirement.isEmpty();
  }

  /** The requirement and the way, as an expectation file has it: {@code ADR-03:reported}. */
  public String kind() {
    return requirement + ":" + violation.word();
  }

  /** Whether the other one is about the same requirement, violated in the same way. */
  public boolean isLike(Disagreement other) {
    return requirement.equals(other.requirement) && violation == other.violation;
  }
}
