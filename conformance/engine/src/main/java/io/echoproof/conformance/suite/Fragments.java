package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Fragmenter;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.List;

/** Sends an echo in fragments. */
final class Fragments {
  private Fragments() {}

  /** The same probe, its echo cut to the target's MTU. */
  static Probe of(Wire wire, Probe probe) {
    return probe.sending(frames(Fragmenter.byMtu(packet(wire, probe), wire.target().mtu())));
  }

  /**
   * The same probe, its echo cut so that each fragment but the last carries that many octets, or as
   * many as the target's MTU holds.
   */
  static Probe ofPayload(Wire wire, Probe probe, int payloadLength) {
    int most = (wire.target().mtu() - Ipv4Packet.HEADER_LENGTH) / 8 * 8;
    return probe.sending(
        frames(Fragmenter.byPayload(packet(wire, probe), Math.min(payloadLength, most))));
  }

  /** With an identification that no other probe has, lest leftovers of one get into another. */
  private static Ipv4Packet packet(Wire wire, Probe probe) {
    return probe.echo().orElseThrow().packet().toBuilder()
        .identification(wire.craft().fragmentIdentification())
        .build();
  }

  private static List<Octets> frames(List<Ipv4Packet> fragments) {
    return fragments.stream().map(Ipv4Packet::toOctets).toList();
  }
}
