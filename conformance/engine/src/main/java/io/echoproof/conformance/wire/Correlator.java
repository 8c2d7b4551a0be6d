package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the probe that a message answers: by its key; an error by the key in its quote; and where a
 * faulty target garbled the key, by what is left of it among the probes in flight.
 */
final class Correlator {
  private static final int SOURCE = 12;

  private final Map<EchoKey, List<LedgerEntry>> byKey = new HashMap<>();
  private final List<LedgerEntry> inFlight = new ArrayList<>();

  void add(LedgerEntry entry) {
    entry
        .probe()
        .echo()
        .ifPresent(e -> byKey.computeIfAbsent(e.key(), k -> new ArrayList<>(1)).add(entry));
    inFlight.add(entry);
  }

  /** Nothing that was sent so far is waited for any more. */
  void settle() {
    inFlight.clear();
  }

  /** The probe that has this key, the latest one with a fitting source address first. */
  Optional<LedgerEntry> byKey(EchoKey key, Ipv4Address peer) {
    List<LedgerEntry> entries = byKey.getOrDefault(key, List.of());
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (source(entries.get(i)).filter(peer::equals).isPresent()) {
        return Optional.of(entries.get(i));
      }
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  /** The probe that an ICMP error quotes (RFC 792: the Internet header and the first 64 bits). */
  Optional<LedgerEntry> byQuote(IcmpMessage error, Ipv4Address peer) {
    Octets quote = error.data();
    if (quote.length() < Ipv4Packet.HEADER_LENGTH) {
      return Optional.empty();
    }
    int message = (quote.u8(0) & 0xF) * 4;
    if (quote.length() < message + 8) {
      return Optional.empty();
    }
    return byKey(new EchoKey(quote.u16(message + 4), quote.u16(message + 6)), peer);
  }

  /** The probe in flight that fits best what has no known key. */
  Optional<LedgerEntry> byArrival(Optional<IcmpMessage> message) {
    if (message.isPresent()) {
      for (LedgerEntry entry : inFlight) {
        if (entry.probe().echo().filter(e -> resembles(e.message(), message.get())).isPresent()) {
          return Optional.of(entry);
        }
      }
    }
    for (LedgerEntry entry : inFlight) {
      if (entry.replies().isEmpty()) {
        return Optional.of(entry);
      }
    }
    return inFlight.isEmpty() ? Optional.empty() : Optional.of(inFlight.get(inFlight.size() - 1));
  }

  private static boolean resembles(IcmpMessage sent, IcmpMessage seen) {
    boolean sameData = sent.data().length() >= 4 && sent.data().equals(seen.data());
    boolean oneOfTwo =
        sent.identifier() == seen.identifier() || sent.sequenceNumber() == seen.sequenceNumber();
    boolean swapped =
        Short.reverseBytes((short) sent.identifier()) == (short) seen.identifier()
            || Short.reverseBytes((short) sent.sequenceNumber()) == (short) seen.sequenceNumber();
    return sameData || oneOfTwo || swapped;
  }

  private static Optional<Ipv4Address> source(LedgerEntry entry) {
    Octets frame = entry.probe().frames().get(0);
    return frame.length() < Ipv4Packet.HEADER_LENGTH
        ? Optional.empty()
        : Optional.of(new Ipv4Address(frame.s32(SOURCE)));
  }
}
