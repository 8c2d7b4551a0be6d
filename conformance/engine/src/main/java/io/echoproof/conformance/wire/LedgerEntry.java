package io.echoproof.conformance.wire;

import java.util.ArrayList;
import java.util.List;

/** A probe that was sent, and everything that came back for it, whenever it came. */
public final class LedgerEntry {
  private static final int KEPT_REPLIES = 8;

  private final Probe probe;
  private final CaseLog log;
  private final long sentNanoTime;
  private final List<Reply> kept = new ArrayList<>();
  private int echoReplies;
  private int errors;
  private int others;
  private boolean overtaken;
  private boolean deadly;

  LedgerEntry(Probe probe, CaseLog log, long sentNanoTime) {
    this.probe = probe;
    this.log = log;
    this.sentNanoTime = sentNanoTime;
  }

  void add(Reply reply) {
    if (reply.isEchoReply()) {
      echoReplies++;
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

  /** When its last frame was sent, in terms of {@link System#nanoTime}. */
  public long sentNanoTime() {
    return sentNanoTime;
  }

  /** The first few of what came back, in the order of arrival. */
  public List<Reply> replies() {
    return List.copyOf(kept);
  }

  /** How many echo replies came back. */
  public int echoReplies() {
    return echoReplies;
  }

  /** How many ICMP errors about it came back. */
  public int errors() {
    return errors;
  }

  /** How many other ICMP messages came back. */
  public int others() {
    return others;
  }

  /** Whether as many replies as have to come are there. */
  public boolean isAnswered() {
    return echoReplies >= probe.expectation().atLeast();
  }

  /** Whether a later probe was answered although this one was not. */
  boolean isOvertaken() {
    return overtaken;
  }

  void overtake() {
    overtaken = true;
  }

  /** Whether the target was alive before it and dead after it. */
  public boolean isDeadly() {
    return deadly;
  }

  void markDeadly() {
    deadly = true;
  }
}
