package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Timestamp messages (RFC 792): three timestamps of 32 bits behind the first eight octets. */
final class Timestamps {
  /** Octets of an ICMP timestamp message. */
  static final int LENGTH = 20;

  /** Milliseconds of a day: standard values are below that (RFC 1122, section 3.2.2.8). */
  static final int DAY = 86_400_000;

  static final int RECEIVE = 12;
  static final int TRANSMIT = 16;

  /** One hour after midnight. */
  private static final Octets ORIGINATE = Octets.ofHex("0036ee80");

  private Timestamps() {}

  /** A timestamp request with a fresh key. */
  static Echo request(Wire wire) {
    return wire.echo(ORIGINATE.plus(Octets.repeat(0, 8)))
        .message(m -> m.withType(IcmpMessage.TIMESTAMP));
  }

  /** The same with that originate timestamp. */
  static Echo request(Wire wire, int originate) {
    Octets octets = Octets.ofInts(originate >>> 24, originate >>> 16, originate >>> 8, originate);
    return request(wire).data(octets.plus(Octets.repeat(0, 8)));
  }

  /** A request that is to be answered, once. */
  static Probe probe(Wire wire, String row, String label, ReplyRule... rules) {
    return probe(row, label, request(wire), rules);
  }

  /** The same with a request of that shape. */
  static Probe probe(String row, String label, Echo request, ReplyRule... rules) {
    return Probe.of(row, label, request, rules)
        .expecting(Expectation.exactly(1, Answer.TIMESTAMP_REPLY));
  }

  /** The reply, if it has all three timestamps. */
  static Optional<Reply> reply(LedgerEntry entry) {
    return entry.answering().stream()
        .filter(reply -> reply.header().payload().length() >= LENGTH)
        .findFirst();
  }

  /** One of the timestamps of a reply, as it is in the message. */
  static int value(Reply reply, int at) {
    return reply.header().payload().s32(at);
  }

  /** Whether a timestamp says of itself that it is milliseconds since midnight UT (RFC 792). */
  static boolean isStandard(int value) {
    return value >= 0;
  }

  /** The time of day, Universal Time, in milliseconds since midnight. */
  static int now() {
    return timeOf(Clock.systemUTC().instant());
  }

  /** The same of a moment. */
  static int timeOf(Instant moment) {
    return (int) Math.floorMod(moment.toEpochMilli(), (long) DAY);
  }

  /** How far apart two times of day are, the shorter way round midnight, in milliseconds. */
  static int apart(int first, int second) {
    int distance = Math.floorMod(first - second, DAY);
    return Math.min(distance, DAY - distance);
  }
}
