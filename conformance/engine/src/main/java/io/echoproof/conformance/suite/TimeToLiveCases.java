package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The time to live of requests and replies (RFC 1122, section 3.2.1.7; RFC 1812, section 4.3.2.2).
 */
final class TimeToLiveCases {
  private static final int DATA = 4;

  @Case(
      value = "TTL-01.one",
      title = "A request that arrives with TTL 1 is answered",
      needs = Carriage.TTL_BELOW_TWO)
  void one(Wire wire) {
    wire.answers("TTL 1", wire.echo(DATA).header(h -> h.ttl(1)));
  }

  @Case(
      value = "TTL-02.zero",
      title = "A request that arrives with TTL 0 is answered",
      needs = Carriage.TTL_BELOW_TWO)
  void zero(Wire wire) {
    wire.answers("TTL 0", wire.echo(DATA).header(h -> h.ttl(0)));
  }

  @Case(value = "TTL-03.replies", title = "No reply, here and in the whole run, has TTL 0")
  void replies(Wire wire) {
    wire.survives(Probe.of("TTL-03", "TTL 64", wire.echo(DATA)).expecting(Expectation.free()));
  }

  @Case(
      value = "TTL-04.own",
      title = "The TTL of replies does not depend on that of requests: 1, 2, 7 and 255",
      needs = Carriage.TTL_BELOW_TWO)
  void own(Wire wire) {
    boolean answered = sameForAll(wire, Answer.ECHO_REPLY, () -> wire.echo(DATA));
    if (wire.target().offers("timestamp")) {
      answered |= sameForAll(wire, Answer.TIMESTAMP_REPLY, () -> Timestamps.request(wire));
    }
    if (!answered) {
      wire.nothingToJudge("no request was answered (those are rows TTL-01 and ECH-01)");
    }
  }

  /** Whether there was a reply; that all have the same TTL is judged. */
  private static boolean sameForAll(Wire wire, Answer answer, Supplier<Echo> request) {
    List<LedgerEntry> entries = new ArrayList<>();
    TreeSet<Integer> seen = new TreeSet<>();
    for (int ttl : new int[] {1, 2, 7, 255}) {
      Probe probe =
          Probe.of(
              "TTL-04",
              "TTL " + ttl + ", for one " + answer.word(),
              request.get().header(h -> h.ttl(ttl)));
      LedgerEntry entry = wire.survives(probe.expecting(Expectation.free(answer)));
      wire.awaitReplies(entry, 1);
      entries.add(entry);
      entry.answering().forEach(reply -> seen.add(reply.header().ttl()));
    }
    if (seen.size() > 1) {
      wire.fail(
          "TTL-04",
          "the TTL of replies follows that of requests",
          "the same TTL in all replies",
          "TTL " + seen,
          entries.toArray(LedgerEntry[]::new));
    }
    return !seen.isEmpty();
  }

  @Case(value = "TTL-05.initial", title = "The TTL that replies are sent with")
  void initial(Wire wire) {
    LedgerEntry entry = wire.ask(Probe.of("TTL-05", "a plain request", wire.echo(DATA)));
    entry.replies().stream()
        .filter(Reply::isEchoReply)
        .findFirst()
        .ifPresent(
            reply -> wire.observe("TTL-05", "initial TTL", String.valueOf(reply.header().ttl())));
  }
}
