package io.echoproof.conformance.packet;

import java.util.ArrayList;
import java.util.List;

/** Cuts a datagram into fragments (RFC 791, section 2.3). */
public final class Fragmenter {
  private Fragmenter() {}

  /**
   * Fragments in the order of their offsets. The options, where there are any, go into every
   * fragment.
   *
   * @param packet a datagram with nothing but its payload to be cut
   * @param mtu the largest fragment with its header, in octets; leaves room for at least 8 octets
   */
  public static List<Ipv4Packet> byMtu(Ipv4Packet packet, int mtu) {
    return byPayload(packet, (mtu - packet.headerLength()) / 8 * 8);
  }

  /**
   * Fragments in the order of their offsets.
   *
   * @param payloadLength octets in each but the last fragment, a multiple of 8, at least 8
   */
  public static List<Ipv4Packet> byPayload(Ipv4Packet packet, int payloadLength) {
    if (payloadLength < 8 || payloadLength % 8 != 0) {
      throw new IllegalArgumentException(
          "fragments of " + payloadLength + " octets: a multiple of 8, at least 8, is needed");
    }
    List<Ipv4Packet> fragments = new ArrayList<>();
    Octets payload = packet.payload();
    for (int at = 0; at == 0 || at < payload.length(); at += payloadLength) {
      int end = Math.min(at + payloadLength, payload.length());
      boolean last = end == payload.length();
      fragments.add(
          packet.toBuilder()
              .payload(payload.slice(at, end))
              .fragmentOffset(at / 8)
              .flags(last ? packet.flags() : packet.flags() | Ipv4Packet.FLAG_MF)
              .build());
    }
    return fragments;
  }
}
