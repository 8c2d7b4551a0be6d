package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.Octets;
import java.util.List;
import java.util.Optional;

/**
 * A crafted packet, or a few of them, with the expectation that goes with them.
 *
 * @param requirement the id of the requirement that it verifies
 * @param label what is special about it, for people
 * @param role its part in the case
 * @param frames what is sent, in order
 * @param echo the valid echo that the frames were made from; empty when there is none. Its key is
 *     what a reply is found by, its frame is what the mutation is seen against
 * @param expectation what has to come back
 * @param rules what the requirement says about a reply
 */
public record Probe(
    String requirement,
    String label,
    Role role,
    List<Octets> frames,
    Optional<Echo> echo,
    Expectation expectation,
    List<ReplyRule> rules) {

  /** A probe's part in its case. */
  public enum Role {
    /** What the case is about. */
    PROBE("probe"),
    /** The valid packet that differs from a mutated one in nothing but the mutation and its key. */
    TWIN("twin"),
    /** A plain valid echo that shows that the target is alive. */
    SENTINEL("sentinel");

    private final String word;

    Role(String word) {
      this.word = word;
    }

    /** The word that is shown. */
    public String word() {
      return word;
    }
  }

  public Probe {
    frames = List.copyOf(frames);
    rules = List.copyOf(rules);
  }

  /** An echo that is to be answered. */
  public static Probe of(String requirement, String label, Echo echo, ReplyRule... rules) {
    return new Probe(
        requirement,
        label,
        Role.PROBE,
        List.of(echo.frame()),
        Optional.of(echo),
        Expectation.reply(),
        List.of(rules));
  }

  /** Frames that carry no key; nothing is expected but that the target lives on. */
  public static Probe raw(String requirement, String label, Octets... frames) {
    return new Probe(
        requirement,
        label,
        Role.PROBE,
        List.of(frames),
        Optional.empty(),
        Expectation.free(),
        List.of());
  }

  /** The same with another expectation. */
  public Probe expecting(Expectation other) {
    return new Probe(requirement, label, role, frames, echo, other, rules);
  }

  /** The same with rules for its answers. */
  public Probe judgedBy(ReplyRule... other) {
    return new Probe(requirement, label, role, frames, echo, expectation, List.of(other));
  }

  /** The same in another role. */
  public Probe as(Role other) {
    return new Probe(requirement, label, other, frames, echo, expectation, rules);
  }

  /** The same with other frames. */
  public Probe sending(List<Octets> other) {
    return new Probe(requirement, label, role, other, echo, expectation, rules);
  }
}
