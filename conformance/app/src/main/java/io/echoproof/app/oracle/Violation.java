package io.echoproof.app.oracle;

import java.util.Arrays;
import java.util.Optional;

/** In which way a requirement is violated: the same rule may be broken in several. */
public enum Violation {
  /** A reply to what must not be answered, or that nobody asked for. */
  ANSWERED("answered"),

  /** An ICMP error where none may come. */
  REPORTED("reported"),

  /** No reply to what has to be answered. */
  UNANSWERED("unanswered"),

  /** More replies than requests. */
  REPEATED("repeated"),

  /** A reply or an ICMP error that may come, and is not as it has to be. */
  WRONG("wrong"),

  /** The target does not answer any more. */
  DIED("died");

  private final String word;

  Violation(String word) {
    this.word = word;
  }

  /** As it is written and read. */
  public String word() {
    return word;
  }

  /** The one of that word; empty when there is none. */
  public static Optional<Violation> of(String word) {
    return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
  }
}
