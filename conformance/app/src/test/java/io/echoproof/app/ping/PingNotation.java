package io.echoproof.app.ping;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A parsed output in one line of a table: replies, errors and totals.
 *
 * <ul>
 *   <li>Reply: {@code FROM:BYTES(SENT)#SEQUENCE!OFFSET<TIME@TTL+MARK}, {@code =} for {@code <}
 *       where the time is not a bound
 *   <li>Error: {@code FROM#SEQUENCE}
 *   <li>Totals: {@code SENT/RECEIVED/LOST/LOSS duplicates=N}
 * </ul>
 */
final class PingNotation {

  static final String NONE = "none";

  private PingNotation() {}

  static String of(PingOutput output) {
    return String.join(
        " | ",
        list(output.replies(), PingNotation::reply),
        list(output.errors(), error -> error.from() + with("#", error.sequence(), "")),
        output.totals().map(PingNotation::totals).orElse(NONE));
  }

  private static <T> String list(List<T> items, Function<T, String> notation) {
    return items.isEmpty() ? NONE : items.stream().map(notation).collect(joining(" "));
  }

  private static String reply(PingReply reply) {
    return reply.from()
        + ":"
        + reply.bytes()
        + with("(", reply.bytesSent(), ")")
        + with("#", reply.sequence(), "")
        + with("!", reply.miscompareOffset(), "")
        + reply.time().map(PingNotation::time).orElse("")
        + "@"
        + reply.ttl()
        + reply.marks().stream().map(mark -> "+" + mark).collect(joining());
  }

  private static String time(PingTime time) {
    return (time.lessThan() ? "<" : "=") + number(time.milliseconds());
  }

  private static String totals(PingTotals totals) {
    return totals.sent()
        + "/"
        + totals.received()
        + "/"
        + (totals.lost().isPresent() ? totals.lost().getAsInt() : "-")
        + "/"
        + loss(totals.lossPercent())
        + with(" duplicates=", totals.duplicates(), "")
        + with(" corrupted=", totals.corrupted(), "")
        + with(" errors=", totals.errors(), "");
  }

  private static String loss(OptionalDouble percent) {
    return percent.isPresent() ? number(percent.getAsDouble()) : "-";
  }

  private static String number(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }

  private static String with(String before, OptionalInt value, String after) {
    return value.isPresent() ? before + value.getAsInt() + after : "";
  }
}
