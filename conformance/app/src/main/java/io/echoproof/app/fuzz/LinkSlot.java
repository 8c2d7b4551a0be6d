package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.app.oracle.DatagramKey;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Reply;

/** A frame under way, and what is expected for it. Used again for another frame. */
final class LinkSlot {
  final Expectation expectation = new Expectation();
  byte[] frame = new byte[64];
  int length;
  long sentAt;
  int replies;

  /** Copies a frame that is about to be sent. */
  void take(byte[] octets, int count, long now) {
    if (frame.length < count) {
      frame = new byte[Math.max(count, 2 * frame.length)];
    }
    System.arraycopy(octets, 0, frame, 0, count);
    length = count;
    sentAt = now;
    replies = 0;
  }

  /** Whether a reply can be judged by this frame, and none has come so far. */
  boolean isOpen() {
    return replies == 0 && expectation.kind() != Expectation.Kind.OTHER;
  }

  /** Under which its reply is looked for. */
  long replyKey() {
    if (expectation.messageLength() == 0) {
      return rawKey();
    }
    return expectation.messageLength() < IcmpLayout.DATA
        ? shortKey(expectation.peer())
        : key(expectation.peer(), expectation.echoKey());
  }

  /** Of what must not be answered: as if it were a request, so that an answer finds it. */
  private long rawKey() {
    int header = length == 0 ? 0 : Math.max(Ipv4Layout.OPTIONS, Ipv4Layout.headerLength(frame, 0));
    // What answers a fragment answers the datagram, if anything.
    return length < header + IcmpLayout.DATA || isFragment()
        ? 0
        : key(
            BigEndian.s32(frame, Ipv4Layout.SOURCE),
            BigEndian.s32(frame, header + IcmpLayout.IDENTIFIER));
  }

  private boolean isFragment() {
    return (BigEndian.u16(frame, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.FRAGMENT_MASK) != 0;
  }

  /** Under which an error about it is looked for; 0 when it has no header. */
  long datagramKey() {
    return length >= Ipv4Layout.OPTIONS ? DatagramKey.of(frame, 0) : 0;
  }

  /** Whether an error quotes the fixed part of this frame's header. */
  boolean isQuotedBy(Reply error) {
    return length >= Ipv4Layout.OPTIONS && error.quotes(frame, Ipv4Layout.OPTIONS);
  }

  /** Whether a reply whose form isn't known may be that to this frame, as far as can be told. */
  boolean mayBeAnsweredBy(Reply reply) {
    boolean toWhomAsked = expectation.isRouted() || reply.destination() == expectation.peer();
    // Of a whole message the identifier is known; of fragments nobody knows which the target took.
    boolean sameIdentifier =
        expectation.messageLength() < IcmpLayout.DATA
            || expectation.echoKey() >>> 16 == reply.echoKey() >>> 16;
    return toWhomAsked && sameIdentifier;
  }

  static long key(Reply reply) {
    return reply.hasEchoKey()
        ? key(reply.destination(), reply.echoKey())
        : shortKey(reply.destination());
  }

  /** Of messages without identifier; not the key of those whose identifier is zero. */
  private static long shortKey(int peer) {
    return ~key(peer, 0);
  }

  static long key(int peer, int echo) {
    return ((long) peer << 32) | (echo & 0xFFFF_FFFFL);
  }
}
