package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.OWN;
import static io.echoproof.app.faults.Edit.alsoSentBy;
import static io.echoproof.app.faults.Edit.alsoSentTo;
import static io.echoproof.app.faults.Edit.destination;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.inbound;
import static io.echoproof.app.faults.Edit.isIntactMessage;
import static io.echoproof.app.faults.Edit.isMessage;
import static io.echoproof.app.faults.Edit.outbound;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.resized;
import static io.echoproof.app.faults.Edit.s32;
import static io.echoproof.app.faults.Edit.source;
import static io.echoproof.app.faults.Edit.swapped;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.type;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.withMessageChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.packet.Octets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
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
        answer(
            "timestamp-ttl-copied",
            "The TTL of a timestamp reply is the request's.",
            (r, q) -> header(r, Ipv4Layout.TTL, Math.max(1, u8(q, Ipv4Layout.TTL)))),
        answer(
            "timestamp-tos-zero",
            "Timestamp replies have TOS 0.",
            (r, q) -> header(r, Ipv4Layout.TOS, 0)),
        stateful(
            "timestamp-ten-hertz",
            "The clock advances ten times a second.",
            s -> outbound(s, f -> isReply(f) ? withMessageChecksum(tenths(f)) : f)),
        stateless(
            "timestamp-from-itself",
            "A timestamp request from the own address is answered.",
            s -> alsoSentBy(s, f -> isRequest(f) && source(f) == OWN)),
        stateless(
            "timestamp-from-anybody",
            "Loopback and groups may ask for the time.",
            s ->
                alsoSentBy(
                    s, f -> isRequest(f) && (source(f) >>> 24 == 127 || source(f) >>> 28 == 0xE))),
        stateless(
            "timestamp-for-anybody",
            "A timestamp request to somebody else is answered.",
            s -> alsoSentTo(s, f -> isRequest(f) && destination(f) >>> 28 < 0xE)),
        stateless(
            "marked-originate-dropped",
            "An originate timestamp that says that it is not standard is taken for a negative one.",
            s -> without(s, f -> isRequest(f) && originate(f) < 0)),
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

  private static byte[] tenths(byte[] f) {
    return time(time(f, RECEIVE, v -> v / 100 * 100), TRANSMIT, v -> v / 100 * 100);
  }

  private static PlantedFault answer(String name, String what, BinaryOperator<byte[]> change) {
    return stateless(
        name,
        what,
        s ->
            (frame, out) ->
                s.accept(
                    frame,
                    reply -> {
                      byte[] f = reply.toByteArray();
                      boolean changed = isReply(f);
                      out.accept(changed ? Octets.of(change.apply(f, frame.toByteArray())) : reply);
                    }));
  }

  private static byte[] header(byte[] f, int at, int value) {
    return withHeaderChecksum(put8(f, at, value));
  }

  private static int originate(byte[] f) {
    boolean isThere = totalLength(f) >= headerLength(f) + ORIGINATE + 4;
    return isThere ? s32(f, headerLength(f) + ORIGINATE) : 0;
  }

  private static byte[] filledUp(byte[] f) {
    if (!isIntactMessage(f) || !isRequest(f)) {
      return f;
    }
    int whole = headerLength(f) + IcmpLayout.TIMESTAMP_LENGTH;
    return totalLength(f) < whole ? resized(f, whole) : f;
  }
}
