package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.inbound;
import static io.echoproof.app.faults.Edit.isIntactMessage;
import static io.echoproof.app.faults.Edit.isMessage;
import static io.echoproof.app.faults.Edit.outbound;
import static io.echoproof.app.faults.Edit.resized;
import static io.echoproof.app.faults.Edit.s32;
import static io.echoproof.app.faults.Edit.swapped;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.type;
import static io.echoproof.app.faults.Edit.withMessageChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** What stacks get wrong about the timestamp server (RFC 792; RFC 1122, section 3.2.2.8). */
final class TimestampFaults {
  private static final int ORIGINATE = 8;
  private static final int RECEIVE = 12;
  private static final int TRANSMIT = 16;
  private static final int MARK = 1 << 31;
  private static final int FIFTY = 50;

  private TimestampFaults() {}

  private static boolean isReply(byte[] f) {
    return isMessage(f)
        && type(f) == IcmpLayout.TIMESTAMP_REPLY
        && totalLength(f) >= headerLength(f) + IcmpLayout.TIMESTAMP_LENGTH;
  }

  private static boolean isRequest(byte[] f) {
    return isMessage(f) && type(f) == IcmpLayout.TIMESTAMP;
  }

  private static PlantedFault reply(String name, String what, UnaryOperator<byte[]> change) {
    return stateless(
        name, what, s -> outbound(s, f -> isReply(f) ? withMessageChecksum(change.apply(f)) : f));
  }

  /** Both times that the target has entered are others. */
  private static PlantedFault times(String name, String what, IntUnaryOperator change) {
    return reply(name, what, f -> time(time(f, RECEIVE, change), TRANSMIT, change));
  }

  private static byte[] time(byte[] f, int which, IntUnaryOperator change) {
    int at = headerLength(f) + which;
    BigEndian.put32(f, at, change.applyAsInt(s32(f, at)));
    return f;
  }

  static List<PlantedFault> all() {
    return List.of(
        reply(
            "timestamp-originate-lost",
            "The originate timestamp is not returned.",
            f -> time(f, ORIGINATE, v -> 0)),
        reply(
            "timestamp-sequence-swapped",
            "The sequence number of a timestamp reply has its octets swapped.",
            f -> swapped(f, headerLength(f) + IcmpLayout.SEQUENCE_NUMBER)),
        times("timestamp-in-seconds", "Times are in seconds since midnight.", v -> v / 1000),
        times(
            "timestamp-not-wrapped",
            "Times are milliseconds since some day, and nothing says that they are not standard.",
            v -> v + 9 * 86_400_000),
        times(
            "timestamp-high-bit",
            "Times of day have the bit that says that they are none.",
            v -> v | MARK),
        reply(
            "transmit-before-receive",
            "The transmit timestamp is taken before the receive timestamp.",
            f -> time(f, TRANSMIT, v -> v == 0 ? 86_399_999 : v - 1)),
        stateless(
            "timestamp-refused",
            "The service is off although the profile offers it.",
            s -> without(s, TimestampFaults::isRequest)),
        stateless(
            "timestamp-checksum-not-verified",
            "The ICMP checksum of a timestamp request is not looked at.",
            s -> inbound(s, f -> isRequest(f) ? withMessageChecksum(f) : f)),
        stateless(
            "short-timestamp-answered",
            "A timestamp request that is too short is filled up.",
            s -> inbound(s, TimestampFaults::filledUp)),
        stateful(
            "timestamps-limited",
            "Of the timestamp requests that come one after the other only 50 are answered.",
            s -> {
              AtomicInteger row = new AtomicInteger();
              return without(
                  s, f -> (isRequest(f) ? row.incrementAndGet() : row.getAndSet(0)) > FIFTY);
            }));
  }

  private static byte[] filledUp(byte[] f) {
    if (!isIntactMessage(f) || !isRequest(f)) {
      return f;
    }
    int whole = headerLength(f) + IcmpLayout.TIMESTAMP_LENGTH;
    return totalLength(f) < whole ? resized(f, whole) : f;
  }
}
