package io.echoproof.app.ping;

import io.echoproof.conformance.capture.CapturedFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ping program made of a peer that played a script.
 *
 * @param act what was played
 * @param peer the peer's address, dotted decimal
 * @param call the call with its output and exit status
 * @param output what it printed, read
 * @param frames its requests and what came back, in the order of time
 */
record PingPerformance(
    PingAct act,
    String peer,
    PingProgram.Call call,
    PingOutput output,
    List<CapturedFrame> frames) {
  PingPerformance {
    frames = List.copyOf(frames);
  }

  /** What was called. */
  String command() {
    List<String> words = new ArrayList<>(call.command());
    words.set(0, "ping");
    return String.join(" ", words);
  }

  /** How many requests it counts as answered; 0 when it prints no totals. */
  int counted() {
    return output.totals().map(PingTotals::received).orElse(0);
  }

  /** Whether it takes at least one reply for a good one: counts it, or ends with status 0. */
  boolean isContent() {
    return counted() > 0 || call.succeeded();
  }

  /** Replies that it printed without any remark, and without a word on altered data. */
  List<PingReply> unmarked() {
    return output.replies().stream().filter(r -> r.marks().isEmpty() && !r.miscompare()).toList();
  }

  /** How many requests were on the wire. */
  long requests() {
    return frames.stream().filter(CapturedFrame::outbound).count();
  }

  /** What it said, in words. */
  String said() {
    return output.replies().size()
        + " replies printed, "
        + unmarked().size()
        + " of them without a remark; "
        + counted()
        + " counted; "
        + call.ended();
  }
}
