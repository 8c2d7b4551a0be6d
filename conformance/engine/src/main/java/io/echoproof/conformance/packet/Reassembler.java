package io.echoproof.conformance.packet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts fragmented replies together again (RFC 791, section 3.2). It accepts only what a correct
 * sender sends: fragments that do not overlap. Whatever else comes stays incomplete and is seen by
 * the rows on fragmented replies.
 */
public final class Reassembler {
  private record Key(Ipv4Address source, Ipv4Address destination, int protocol, int id) {}

  private record Part(Ipv4Packet packet, Octets frame) {}

  /**
   * A datagram.
   *
   * @param packet with the first fragment's header and the total length recomputed
   * @param frames the frames that it came in, in the order of their offsets
   */
  public record Datagram(Ipv4Packet packet, List<Octets> frames) {}

  private final Map<Key, TreeMap<Integer, Part>> pending = new HashMap<>();

  /**
   * Takes a packet.
   *
   * @param packet the packet, decoded
   * @param frame the same as it was on the link
   * @return the datagram when it is no fragment or was the last missing one; else empty
   */
  public Optional<Datagram> accept(Ipv4Packet packet, Octets frame) {
    if (!packet.isFragment()) {
      return Optional.of(new Datagram(packet, List.of(frame)));
    }
    Key key =
        new Key(packet.source(), packet.destination(), packet.protocol(), packet.identification());
    TreeMap<Integer, Part> parts = pending.computeIfAbsent(key, k -> new TreeMap<>());
    parts.put(packet.fragmentOffset() * 8, new Part(packet, frame));
    Optional<Datagram> whole = join(parts);
    if (whole.isPresent()) {
      pending.remove(key);
    }
    return whole;
  }

  /** How many datagrams wait for fragments. */
  public int incomplete() {
    return pending.size();
  }

  /** The frames to that address that wait for others, each datagram's in the order of offsets. */
  public List<Octets> pending(Ipv4Address destination) {
    List<Octets> frames = new ArrayList<>();
    pending.forEach(
        (key, parts) -> {
          if (key.destination().equals(destination)) {
            parts.values().forEach(part -> frames.add(part.frame()));
          }
        });
    return List.copyOf(frames);
  }

  private static Optional<Datagram> join(NavigableMap<Integer, Part> parts) {
    int expectedOffset = 0;
    for (var part : parts.entrySet()) {
      if (part.getKey() != expectedOffset) {
        return Optional.empty();
      }
      expectedOffset += part.getValue().packet().payload().length();
    }
    Ipv4Packet last = parts.lastEntry().getValue().packet();
    if ((last.flags() & Ipv4Packet.FLAG_MF) != 0) {
      return Optional.empty();
    }
    byte[] payload = new byte[expectedOffset];
    List<Octets> frames = new ArrayList<>();
    parts.forEach(
        (offset, part) -> {
          part.packet().payload().copyTo(payload, offset);
          frames.add(part.frame());
        });
    Ipv4Packet first = parts.firstEntry().getValue().packet();
    Ipv4Packet whole =
        first.toBuilder()
            .payload(Octets.of(payload))
            .flags(first.flags() & ~Ipv4Packet.FLAG_MF)
            .totalLength(first.headerLength() + payload.length)
            .build();
    return Optional.of(new Datagram(whole, frames));
  }
}
