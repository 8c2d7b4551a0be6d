package io.echoproof.conformance.catalogue;

import io.echoproof.conformance.verdict.Verdict;

/**
 * How binding a requirement is. Nothing is called a MUST where no RFC says so: what follows from a
 * field's definition or from universal practice decides a verdict in the same way under a name of
 * its own.
 */
public enum Level {
  MUST("MUST", true),
  MUST_NOT("MUST NOT", true),
  /** Follows from a field's definition or from universal practice; no RFC 2119 sentence exists. */
  IMPLIED("practice", true),
  SHOULD("SHOULD", false),
  SHOULD_NOT("SHOULD NOT", false),
  MAY("MAY", false),
  /** No rule: the behaviour is recorded. */
  OBSERVATION("observation", false);

  private final String word;
  private final boolean decisive;

  Level(String word, boolean decisive) {
    this.word = word;
    this.decisive = decisive;
  }

  /** The word that is shown. */
  public String word() {
    return word;
  }

  /** Whether a violation makes the target not conformant. */
  public boolean isDecisive() {
    return decisive;
  }

  /** Whether the texts leave a choice: behaviour is recorded, there is no violation. */
  public boolean leavesChoice() {
    return this == MAY || this == OBSERVATION;
  }

  /** The verdict where nothing wrong was found. */
  public Verdict unlessFound() {
    return leavesChoice() ? Verdict.OBSERVED : Verdict.PASS;
  }

  /** Whether a violation makes the target lax. */
  public boolean isRecommendation() {
    return this == SHOULD || this == SHOULD_NOT;
  }
}
