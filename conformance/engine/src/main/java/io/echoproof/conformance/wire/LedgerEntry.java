package io.echoproof.conformance.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A probe that was sent, and everything that came back for it, whenever it came. */
public final class LedgerEntry {
  private static final int KEPT_REPLIES = 8;

  private final Probe probe;
  private final CaseLog log;
  private final long sentNanoTime;
  private final List<Reply> kept = new ArrayList<>();
  private int answers;
  private int echoReplies;
  private int errors;
  private int others;
  private int suspects;
  private Optional<String> lastWords = Optional.empty();
  private boolean excused;

  LedgerEntry(Probe probe, CaseLog log, long sentNanoTime) {
    this.probe = probe;
    this.log = log;
    this.sentNanoTime = sentNanoTime;
  }

  void add(Reply reply) {
    boolean answer = probe.expectation().answer().matches(reply);
    if (answer) {
      answers++;
    }
    if (reply.isEchoReply()) {
      echoReplies++;
    } else if (answer) {
      // Neither an error that nobody expects nor something else.
    } else if (reply.isError()) {
      errors++;
    } else {
      others++;
    }
    if (kept.size() < KEPT_REPLIES) {
      kept.add(reply);
    }
  }

  /** What was sent. */
  public Probe probe() {
    return probe;
  }

  /** The case that it belongs to. */
  CaseLog log() {
    return log;
  }

  /** When its first frame was sent, in terms of {@link System#nanoTime}. */
  public long sentNanoTime() {
    return sentNanoTime;
  }

  /** The first few of what came back, in the order of arrival. */
  public List<Reply> replies() {
    return List.copyOf(kept);
  }

  /** How many messages came back of the kind that answers it. */
  public int answers() {
    return answers;
  }

  /** Those of the kept replies that are of that kind. */
  public List<Reply> answering() {
    return kept.stream().filter(probe.expectation().answer()::matches).toList();
  }

  /** How many echo replies came back. */
  public int echoReplies() {
    return echoReplies;
  }

  /** How many ICMP errors about it came back that are no answers. */
  public int errors() {
    return errors;
  }

  /** How many messages came back that are neither answers nor echo replies nor errors. */
  public int others() {
    return others;
  }

  /** Whether as many replies as have to come are there. */
  public boolean isAnswered() {
    return answers >= probe.expectation().atLeast();
  }

  /** Whether the target was alive before it and dead after it. */
  public boolean isDeadly() {
    return suspects > 0;
  }

  /**
   * How many probes the deadly one may be, in the order of sending and beginning with this one; 1
   * when it is known to be this one, 0 when this is none of them.
   */
  public int suspects() {
    return suspects;
  }

  /** The packet that the target died of, in words. */
  public String deathWords() {
    return suspects > 1
        ? "one of " + suspects + " packets, the first of them: " + probe.label()
        : probe.label();
  }

  /** What the link could tell of the target after it had died of this packet. */
  public Optional<String> lastWords() {
    return lastWords;
  }

  void markDeadly(int among, Optional<String> words) {
    suspects = among;
    lastWords = words;
  }

  /** Whether its silence says nothing: the target had died of another one, or nobody waited. */
  public boolean isExcused() {
    return excused;
  }

  void excuse() {
    excused = true;
  }
}
