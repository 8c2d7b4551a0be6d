package io.echoproof.app.ping;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Ipv4PacketBuilder;
import io.echoproof.conformance.packet.Octets;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * An echo request of a ping program as the peer got it, and what may be answered.
 *
 * @param packet the datagram
 * @param message the request
 * @param number which one of its ping it is, from 1
 */
record PeerRequest(Ipv4Packet packet, IcmpMessage message, int number) {
  private static final int QUOTED_DATA = 8;

  /** The right reply (RFC 792: type 0, the rest unchanged, the checksum recomputed). */
  IcmpMessage reply() {
    return new IcmpMessage(
        IcmpMessage.ECHO_REPLY,
        message.code(),
        OptionalInt.empty(),
        message.identifier(),
        message.sequenceNumber(),
        message.data());
  }

  /** An ICMP error about it, with its header and first eight octets (RFC 792). */
  IcmpMessage error(int type, int code) {
    int quoted = packet.headerLength() + QUOTED_DATA;
    return new IcmpMessage(
        type, code, OptionalInt.empty(), 0, 0, packet.toOctets().slice(0, quoted));
  }

  /** A datagram from the address that was pinged to the one that pinged. */
  Octets send(IcmpMessage answer) {
    return send(answer, header -> header);
  }

  /** The same with something changed in its header. */
  Octets send(IcmpMessage answer, UnaryOperator<Ipv4PacketBuilder> change) {
    Ipv4Packet datagram =
        Ipv4Packet.icmp(
            /* source= */ packet.destination(),
            /* destination= */ packet.source(),
            answer.toOctets());
    return change.apply(datagram.toBuilder()).build().toOctets();
  }
}
