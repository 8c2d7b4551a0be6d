package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.app.oracle.DatagramKey;
import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Obligation;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.Reply;
import io.echoproof.app.oracle.ReplyRules;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A window of frames that are under way together. Replies find their frames by peer, identifier and
 * sequence number; errors by the datagram that they quote. What finds none is foreign, or a reply
 * that nobody asked for. Used again for another window; allocates nothing per frame.
 */
final class LinkExchange {
  private static final class Slot {
    final Expectation expectation = new Expectation();
    byte[] frame = new byte[64];
    int length;
    long sentAt;
    int replies;
  }

  private final ReplyRules rules;
  private final Predicate<String> known;
  private final Slot[] slots;
  private final KeyIndex byKey;
  private final KeyIndex byDatagram;
  private int count;
  private int octets;
  private int otherKind;
  private Disagreement found = Disagreement.NONE;
  private boolean missing;
  private boolean partial;
  private boolean sentinelSeen;
  private long sentinelKey;

  /**
   * @param rules that all windows of a target share
   * @param known tells a requirement that is known to be violated
   * @param frames how many frames at most
   */
  LinkExchange(ReplyRules rules, Predicate<String> known, int frames) {
    this.rules = rules;
    this.known = known;
    this.slots = new Slot[frames];
    for (int i = 0; i < frames; i++) {
      slots[i] = new Slot();
    }
    this.byKey = new KeyIndex(frames);
    this.byDatagram = new KeyIndex(frames);
  }

  /** Begins a window; the sentinel's reply will end it. */
  void begin(int sentinelPeer, int sentinelEcho) {
    count = 0;
    octets = 0;
    otherKind = 0;
    byKey.clear();
    byDatagram.clear();
    found = Disagreement.NONE;
    missing = false;
    partial = false;
    sentinelSeen = false;
    sentinelKey = key(sentinelPeer, sentinelEcho);
  }

  /** Takes down what is about to be sent; answers what is expected. */
  Expectation sending(byte[] frame, int length, Oracle oracle, long now) {
    Slot slot = slots[count];
    if (slot.frame.length < length) {
      slot.frame = new byte[Math.max(length, 2 * slot.frame.length)];
    }
    System.arraycopy(frame, 0, slot.frame, 0, length);
    slot.length = length;
    slot.sentAt = now;
    slot.replies = 0;
    octets += length;
    Expectation e = slot.expectation;
    oracle.expect(slot.frame, length, now, e);
    otherKind += e.kind() == Expectation.Kind.OTHER ? 1 : 0;
    byKey.add(e.messageLength() > 0 ? key(e.peer(), e.echoKey()) : rawKey(slot), count);
    byDatagram.add(length >= Ipv4Layout.OPTIONS ? DatagramKey.of(slot.frame, 0) : 0, count);
    count++;
    return e;
  }

  int count() {
    return count;
  }

  int octets() {
    return octets;
  }

  boolean isSentinelSeen() {
    return sentinelSeen;
  }

  /** The frames, as they were sent. */
  List<TimedFrame> frames() {
    List<TimedFrame> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      frames.add(new TimedFrame(slots[i].sentAt, Octets.of(slots[i].frame, 0, slots[i].length)));
    }
    return frames;
  }

  /** Takes a datagram that has come. */
  void received(Reply reply) {
    if (reply.isError()) {
      error(reply);
      return;
    }
    if (key(reply.destination(), reply.echoKey()) == sentinelKey) {
      sentinelSeen = true;
      return;
    }
    attribute(reply);
  }

  /** IDs of datagrams may be alike: it is about the one that it fits. */
  private void error(Reply reply) {
    Disagreement first = Disagreement.NONE;
    for (int i = byDatagram.first(reply.quotedDatagram());
        i != KeyIndex.NONE;
        i = byDatagram.next(i)) {
      Disagreement wrong = rules.check(slots[i].expectation, reply);
      if (!wrong.isThere()) {
        return;
      }
      first = first.isThere() ? first : wrong;
    }
    note(first);
  }

  private void attribute(Reply reply) {
    int candidates = byKey.first(key(reply.destination(), reply.echoKey()));
    // Who has to be answered comes first: a reply is not to be taken for that to a frame like it.
    if (takes(candidates, true, reply) || takes(candidates, false, reply)) {
      return;
    }
    if (otherKind > 0) {
      // It may be the one to a datagram of which it isn't known what the target has, or to whom.
      otherKind--;
      return;
    }
    for (int i = candidates; i != KeyIndex.NONE; i = byKey.next(i)) {
      if (slots[i].replies == 0) {
        note(rules.check(slots[i].expectation, reply));
        return;
      }
    }
    if (candidates != KeyIndex.NONE) {
      note(new Disagreement("ECH-12", "more replies than requests"));
    } else if (reply.type() == 0) {
      note(new Disagreement("ECH-15", "an echo reply that nobody asked for"));
    }
  }

  private boolean takes(int candidates, boolean obliged, Reply reply) {
    for (int i = candidates; i != KeyIndex.NONE; i = byKey.next(i)) {
      Slot slot = slots[i];
      boolean asks = slot.expectation.obligation() == Obligation.REPLY;
      if (slot.replies == 0 && asks == obliged && !rules.check(slot.expectation, reply).isThere()) {
        slot.replies++;
        return true;
      }
    }
    return false;
  }

  /** A fragment of a reply did not come. */
  void lost() {
    partial = true;
  }

  /** Takes down what is wrong; what is news goes before what is known. */
  void note(Disagreement wrong) {
    if (wrong.isThere()
        && (!found.isThere()
            || (known.test(found.requirement()) && !known.test(wrong.requirement())))) {
      found = wrong;
    }
  }

  /** Whether all that is wrong is that something did not come. */
  boolean isOnlyMissing() {
    return missing;
  }

  /** The window's time is over. */
  Disagreement end() {
    boolean anyWrong = found.isThere();
    if (partial) {
      note(new Disagreement("FRG-32", "fragments of a reply are missing"));
    }
    for (int i = 0; i < count; i++) {
      Slot slot = slots[i];
      if (slot.replies == 0 && slot.expectation.obligation() == Obligation.REPLY) {
        note(ReplyRules.missing(slot.expectation));
      }
    }
    if (!found.isThere() && !sentinelSeen) {
      note(new Disagreement("NOI-05", "the target does not answer any more"));
    }
    missing = !anyWrong && found.isThere();
    return found;
  }

  /** Of what must not be answered: as if it were a request, so that an answer finds it. */
  private static long rawKey(Slot slot) {
    byte[] frame = slot.frame;
    int header =
        slot.length == 0 ? 0 : Math.max(Ipv4Layout.OPTIONS, Ipv4Layout.headerLength(frame, 0));
    // What answers a fragment answers the datagram, if anything.
    return slot.length < header + IcmpLayout.DATA || isFragment(frame)
        ? 0
        : key(
            BigEndian.s32(frame, Ipv4Layout.SOURCE),
            BigEndian.s32(frame, header + IcmpLayout.IDENTIFIER));
  }

  private static boolean isFragment(byte[] frame) {
    return (BigEndian.u16(frame, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.FRAGMENT_MASK) != 0;
  }

  private static long key(int peer, int echo) {
    return ((long) peer << 32) | (echo & 0xFFFF_FFFFL);
  }
}
