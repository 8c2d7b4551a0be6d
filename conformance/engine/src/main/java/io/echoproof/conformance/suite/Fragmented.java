package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Fragmenter;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Ipv4PacketBuilder;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An echo request cut into fragments, each of which may be changed before they are sent in any
 * order.
 *
 * @param echo the request as a whole
 * @param parts the fragments in the order of their offsets
 */
record Fragmented(Echo echo, List<Ipv4Packet> parts) {
  Fragmented {
    parts = List.copyOf(parts);
  }

  /**
   * Cuts a request, with an identification that no other probe has: leftovers of one must not get
   * into another.
   *
   * @param payloadLength octets in each but the last fragment, a multiple of 8
   */
  static Fragmented of(Wire wire, Echo echo, int payloadLength) {
    int identification = wire.craft().fragmentIdentification();
    Echo identified = echo.header(h -> h.identification(identification));
    return new Fragmented(identified, Fragmenter.byPayload(identified.packet(), payloadLength));
  }

  /** Two fragments of 16 octets each: the ICMP header with 8 data octets, and 16 data octets. */
  static Fragmented halves(Wire wire) {
    return of(wire, wire.echo(24), 16);
  }

  /** Three fragments of 16 octets each. */
  static Fragmented thirds(Wire wire) {
    return of(wire, wire.echo(40), 16);
  }

  /** With one fragment changed. */
  Fragmented with(int index, UnaryOperator<Ipv4PacketBuilder> change) {
    List<Ipv4Packet> changed = new ArrayList<>(parts);
    changed.set(index, change.apply(changed.get(index).toBuilder()).build());
    return new Fragmented(echo, changed);
  }

  /** With all fragments changed. */
  Fragmented withAll(UnaryOperator<Ipv4PacketBuilder> change) {
    return new Fragmented(
        echo.header(change),
        parts.stream().map(part -> change.apply(part.toBuilder()).build()).toList());
  }

  int count() {
    return parts.size();
  }

  Octets frame(int index) {
    return parts.get(index).toOctets();
  }

  /** All frames, in the order of their offsets. */
  List<Octets> frames() {
    return parts.stream().map(Ipv4Packet::toOctets).toList();
  }

  /** Some frames by their indexes, in that order, repeated where an index is. */
  List<Octets> frames(int... order) {
    return Arrays.stream(order).mapToObj(this::frame).toList();
  }

  /** That this request is answered when these frames are sent. */
  Probe probe(String row, String label, List<Octets> frames, ReplyRule... rules) {
    return Probe.of(row, label, echo, rules).sending(frames);
  }

  /** The same with all frames in the order of their offsets. */
  Probe probe(String row, String label, ReplyRule... rules) {
    return probe(row, label, frames(), rules);
  }

  /** The payload that the fragment at that index carries. */
  Octets payload(int index) {
    return parts.get(index).payload();
  }
}
