package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.app.oracle.DatagramKey;
import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Obligation;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.oracle.Reply;
import io.echoproof.app.oracle.ReplyReader;
import io.echoproof.app.oracle.ReplyRules;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A window of frames that are under way together. Replies find their frames by peer, identifier and
 * sequence number; errors by the datagram that they quote. What finds none is foreign, or a reply
 * that nobody asked for.
 */
final class LinkExchange {
  private static final class Slot {
    final Expectation expectation = new Expectation();
    byte[] frame = new byte[0];
    int replies;
  }

  private final ReplyReader reader;
  private final ReplyRules rules;
  private final Reply reply = new Reply();
  private final List<Slot> slots = new ArrayList<>();
  private final Map<Long, List<Slot>> byKey = new HashMap<>();
  private final Map<Long, Slot> byDatagram = new HashMap<>();
  private int count;
  private Disagreement found = Disagreement.NONE;
  private boolean sentinelSeen;
  private long sentinelKey;

  LinkExchange(OracleSettings settings) {
    this.reader = new ReplyReader(settings);
    this.rules = new ReplyRules(settings);
  }

  /** Begins a window; the sentinel's reply will end it. */
  void begin(int sentinelPeer, int sentinelEcho) {
    count = 0;
    byKey.clear();
    byDatagram.clear();
    reader.forget();
    found = Disagreement.NONE;
    sentinelSeen = false;
    sentinelKey = key(sentinelPeer, sentinelEcho);
  }

  /** Takes down what is about to be sent; answers what is expected. */
  Expectation sending(Octets frame, Oracle oracle, long now) {
    if (count == slots.size()) {
      slots.add(new Slot());
    }
    Slot slot = slots.get(count);
    count++;
    slot.frame = frame.toByteArray();
    slot.replies = 0;
    Expectation e = slot.expectation;
    oracle.expect(slot.frame, slot.frame.length, now, e);
    long key = e.messageLength() > 0 ? key(e.peer(), e.echoKey()) : rawKey(slot.frame);
    byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(slot);
    if (slot.frame.length >= 20) {
      byDatagram.put(DatagramKey.of(slot.frame, 0), slot);
    }
    return e;
  }

  boolean isSentinelSeen() {
    return sentinelSeen;
  }

  /** Takes a frame that has come. */
  void received(Octets octets) {
    byte[] frame = octets.toByteArray();
    Disagreement read = reader.read(frame, frame.length, reply);
    if (read.isThere()) {
      note(read);
      return;
    }
    if (!reply.isWhole()) {
      return;
    }
    if (reply.isError()) {
      error();
      return;
    }
    if (key(reply.destination(), reply.echoKey()) == sentinelKey) {
      sentinelSeen = true;
      return;
    }
    attribute();
  }

  private void error() {
    Slot slot = byDatagram.get(reply.quotedDatagram());
    if (slot != null) {
      note(rules.check(slot.expectation, reply));
    }
  }

  private void attribute() {
    List<Slot> candidates =
        byKey.getOrDefault(key(reply.destination(), reply.echoKey()), List.of());
    // Who has to be answered comes first: a reply is not to be taken for that to a frame like it.
    if (takes(candidates, true) || takes(candidates, false)) {
      return;
    }
    Disagreement first =
        candidates.stream()
            .filter(slot -> slot.replies == 0)
            .map(slot -> rules.check(slot.expectation, reply))
            .findFirst()
            .orElse(Disagreement.NONE);
    if (first.isThere()) {
      note(first);
    } else if (!candidates.isEmpty()) {
      note(new Disagreement("ECH-12", "more replies than requests"));
    } else if (reply.type() == 0) {
      unasked();
    }
  }

  private boolean takes(List<Slot> candidates, boolean obliged) {
    for (Slot slot : candidates) {
      boolean asks = slot.expectation.obligation() == Obligation.REPLY;
      if (slot.replies == 0 && asks == obliged && !rules.check(slot.expectation, reply).isThere()) {
        slot.replies++;
        return true;
      }
    }
    return false;
  }

  /** Without a reply that may be of another kind, an echo reply belongs to an echo request. */
  private void unasked() {
    for (int i = 0; i < count; i++) {
      if (slots.get(i).expectation.kind() == Expectation.Kind.OTHER) {
        return;
      }
    }
    note(new Disagreement("ECH-15", "an echo reply that nobody asked for"));
  }

  private void note(Disagreement wrong) {
    if (wrong.isThere() && !found.isThere()) {
      found = wrong;
    }
  }

  /** The window's time is over. */
  Disagreement end() {
    for (int i = 0; i < count && !found.isThere(); i++) {
      Slot slot = slots.get(i);
      if (slot.replies == 0 && slot.expectation.obligation() == Obligation.REPLY) {
        note(ReplyRules.missing(slot.expectation));
      }
    }
    if (!found.isThere() && !sentinelSeen) {
      note(new Disagreement("NOI-05", "the target does not answer any more"));
    }
    return found;
  }

  /** Of what must not be answered: as if it were a request, so that an answer finds it. */
  private static long rawKey(byte[] frame) {
    int header = frame.length == 0 ? 0 : Math.max(20, Ipv4Layout.headerLength(frame, 0));
    // What answers a fragment answers the datagram, if anything.
    return frame.length < header + IcmpLayout.DATA || isFragment(frame)
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
