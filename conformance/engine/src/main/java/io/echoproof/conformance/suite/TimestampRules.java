package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import java.util.ArrayList;
import java.util.List;

/** What requirements say about timestamp replies (RFC 792; RFC 1122, section 3.2.2.8). */
final class TimestampRules {
  /** "Correct to within a few minutes" (RFC 1122, section 3.2.2.8, "(b)"). */
  private static final int FEW_MINUTES = 5 * 60 * 1000;

  private static final int CODE = 1;
  private static final int KEY = 4;
  private static final int ORIGINATE = 8;

  private TimestampRules() {}

  private static List<Difference> one(String field, String expected, String seen) {
    return List.of(new Difference("ICMP", field, expected, seen));
  }

  /** All three timestamps are there. */
  static ReplyRule length() {
    return (probe, reply) -> {
      int length = reply.header().payload().length();
      return length >= Timestamps.LENGTH
          ? List.of()
          : one("length", Timestamps.LENGTH + " octets", length + " octets");
    };
  }

  /** RFC 792: code 0. */
  static ReplyRule code() {
    return (probe, reply) -> {
      int code = reply.header().payload().u8(CODE);
      return code == 0 ? List.of() : one("code", "0", String.valueOf(code));
    };
  }

  /** RFC 792: identifier and sequence number of the request. */
  static ReplyRule sameKey() {
    return same("identifier and sequence number", KEY);
  }

  /** RFC 792: the originate timestamp of the request. */
  static ReplyRule sameOriginate() {
    return same("originate timestamp", ORIGINATE);
  }

  private static ReplyRule same(String field, int at) {
    return (probe, reply) -> {
      Octets sent = request(probe).slice(at, at + 4);
      Octets message = reply.header().payload();
      Octets seen = message.length() < at + 4 ? Octets.EMPTY : message.slice(at, at + 4);
      return sent.equals(seen) ? List.of() : one(field, sent.hex(), seen.hex());
    };
  }

  private static Octets request(Probe probe) {
    return probe.echo().orElseThrow().message().toOctets();
  }

  private interface Check {
    boolean isRight(int value);
  }

  private static ReplyRule both(String expected, Check check) {
    return (probe, reply) -> {
      List<Difference> differences = new ArrayList<>();
      if (reply.header().payload().length() >= Timestamps.LENGTH) {
        add(differences, "receive timestamp", expected, reply, Timestamps.RECEIVE, check);
        add(differences, "transmit timestamp", expected, reply, Timestamps.TRANSMIT, check);
      }
      return differences;
    };
  }

  private static void add(
      List<Difference> differences,
      String field,
      String expected,
      Reply reply,
      int at,
      Check check) {
    int value = Timestamps.value(reply, at);
    if (!check.isRight(value)) {
      differences.add(new Difference("ICMP", field, expected, String.format("%08x", value)));
    }
  }

  /** RFC 1122: a standard value is a time of day, and right to within a few minutes. */
  static ReplyRule universalTime() {
    return both("milliseconds since midnight UT", v -> !Timestamps.isStandard(v) || isRight(v));
  }

  /** RFC 792: what is no time of day has the high bit set. */
  static ReplyRule markedOrRight() {
    return both(
        "the time of day, or the high bit set", v -> !Timestamps.isStandard(v) || isRight(v));
  }

  /** A standard value is below a day. */
  static ReplyRule withinTheDay() {
    return both(
        "below " + Timestamps.DAY + ", or the high bit set",
        v -> !Timestamps.isStandard(v) || v < Timestamps.DAY);
  }

  /**
   * A standard value is a time of day, to within a few minutes.
   *
   * @param time milliseconds since midnight
   */
  static ReplyRule near(int time) {
    return both(
        "about " + time + ", or the high bit set",
        v -> !Timestamps.isStandard(v) || Timestamps.apart(v, time) <= FEW_MINUTES);
  }

  /** Whether a value is the time of day, to within a few minutes. */
  static boolean isRight(int value) {
    return Timestamps.isStandard(value)
        && value < Timestamps.DAY
        && Timestamps.apart(value, Timestamps.now()) <= FEW_MINUTES;
  }

  /** The message is touched first and sent then; half a day tells before from after midnight. */
  static ReplyRule transmitNotBeforeReceive() {
    return (probe, reply) -> {
      if (reply.header().payload().length() < Timestamps.LENGTH) {
        return List.of();
      }
      int receive = Timestamps.value(reply, Timestamps.RECEIVE);
      int transmit = Timestamps.value(reply, Timestamps.TRANSMIT);
      boolean standard = Timestamps.isStandard(receive) && Timestamps.isStandard(transmit);
      boolean right =
          !standard || Math.floorMod(transmit - receive, Timestamps.DAY) < Timestamps.DAY / 2;
      return right
          ? List.of()
          : one("transmit timestamp", "at least " + receive, String.valueOf(transmit));
    };
  }

  /** RFC 1122, section 3.2.2.6: along a reversed route the next hop is the destination. */
  static ReplyRule sentTo(Ipv4Address hop) {
    return (probe, reply) ->
        reply.header().destination().equals(hop)
            ? List.of()
            : List.of(
                new Difference(
                    "IPv4",
                    "destination",
                    hop.toString(),
                    reply.header().destination().toString()));
  }
}
