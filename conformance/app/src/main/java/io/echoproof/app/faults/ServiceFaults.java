package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.HEADER;
import static io.echoproof.app.faults.Edit.answers;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.isMessage;
import static io.echoproof.app.faults.Edit.isSound;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.replies;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What stacks get wrong about time to live, type of service, ID and flags of a reply. */
final class ServiceFaults {
  private ServiceFaults() {}

  private static PlantedFault octet(String name, String what, int at, int keep, int set) {
    return stateless(
        name,
        what,
        s -> replies(s, f -> withHeaderChecksum(put8(f, at, (u8(f, at) & keep) | set))));
  }

  static List<PlantedFault> all() {
    return List.of(
        octet("ttl-zero", "Replies have TTL 0.", Ipv4Layout.TTL, 0, 0),
        octet("ttl-255", "Replies have TTL 255.", Ipv4Layout.TTL, 0, 255),
        stateless(
            "ttl-copied",
            "The reply's TTL is the request's.",
            s -> answers(s, (r, q) -> ttl(r, Math.max(1, u8(q, Ipv4Layout.TTL))))),
        stateless(
            "ttl-decremented",
            "The reply's TTL is the request's less one.",
            s -> answers(s, (r, q) -> ttl(r, Math.max(1, u8(q, Ipv4Layout.TTL) - 1)))),
        stateless(
            "ttl-one-dropped",
            "A host that behaves as a router: TTL 1 has expired.",
            s -> without(s, f -> isSound(f) && u8(f, Ipv4Layout.TTL) == 1)),
        stateless(
            "ttl-negative-dropped",
            "A TTL above 127 is negative, and so it has expired.",
            s -> without(s, f -> isSound(f) && f[Ipv4Layout.TTL] < 0)),
        stateless(
            "ttl-zero-dropped",
            "TTL 0 is not accepted.",
            s -> without(s, f -> isSound(f) && u8(f, Ipv4Layout.TTL) == 0)),
        octet("tos-zero", "Replies have TOS 0.", Ipv4Layout.TOS, 0, 0),
        octet("dscp-precedence-only", "Only the precedence is kept.", Ipv4Layout.TOS, 0xE0, 0),
        octet("dscp-top-bit-lost", "The DSCP is shifted once too often.", Ipv4Layout.TOS, 0x7F, 0),
        stateful(
            "tos-of-previous", "The reply has the TOS of the request before.", s -> previous(s)),
        stateless(
            "tos-zero-with-ecn",
            "Where the request's ECN field is not 0 the reply's TOS is.",
            s -> answers(s, (r, q) -> (u8(q, Ipv4Layout.TOS) & 3) != 0 ? tosZero(r) : r)),
        stateless(
            "tos-zero-with-options",
            "The reply to a request with options has TOS 0.",
            s -> answers(s, (r, q) -> headerLength(q) > HEADER ? tosZero(r) : r)),
        stateless(
            "expedited-dropped",
            "Expedited Forwarding (DSCP 46) is for calls; ping is not one.",
            s -> without(s, f -> isMessage(f) && u8(f, Ipv4Layout.TOS) >>> 2 == 46)),
        stateless(
            "congestion-dropped",
            "A mark of congestion is taken for congestion.",
            s -> without(s, f -> isMessage(f) && (u8(f, Ipv4Layout.TOS) & 3) == 3)),
        stateless(
            "ecn-copied",
            "The reply has the request's ECN.",
            s ->
                answers(
                    s,
                    (r, q) ->
                        withHeaderChecksum(
                            put8(
                                r,
                                Ipv4Layout.TOS,
                                (u8(r, Ipv4Layout.TOS) & 0xFC) | (u8(q, Ipv4Layout.TOS) & 3))))),
        stateless(
            "id-and-df-copied",
            "The reply has the request's ID and DF.",
            s ->
                answers(
                    s,
                    (r, q) -> {
                      put16(r, Ipv4Layout.IDENTIFICATION, u16(q, Ipv4Layout.IDENTIFICATION));
                      int df = u16(q, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.DONT_FRAGMENT;
                      return withHeaderChecksum(put16(r, Ipv4Layout.FLAGS_AND_OFFSET, df));
                    })));
  }

  private static byte[] ttl(byte[] reply, int ttl) {
    return withHeaderChecksum(put8(reply, Ipv4Layout.TTL, ttl));
  }

  private static byte[] tosZero(byte[] reply) {
    return withHeaderChecksum(put8(reply, Ipv4Layout.TOS, 0));
  }

  private static FrameFunction previous(FrameFunction stack) {
    AtomicInteger last = new AtomicInteger();
    return replies(
        stack,
        f -> withHeaderChecksum(put8(f, Ipv4Layout.TOS, last.getAndSet(u8(f, Ipv4Layout.TOS)))));
  }
}
