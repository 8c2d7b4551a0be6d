package io.echoproof.conformance.wire;

import java.util.Optional;

/**
 * What has to come back.
 *
 * @param answer what kind of message answers
 * @param atLeast the least number of answers
 * @param atMost the greatest number of answers; beyond one echo reply per request the row about
 *     duplicates judges, unless {@link #exact}
 * @param exact whether the number itself is what the requirement is about
 * @param errors what an ICMP error about the probe means that is no answer
 * @param errorRow the requirement that an ICMP error counts against; empty: the probe's own
 * @param words the expectation in words
 */
public record Expectation(
    Answer answer,
    int atLeast,
    int atMost,
    boolean exact,
    Errors errors,
    Optional<String> errorRow,
    String words) {

  /** What an ICMP error about the probe means. */
  public enum Errors {
    FORBIDDEN,
    ALLOWED
  }

  /** Nothing at all. */
  public static Expectation silence() {
    return new Expectation(
        Answer.ECHO_REPLY, 0, 0, true, Errors.FORBIDDEN, Optional.empty(), "no reply at all");
  }

  /** No echo reply; an ICMP error is legal. */
  public static Expectation noEcho() {
    return new Expectation(
        Answer.ECHO_REPLY,
        0,
        0,
        true,
        Errors.ALLOWED,
        Optional.empty(),
        "no echo reply (an ICMP error is legal)");
  }

  /** A reply. */
  public static Expectation reply() {
    return atLeastOne(Answer.ECHO_REPLY);
  }

  /** The same, but an ICMP error counts against another row. */
  public Expectation withErrorsAgainst(String row) {
    return new Expectation(answer, atLeast, atMost, exact, errors, Optional.of(row), words);
  }

  /** A reply to each of that many requests; more than that is for the row about duplicates. */
  public static Expectation replyToEach(int count) {
    return new Expectation(
        Answer.ECHO_REPLY,
        count,
        Integer.MAX_VALUE,
        false,
        Errors.FORBIDDEN,
        Optional.empty(),
        count + " echo replies");
  }

  /** Exactly that many replies. */
  public static Expectation replies(int count) {
    return exactly(count, Answer.ECHO_REPLY);
  }

  /** Exactly that many answers of a kind, and nothing else. */
  public static Expectation exactly(int count, Answer answer) {
    String words = count == 1 ? "exactly one " + answer.word() : "exactly " + answer.count(count);
    return new Expectation(answer, count, count, true, Errors.FORBIDDEN, Optional.empty(), words);
  }

  /** None of a kind; everything else is free. */
  public static Expectation none(Answer answer) {
    return new Expectation(
        answer, 0, 0, true, Errors.ALLOWED, Optional.empty(), "no " + answer.word());
  }

  /** An answer of a kind. */
  public static Expectation atLeastOne(Answer answer) {
    return new Expectation(
        answer,
        1,
        Integer.MAX_VALUE,
        false,
        Errors.FORBIDDEN,
        Optional.empty(),
        "one " + answer.word());
  }

  /** An answer of a kind or none, but not two. */
  public static Expectation atMostOne(Answer answer) {
    return new Expectation(
        answer,
        0,
        1,
        true,
        Errors.FORBIDDEN,
        Optional.empty(),
        "no more than one " + answer.word());
  }

  /** A reply or none, but not two. */
  public static Expectation atMostOne() {
    return atMostOne(Answer.ECHO_REPLY);
  }

  /**
   * No echo reply to a datagram that stays incomplete. Time Exceeded may come when its time is over
   * (RFC 1122, section 3.3.2).
   */
  public static Expectation unfinished() {
    return new Expectation(
        Answer.ECHO_REPLY,
        0,
        0,
        true,
        Errors.ALLOWED,
        Optional.empty(),
        "no echo reply (Time Exceeded is legal after the reassembly timeout)");
  }

  /** An echo reply that is as the rules say, or none; an ICMP error is legal. */
  public static Expectation optionalReply() {
    return new Expectation(
        Answer.ECHO_REPLY,
        0,
        1,
        true,
        Errors.ALLOWED,
        Optional.empty(),
        "no echo reply, or a right one");
  }

  /** Anything; the target has to live on. */
  public static Expectation free() {
    return free(Answer.ECHO_REPLY);
  }

  /** Anything; what is of that kind is an answer, and the probe's rules hold for it. */
  public static Expectation free(Answer answer) {
    return new Expectation(
        answer, 0, Integer.MAX_VALUE, false, Errors.ALLOWED, Optional.empty(), "no crash");
  }

  /** Whether no answer may come. */
  public boolean isSilence() {
    return atMost == 0;
  }
}
