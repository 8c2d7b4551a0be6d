package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Obligation;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.Reply;
import io.echoproof.app.oracle.ReplyRules;
import io.echoproof.app.oracle.Violation;
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
  private final ReplyRules rules;
  private final Predicate<Disagreement> known;
  private final LinkSlot[] slots;
  private final KeyIndex byKey;
  private final KeyIndex byDatagram;
  private int count;
  private int octets;
  private final int[] others;
  private int otherCount;
  private Disagreement found = Disagreement.NONE;
  private Disagreement doubtful = Disagreement.NONE;
  private final List<Disagreement> explained = new ArrayList<>();
  private boolean missing;
  private boolean partial;
  private boolean sentinelSeen;
  private boolean overtaken;
  private long sentinelKey;

  /**
   * @param rules that all windows of a target share
   * @param known tells what the target is known to do
   * @param frames how many frames at most
   */
  LinkExchange(ReplyRules rules, Predicate<Disagreement> known, int frames) {
    this.rules = rules;
    this.known = known;
    this.slots = new LinkSlot[frames];
    for (int i = 0; i < frames; i++) {
      slots[i] = new LinkSlot();
    }
    this.others = new int[frames];
    this.byKey = new KeyIndex(frames);
    this.byDatagram = new KeyIndex(frames);
  }

  /** Begins a window; the sentinel's reply will end it. */
  void begin(int sentinelPeer, int sentinelEcho) {
    count = 0;
    octets = 0;
    otherCount = 0;
    byKey.clear();
    byDatagram.clear();
    found = Disagreement.NONE;
    doubtful = Disagreement.NONE;
    explained.clear();
    missing = false;
    partial = false;
    sentinelSeen = false;
    overtaken = false;
    sentinelKey = LinkSlot.key(sentinelPeer, sentinelEcho);
  }

  /** Takes down what is about to be sent; answers what is expected. */
  Expectation sending(byte[] frame, int length, Oracle oracle, long now) {
    LinkSlot slot = slots[count];
    slot.take(frame, length, now);
    octets += length;
    Expectation e = slot.expectation;
    oracle.expect(slot.frame, length, now, e);
    if (e.kind() == Expectation.Kind.OTHER) {
      others[otherCount++] = count;
    }
    byKey.add(slot.replyKey(), count);
    byDatagram.add(slot.datagramKey(), count);
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

  /** A later window's sentinel was answered, so that nothing comes any more. */
  void overtaken() {
    overtaken = true;
  }

  /** Whether everything that comes has come. */
  boolean isOver() {
    return sentinelSeen || overtaken;
  }

  /** Whether a datagram that has come fits something here by its key. */
  boolean knows(Reply reply) {
    return reply.isError()
        ? byDatagram.first(reply.quotedDatagram()) != KeyIndex.NONE
        : isSentinel(reply) || byKey.first(LinkSlot.key(reply)) != KeyIndex.NONE;
  }

  /** Whether it may be a reply to something here that has none, as far as can be told. */
  boolean awaits(Reply reply) {
    if (reply.isError() || isSentinel(reply)) {
      return knows(reply);
    }
    return answers(reply) || other(reply) != KeyIndex.NONE;
  }

  /** Whether it is a reply to something here that has none, right or wrong in a known way. */
  boolean answers(Reply reply) {
    for (int i = byKey.first(LinkSlot.key(reply)); i != KeyIndex.NONE; i = byKey.next(i)) {
      if (slots[i].isOpen()) {
        Disagreement wrong = rules.check(slots[i].expectation, reply);
        if (!wrong.isThere() || known.test(wrong)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isSentinel(Reply reply) {
    return !reply.isError() && LinkSlot.key(reply) == sentinelKey;
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
    if (isSentinel(reply)) {
      sentinelSeen = true;
      return;
    }
    attribute(reply);
  }

  /** IDs of datagrams may be alike: it is about the one that it quotes, or else that it fits. */
  private void error(Reply reply) {
    Disagreement first = Disagreement.NONE;
    boolean quoted = false;
    for (int i = byDatagram.first(reply.quotedDatagram());
        i != KeyIndex.NONE;
        i = byDatagram.next(i)) {
      Disagreement wrong = rules.check(slots[i].expectation, reply);
      if (!wrong.isThere()) {
        return;
      }
      boolean quotes = slots[i].isQuotedBy(reply);
      if (!first.isThere() || (quotes && !quoted)) {
        first = wrong;
      }
      quoted |= quotes;
    }
    // What is reported a while later may be about a datagram from before this window.
    if (quoted || !reply.isReassemblyTimeout()) {
      note(first);
    }
  }

  private void attribute(Reply reply) {
    int candidates = byKey.first(LinkSlot.key(reply));
    // Who has to be answered comes first: a reply is not to be taken for that to a frame like it.
    if (takes(candidates, true, reply) || takes(candidates, false, reply)) {
      return;
    }
    int nearest = nearest(candidates, reply);
    Disagreement wrong =
        nearest == KeyIndex.NONE
            ? none(candidates, reply)
            : rules.check(slots[nearest].expectation, reply);
    boolean isKnown = nearest != KeyIndex.NONE && known.test(wrong);
    if (!isKnown && isTakenByOther(reply)) {
      // Two frames that it may answer, one of them wrongly: each alone will show which.
      if (candidates != KeyIndex.NONE) {
        doubt(wrong);
      }
      return;
    }
    boolean isOneOfSeveral = !isKnown && openOf(candidates) > 1;
    if (nearest != KeyIndex.NONE) {
      slots[nearest].replies++;
    }
    if (isOneOfSeveral) {
      doubt(wrong);
    } else {
      note(wrong);
    }
  }

  /** How many frames of that key have no reply. */
  private int openOf(int candidates) {
    int count = 0;
    for (int i = candidates; i != KeyIndex.NONE; i = byKey.next(i)) {
      count += slots[i].isOpen() ? 1 : 0;
    }
    return count;
  }

  /** What is wrong with a reply that is left over. */
  private static Disagreement none(int candidates, Reply reply) {
    if (candidates != KeyIndex.NONE) {
      return new Disagreement("ECH-12", Violation.REPEATED, "more replies than requests");
    }
    return reply.type() == 0
        ? new Disagreement("ECH-15", Violation.ANSWERED, "an echo reply that nobody asked for")
        : Disagreement.NONE;
  }

  private boolean isTakenByOther(Reply reply) {
    int other = other(reply);
    if (other != KeyIndex.NONE) {
      slots[other].replies++;
    }
    return other != KeyIndex.NONE;
  }

  /** A frame without a reply whose reply has a form that isn't known, if there is one. */
  private int other(Reply reply) {
    for (int i = 0; i < otherCount; i++) {
      LinkSlot slot = slots[others[i]];
      if (slot.replies == 0 && slot.mayBeAnsweredBy(reply)) {
        return others[i];
      }
    }
    return KeyIndex.NONE;
  }

  /**
   * The frame that a reply answers wrongly: the first without a reply, but rather one to which it
   * is wrong in a known way, and then rather one that has to be answered. It counts as answered, or
   * the same fault would show twice.
   */
  private int nearest(int candidates, Reply reply) {
    int first = KeyIndex.NONE;
    int knownSilent = KeyIndex.NONE;
    for (int i = candidates; i != KeyIndex.NONE; i = byKey.next(i)) {
      Expectation e = slots[i].expectation;
      if (!slots[i].isOpen()) {
        continue;
      }
      first = first == KeyIndex.NONE ? i : first;
      if (known.test(rules.check(e, reply))) {
        if (e.obligation() == Obligation.REPLY) {
          return i;
        }
        knownSilent = knownSilent == KeyIndex.NONE ? i : knownSilent;
      }
    }
    return knownSilent == KeyIndex.NONE ? first : knownSilent;
  }

  private boolean takes(int candidates, boolean obliged, Reply reply) {
    for (int i = candidates; i != KeyIndex.NONE; i = byKey.next(i)) {
      LinkSlot slot = slots[i];
      boolean asks = slot.expectation.obligation() == Obligation.REPLY;
      if (slot.isOpen() && asks == obliged && !rules.check(slot.expectation, reply).isThere()) {
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
    if (!wrong.isThere()) {
      return;
    }
    boolean isKnown = known.test(wrong);
    if (isKnown) {
      explained.add(wrong);
    }
    if (!found.isThere() || (known.test(found) && !isKnown)) {
      found = wrong;
    }
  }

  /** What was wrong in a known way, each time that it was. */
  List<Disagreement> explained() {
    return explained;
  }

  private void doubt(Disagreement wrong) {
    doubtful = doubtful.isThere() ? doubtful : wrong;
  }

  /** Whether all that is wrong is that something did not come. */
  boolean isOnlyMissing() {
    return missing;
  }

  /** Whether all that is wrong is a reply that fits two frames, and is wrong for one of them. */
  boolean isDoubtful() {
    return !missing && found.isThere() && found.equals(doubtful);
  }

  /** The window's time is over. */
  Disagreement end() {
    Disagreement clear = found;
    if (partial) {
      note(Disagreement.wrong("FRG-32", "fragments of a reply are missing"));
    }
    for (int i = 0; i < count; i++) {
      LinkSlot slot = slots[i];
      if (slot.replies == 0 && slot.expectation.obligation() == Obligation.REPLY) {
        note(ReplyRules.missing(slot.expectation));
      }
    }
    if (!found.isThere() && !isOver()) {
      note(new Disagreement("NOI-05", Violation.DIED, "the target does not answer any more"));
    }
    missing = !found.equals(clear);
    note(doubtful);
    return found;
  }
}
