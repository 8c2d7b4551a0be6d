package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the probe that a message answers: by its key and its address; an error by the datagram that
 * it quotes, or the key in its quote; where a target took a later fragment for a whole datagram, by
 * what it took for the key; and where it garbled the key, by what is left of it among the probes in
 * flight.
 */
final class Correlator {
  private static final int SOURCE = 12;

  /** Less data than that is alike by chance. */
  private static final int TELLING_DATA = 4;

  /** Of so many probes one may be found by a reply with a garbled key. */
  private static final int MOST_IN_FLIGHT = 1_024;

  private final boolean synchronous;
  private final Map<EchoKey, List<LedgerEntry>> byKey = new HashMap<>();
  private final Map<FragmentKey, LedgerEntry> byFragment = new HashMap<>();
  private final Map<EchoKey, LedgerEntry> byLaterFragment = new HashMap<>();
  private final QuoteIndex byQuote = new QuoteIndex();
  private final Deque<LedgerEntry> inFlight = new ArrayDeque<>();

  /**
   * @param synchronous whether what arrives belongs to what was sent last, unless its key says else
   */
  Correlator(boolean synchronous) {
    this.synchronous = synchronous;
  }

  void add(LedgerEntry entry) {
    for (EchoKey key : keys(entry.probe())) {
      byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry);
    }
    for (Octets frame : entry.probe().frames()) {
      FragmentKey.ofFragment(frame).ifPresent(key -> byFragment.put(key, entry));
      SentKeys.inLaterFragment(frame).ifPresent(key -> byLaterFragment.put(key, entry));
    }
    byQuote.add(entry);
    inFlight.add(entry);
    if (inFlight.size() > MOST_IN_FLIGHT) {
      inFlight.remove();
    }
  }

  /** The key of the valid echo, and those that a target may have read in what was sent. */
  private static Set<EchoKey> keys(Probe probe) {
    Set<EchoKey> keys = new LinkedHashSet<>();
    probe.echo().map(Echo::key).ifPresent(keys::add);
    keys.addAll(SentKeys.of(probe.frames().get(0)));
    return keys;
  }

  /** Nothing that was sent so far is waited for any more. */
  void settle() {
    inFlight.clear();
  }

  /**
   * The probe that a datagram answers.
   *
   * @param message empty when it has fewer than eight octets
   * @param peer where the datagram goes to
   * @param fromTarget whether it comes from the address under test; else its key has to be right
   */
  Optional<LedgerEntry> find(Optional<IcmpMessage> message, Ipv4Address peer, boolean fromTarget) {
    Optional<LedgerEntry> quoted =
        message.filter(IcmpMessage::isError).flatMap(m -> byQuote.find(m.data()));
    if (quoted.isPresent()) {
      return quoted;
    }
    Optional<EchoKey> key = message.flatMap(Correlator::key);
    Optional<LedgerEntry> exact = key.flatMap(k -> byKey(k, peer, message.orElseThrow()));
    if (exact.isPresent()) {
      return byData(message.orElseThrow(), exact.get()).or(() -> exact);
    }
    Optional<LedgerEntry> fragment = message.flatMap(this::byQuotedFragment);
    if (fragment.isPresent()) {
      return fragment;
    }
    Optional<LedgerEntry> unassembled =
        key.filter(k -> !byKey.containsKey(k))
            .map(byLaterFragment::get)
            .filter(entry -> isFrom(peer, entry));
    if (unassembled.isPresent()) {
      return unassembled;
    }
    Optional<LedgerEntry> garbled = fromTarget ? byArrival(message, peer) : Optional.empty();
    return garbled.or(() -> key.flatMap(this::byKeyAlone));
  }

  /** The probe that something answers that is not even a datagram. */
  Optional<LedgerEntry> findUnreadable() {
    return synchronous ? Optional.ofNullable(inFlight.peekLast()) : firstUnanswered(inFlight);
  }

  /** An error is about what it quotes (RFC 792: the Internet header and the first 64 bits). */
  private static Optional<EchoKey> key(IcmpMessage message) {
    if (!message.isError()) {
      return Optional.of(EchoKey.of(message));
    }
    Octets quote = message.data();
    int at = quote.length() == 0 ? 0 : (quote.u8(0) & 0xF) * 4;
    return at < Ipv4Packet.HEADER_LENGTH || quote.length() < at + IcmpMessage.HEADER_LENGTH
        ? Optional.empty()
        : Optional.of(new EchoKey(quote.u16(at + 4), quote.u16(at + 6)));
  }

  /** What an error quotes may be a later fragment, which has no identifier to go by. */
  private Optional<LedgerEntry> byQuotedFragment(IcmpMessage message) {
    return message.isError()
        ? FragmentKey.of(message.data()).map(byFragment::get)
        : Optional.empty();
  }

  /**
   * The latest probe with this key and this source address; of several the latest with the same
   * data that nothing answered yet.
   */
  private Optional<LedgerEntry> byKey(EchoKey key, Ipv4Address peer, IcmpMessage seen) {
    Optional<LedgerEntry> latest = Optional.empty();
    List<LedgerEntry> entries = byKey.getOrDefault(key, List.of());
    for (int i = entries.size() - 1; i >= 0; i--) {
      LedgerEntry entry = entries.get(i);
      if (isFrom(peer, entry)) {
        boolean same = entry.replies().isEmpty() && hasData(entry, seen);
        if (same || entries.size() == 1) {
          return Optional.of(entry);
        }
        latest = latest.isPresent() ? latest : Optional.of(entry);
      }
    }
    return latest;
  }

  private Optional<LedgerEntry> byKeyAlone(EchoKey key) {
    List<LedgerEntry> entries = byKey.getOrDefault(key, List.of());
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  /** A garbled key may be another probe's right one; the data of the two tells. */
  private Optional<LedgerEntry> byData(IcmpMessage seen, LedgerEntry exact) {
    boolean isReply = seen.type() == IcmpMessage.ECHO_REPLY;
    if (!isReply || seen.data().length() < TELLING_DATA || hasData(exact, seen)) {
      return Optional.empty();
    }
    return inFlight.stream()
        .filter(entry -> entry.replies().isEmpty() && hasData(entry, seen))
        .findFirst();
  }

  private static boolean hasData(LedgerEntry entry, IcmpMessage seen) {
    return entry.probe().echo().filter(e -> e.message().data().equals(seen.data())).isPresent();
  }

  /** The probe in flight that fits best what has no known key. */
  private Optional<LedgerEntry> byArrival(Optional<IcmpMessage> message, Ipv4Address peer) {
    if (synchronous) {
      return Optional.ofNullable(inFlight.peekLast())
          .filter(e -> isFrom(peer, e) || message.filter(m -> likeness(e, m) > 0).isPresent());
    }
    Optional<LedgerEntry> alike = message.flatMap(this::mostAlike);
    if (alike.isPresent()) {
      return alike;
    }
    List<LedgerEntry> candidates = inFlight.stream().filter(e -> isFrom(peer, e)).toList();
    boolean isReply = message.filter(m -> m.type() == IcmpMessage.ECHO_REPLY).isPresent();
    Optional<LedgerEntry> waiting =
        candidates.stream().filter(e -> isReply && !e.isAnswered()).findFirst();
    return waiting.or(() -> firstUnanswered(candidates));
  }

  private static Optional<LedgerEntry> firstUnanswered(Collection<LedgerEntry> candidates) {
    Optional<LedgerEntry> last = Optional.empty();
    for (LedgerEntry candidate : candidates) {
      last = Optional.of(candidate);
      if (candidate.replies().isEmpty()) {
        break;
      }
    }
    return last;
  }

  private Optional<LedgerEntry> mostAlike(IcmpMessage seen) {
    Optional<LedgerEntry> best = Optional.empty();
    int most = 0;
    for (LedgerEntry entry : inFlight) {
      int likeness = likeness(entry, seen);
      int rank = likeness == 0 ? 0 : 2 * likeness + (entry.replies().isEmpty() ? 1 : 0);
      if (rank > most) {
        most = rank;
        best = Optional.of(entry);
      }
    }
    return best;
  }

  /** How much of a probe's message is left in a reply; 0 when there is nothing to go by. */
  private static int likeness(LedgerEntry entry, IcmpMessage seen) {
    if (entry.probe().echo().isEmpty() || seen.isError()) {
      return 0;
    }
    IcmpMessage sent = entry.probe().echo().get().message();
    boolean sameData = sent.data().length() >= TELLING_DATA && sent.data().equals(seen.data());
    return (sameData ? 4 : 0)
        + likeness(sent.identifier(), seen.identifier())
        + likeness(sent.sequenceNumber(), seen.sequenceNumber());
  }

  private static int likeness(int sent, int seen) {
    if (sent == seen) {
      return 2;
    }
    return Short.reverseBytes((short) sent) == (short) seen ? 1 : 0;
  }

  /** Whether a probe came from that address, as the target saw it. */
  private static boolean isFrom(Ipv4Address peer, LedgerEntry entry) {
    Octets frame = entry.probe().frames().get(0);
    if (frame.length() >= Ipv4Packet.HEADER_LENGTH && frame.u8(0) >>> 4 == 4) {
      return frame.s32(SOURCE) == peer.value();
    }
    Optional<Echo> echo = entry.probe().echo();
    return echo.isEmpty() || echo.get().header().source().equals(peer);
  }
}
