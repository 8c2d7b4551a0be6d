package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a probe by the datagram that an ICMP error quotes (RFC 792: the Internet header and the
 * first 64 bits of the data). Echoes in one piece are not here: the key in the quote tells more.
 */
final class QuoteIndex {
  private static final int QUOTED_DATA = 8;

  private record Key(Ipv4Address source, int identification, int protocol) {
    static Key of(Ipv4Packet packet) {
      return new Key(packet.source(), packet.identification(), packet.protocol());
    }
  }

  private record Sent(Octets data, LedgerEntry entry) {}

  private final Map<Key, List<Sent>> sent = new HashMap<>();

  void add(LedgerEntry entry) {
    for (Octets frame : entry.probe().frames()) {
      Ipv4Packet.decode(frame)
          .filter(packet -> !isPlainEcho(entry, packet))
          .ifPresent(
              packet ->
                  sent.computeIfAbsent(Key.of(packet), k -> new ArrayList<>(1))
                      .add(new Sent(first(packet), entry)));
    }
  }

  private static boolean isPlainEcho(LedgerEntry entry, Ipv4Packet packet) {
    return entry.probe().echo().isPresent()
        && packet.protocol() == Ipv4Packet.PROTOCOL_ICMP
        && !packet.isFragment();
  }

  private static Octets first(Ipv4Packet packet) {
    return packet.payload().slice(0, Math.min(QUOTED_DATA, packet.payload().length()));
  }

  /**
   * The latest probe that was sent with the quoted header and data. Where the data is of no probe
   * the header alone counts, unless it is ICMP's: then the quote may be of an echo.
   *
   * @param quote what follows the first eight octets of an error
   */
  Optional<LedgerEntry> find(Octets quote) {
    Optional<Ipv4Packet> packet = Ipv4Packet.decode(quote);
    List<Sent> candidates =
        packet.map(p -> sent.getOrDefault(Key.of(p), List.of())).orElse(List.of());
    Optional<LedgerEntry> latest = Optional.empty();
    for (int i = candidates.size() - 1; i >= 0; i--) {
      if (candidates.get(i).data.equals(first(packet.orElseThrow()))) {
        return Optional.of(candidates.get(i).entry);
      }
      if (latest.isEmpty() && packet.orElseThrow().protocol() != Ipv4Packet.PROTOCOL_ICMP) {
        latest = Optional.of(candidates.get(i).entry);
      }
    }
    return latest;
  }
}
