package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.List;
import java.util.Optional;

/**
 * What came back for a probe.
 *
 * @param frames the frames as they were on the link; several when the reply was fragmented
 * @param packet the datagram, reassembled where it was fragmented; empty when its header can't be
 *     read
 * @param message its ICMP message; empty when it has fewer than eight octets
 * @param nanoTime when its last frame was received
 */
public record Reply(
    List<Octets> frames,
    Optional<Ipv4Packet> packet,
    Optional<IcmpMessage> message,
    long nanoTime) {

  /** The header of a readable reply. */
  public Ipv4Packet header() {
    return packet.orElseThrow();
  }

  /** The message of a reply that has one. */
  public IcmpMessage icmp() {
    return message.orElseThrow();
  }

  /** Whether it is an echo reply. */
  public boolean isEchoReply() {
    return message.isPresent() && message.get().type() == IcmpMessage.ECHO_REPLY;
  }

  /** Whether it reports an error. */
  public boolean isError() {
    return message.isPresent() && message.get().isError();
  }

  /** What it is, in a few words. */
  public String describe() {
    if (packet.isEmpty()) {
      return "a frame of " + frames.get(0).length() + " octets that is no IPv4 datagram";
    }
    if (message.isEmpty()) {
      return "an ICMP message of only " + header().payload().length() + " octets";
    }
    return isEchoReply()
        ? "an echo reply with " + icmp().data().length() + " data octets"
        : "an ICMP message of type " + icmp().type() + ", code " + icmp().code();
  }
}
