package io.echoproof.app.oracle;

/** What a frame obliges the target to. */
public enum Obligation {
  /** Exactly one reply, as the expectation says. */
  REPLY("reply"),

  /** No reply. An ICMP error may come where the expectation says so. */
  SILENCE("silence"),

  /** The texts leave a choice. A reply, if there is one, has to be a right one. */
  FREE("free");

  private final String word;

  Obligation(String word) {
    this.word = word;
  }

  /** As it is written in a case file. */
  public String word() {
    return word;
  }
}
