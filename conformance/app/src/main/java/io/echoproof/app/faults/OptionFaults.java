package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.HEADER;
import static io.echoproof.app.faults.Edit.answers;
import static io.echoproof.app.faults.Edit.dying;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.isRequest;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.replies;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** What stacks get wrong about options. */
final class OptionFaults {
  private static final int RECORD_ROUTE = 7;
  private static final int TIMESTAMP = 68;
  private static final int STREAM_IDENTIFIER = 136;
  private static final int NO_OPERATION = 1;
  private static final int DIRECTED_BROADCAST = 0xC000_02FF;

  private OptionFaults() {}

  private static boolean hasOptions(byte[] f) {
    return isRequest(f) && headerLength(f) > HEADER;
  }

  /** Requests whose first option is one of those are dropped. */
  private static PlantedFault dropped(String name, String what, IntPredicate first) {
    return stateless(name, what, s -> without(s, f -> hasOptions(f) && first.test(u8(f, HEADER))));
  }

  static List<PlantedFault> all() {
    return List.of(
        dropped("options-dropped", "A request with options is dropped.", type -> true),
        dropped(
            "unknown-option-dropped",
            "A request with an unknown option is dropped.",
            type -> type == 0x9E || type == 0x19 || type == 0x52 || type == 0xDE || type == 0x5E),
        dropped("router-alert-dropped", "A router alert is for routers.", type -> type == 148),
        dropped("security-dropped", "A label that is not understood.", type -> type == 130),
        dropped("end-of-options-dropped", "An empty list of options.", type -> type == 0),
        stateless(
            "padding-parsed",
            "What stands behind the end of options is read as options.",
            s -> without(s, f -> hasOptions(f) && u8(f, HEADER) == 0 && u8(f, HEADER + 1) != 0)),
        stateless(
            "option-length-zero-kills",
            "An option of length 0 is never left behind.",
            s ->
                dying(
                    s,
                    f -> hasOptions(f) && u8(f, HEADER) > NO_OPERATION && u8(f, HEADER + 1) == 0)),
        stateless(
            "option-overrun-kills",
            "An option that is longer than the header is read beyond it.",
            s ->
                dying(
                    s,
                    f ->
                        hasOptions(f)
                            && u8(f, HEADER) > NO_OPERATION
                            && HEADER + u8(f, HEADER + 1) > headerLength(f))),
        stateless(
            "seven-options-dropped",
            "There is room for six options, No Operation aside.",
            s -> without(s, f -> hasOptions(f) && count(f) > 6)),
        stateless(
            "second-option-ignored",
            "Of Record Route and Internet Timestamp the one that comes first is acted on.",
            s -> answers(s, OptionFaults::secondUndone)),
        stateless(
            "route-forgets-earlier",
            "A record route is cleared before the own address is entered.",
            s -> replies(s, OptionFaults::earlierForgotten)),
        stateless(
            "overflow-in-flag",
            "The overflow of a timestamp option is counted in the flag's half of the octet.",
            s -> answers(s, OptionFaults::overflowInFlag)),
        stateless(
            "parameter-problem-to-broadcast",
            "A bad option is reported although the datagram was for all.",
            s ->
                Edit.complaining(
                    s,
                    IcmpLayout.PARAMETER_PROBLEM,
                    0,
                    f -> isIntactToAll(f) && headerLength(f) > HEADER && isBroken(f))),
        stateless(
            "options-echoed",
            "All options are returned as they came.",
            s -> answers(s, OptionFaults::echoed)),
        stateless(
            "options-in-payload",
            "The message is taken from the 20th octet on, whatever the IHL says.",
            s -> answers(s, OptionFaults::inPayload)),
        stateless(
            "route-not-recorded",
            "A record route is returned as it came.",
            s -> answers(s, (r, q) -> undone(r, q, RECORD_ROUTE))),
        stateless(
            "route-not-first-not-recorded",
            "A record route is looked for where options begin and nowhere else.",
            s ->
                answers(
                    s,
                    (r, q) ->
                        hasOptions(q) && find(q, RECORD_ROUTE) > HEADER
                            ? undone(r, q, RECORD_ROUTE)
                            : r)),
        stateless(
            "last-slot-not-recorded",
            "The last slot of a record route counts as full.",
            s -> answers(s, (r, q) -> hasLastSlotOnly(q) ? undone(r, q, RECORD_ROUTE) : r)),
        stateless(
            "route-dropped-from-reply",
            "A record route is not returned.",
            s -> replies(s, f -> blanked(f, RECORD_ROUTE))),
        stateless(
            "route-with-peer",
            "The peer's address is recorded instead of the own.",
            s -> replies(s, OptionFaults::peerRecorded)),
        stateless(
            "pointer-not-advanced",
            "The address is recorded and the pointer left.",
            s -> answers(s, OptionFaults::pointerLeft)),
        stateless(
            "not-stamped",
            "A timestamp option is returned as it came.",
            s -> answers(s, (r, q) -> undone(r, q, TIMESTAMP))),
        stateless(
            "stamped-after-checksum",
            "The timestamp option is stamped when the header has been summed.",
            s -> answers(s, OptionFaults::stampedLate)),
        stateless(
            "stamp-dropped-from-reply",
            "A timestamp option is not returned.",
            s -> replies(s, f -> blanked(f, TIMESTAMP))),
        stateless(
            "stream-identifier-echoed",
            "A stream identifier is returned.",
            s ->
                answers(
                    s,
                    (r, q) ->
                        hasOptions(q) && u8(q, HEADER) == STREAM_IDENTIFIER ? echoed(r, q) : r)),
        stateless(
            "ihl-five-with-options",
            "The reply's IHL is 5 although options are there.",
            s ->
                replies(
                    s, f -> headerLength(f) > HEADER ? withHeaderChecksum(put8(f, 0, 0x45)) : f)),
        stateless(
            "summed-from-20",
            "The message is summed from the 20th octet on, so that options spoil it.",
            s -> without(s, f -> hasOptions(f) && sumOfOptions(f) % 0xFFFF != 0)));
  }

  private static long sumOfOptions(byte[] f) {
    return InternetSum.of(f, HEADER, headerLength(f));
  }

  private static byte[] echoed(byte[] reply, byte[] request) {
    if (!hasOptions(request)) {
      return reply;
    }
    int header = headerLength(request);
    int message = reply.length - headerLength(reply);
    byte[] f = Arrays.copyOf(reply, header + message);
    System.arraycopy(request, HEADER, f, HEADER, header - HEADER);
    System.arraycopy(reply, headerLength(reply), f, header, message);
    f[0] = (byte) (0x40 | header / 4);
    return withHeaderChecksum(put16(f, Ipv4Layout.TOTAL_LENGTH, f.length));
  }

  private static byte[] inPayload(byte[] reply, byte[] request) {
    if (!hasOptions(request)) {
      return reply;
    }
    byte[] f = echoed(reply, request);
    return withHeaderChecksum(put8(f, 0, 0x45));
  }

  /** Where an option is in a frame whose options can be read; -1 for nowhere. */
  private static int find(byte[] f, int type) {
    int at = HEADER;
    while (at < headerLength(f) && f[at] != 0) {
      if (u8(f, at) == type) {
        return at;
      }
      if (f[at] == NO_OPERATION) {
        at++;
      } else if (at + 1 < headerLength(f) && u8(f, at + 1) >= 2) {
        at += u8(f, at + 1);
      } else {
        return -1;
      }
    }
    return -1;
  }

  private static int count(byte[] f) {
    int count = 0;
    for (int at = HEADER; at < headerLength(f) && f[at] != 0; at += length(f, at)) {
      count += f[at] == NO_OPERATION ? 0 : 1;
    }
    return count;
  }

  /** How far the next option is; to the end where this one is broken. */
  private static int length(byte[] f, int at) {
    if (f[at] == NO_OPERATION) {
      return 1;
    }
    int left = headerLength(f) - at;
    boolean readable = left > 1 && u8(f, at + 1) > 1 && u8(f, at + 1) <= left;
    return readable ? u8(f, at + 1) : left;
  }

  private static boolean isIntactToAll(byte[] f) {
    int destination = Edit.isSound(f) && Edit.hasRightHeaderChecksum(f) ? Edit.destination(f) : 0;
    return destination == -1 || destination == DIRECTED_BROADCAST;
  }

  /** The first option is longer than the header or shorter than itself. */
  private static boolean isBroken(byte[] f) {
    int length = u8(f, HEADER + 1);
    return u8(f, HEADER) > NO_OPERATION && (length < 2 || HEADER + length > headerLength(f));
  }

  private static byte[] secondUndone(byte[] reply, byte[] request) {
    int route = hasOptions(request) ? find(request, RECORD_ROUTE) : -1;
    int stamps = hasOptions(request) ? find(request, TIMESTAMP) : -1;
    return route < 0 || stamps < 0
        ? reply
        : undone(reply, request, route < stamps ? TIMESTAMP : RECORD_ROUTE);
  }

  private static byte[] earlierForgotten(byte[] f) {
    int at = find(f, RECORD_ROUTE);
    int own = at < 0 ? 0 : at + Math.min(u8(f, at + 1), u8(f, at + 2) - 1) - 4;
    if (own <= at + 3 || BigEndian.s32(f, own) != Edit.OWN) {
      return f;
    }
    Arrays.fill(f, at + 3, own, (byte) 0);
    return withHeaderChecksum(f);
  }

  private static byte[] overflowInFlag(byte[] reply, byte[] request) {
    int seen = find(reply, TIMESTAMP);
    int asked = hasOptions(request) ? find(request, TIMESTAMP) : -1;
    if (seen < 0 || asked < 0 || reply[seen + 3] == request[asked + 3]) {
      return reply;
    }
    return withHeaderChecksum(put8(reply, seen + 3, u8(request, asked + 3) + 1));
  }

  private static byte[] undone(byte[] reply, byte[] request, int type) {
    int seen = find(reply, type);
    int asked = hasOptions(request) ? find(request, type) : -1;
    if (seen < 0 || asked < 0 || u8(reply, seen + 1) != u8(request, asked + 1)) {
      return reply;
    }
    System.arraycopy(request, asked, reply, seen, u8(request, asked + 1));
    return withHeaderChecksum(reply);
  }

  private static boolean hasLastSlotOnly(byte[] f) {
    int at = hasOptions(f) ? find(f, RECORD_ROUTE) : -1;
    return at >= 0 && u8(f, at + 2) + 3 == u8(f, at + 1);
  }

  private static byte[] stampedLate(byte[] reply, byte[] request) {
    byte[] before = undone(reply.clone(), request, TIMESTAMP);
    return put16(reply, Ipv4Layout.HEADER_CHECKSUM, u16(before, Ipv4Layout.HEADER_CHECKSUM));
  }

  private static byte[] blanked(byte[] f, int type) {
    int at = find(f, type);
    if (at < 0) {
      return f;
    }
    Arrays.fill(f, at, at + u8(f, at + 1), (byte) NO_OPERATION);
    return withHeaderChecksum(f);
  }

  private static byte[] peerRecorded(byte[] f) {
    int at = find(f, RECORD_ROUTE);
    int slot = at < 0 ? 0 : at + u8(f, at + 2) - 5;
    // A full route may have any pointer beyond its end.
    boolean isInside = at >= 0 && slot > at + 2 && slot + 4 <= at + u8(f, at + 1);
    boolean recorded = isInside && BigEndian.s32(f, slot) == Edit.OWN;
    if (!recorded) {
      return f;
    }
    BigEndian.put32(f, slot, Edit.destination(f));
    return withHeaderChecksum(f);
  }

  private static byte[] pointerLeft(byte[] reply, byte[] request) {
    int seen = find(reply, RECORD_ROUTE);
    int asked = hasOptions(request) ? find(request, RECORD_ROUTE) : -1;
    return seen < 0 || asked < 0
        ? reply
        : withHeaderChecksum(put8(reply, seen + 2, u8(request, asked + 2)));
  }
}
