package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.util.Optional;

/** Whether a single frame, arriving out of nothing, has to be answered with an echo reply. */
enum Prediction {
  REPLY,
  SILENCE,
  /** The texts leave a choice, or the answer depends on more than this frame. */
  FREE;

  /** Reads the frame as RFC 791, 792 and 1122 do. */
  static Prediction of(Octets frame, TargetProfile target) {
    Optional<Ipv4Packet> decoded = Ipv4Packet.decode(frame);
    if (decoded.isEmpty()) {
      return SILENCE;
    }
    Ipv4Packet packet = decoded.get();
    if (!isIntact(frame, packet) || packet.protocol() != Ipv4Packet.PROTOCOL_ICMP) {
      return SILENCE;
    }
    if (packet.isFragment() || packet.options().length() > 0) {
      return FREE;
    }
    if (!packet.destination().equals(target.address())) {
      return FREE;
    }
    return ofMessage(packet, target);
  }

  private static Prediction ofMessage(Ipv4Packet packet, TargetProfile target) {
    Optional<IcmpMessage> message = IcmpMessage.decode(packet.payload());
    if (message.isEmpty() || !Checksum.verifies(packet.payload())) {
      return SILENCE;
    }
    if (message.get().type() != IcmpMessage.ECHO_REQUEST) {
      return message.get().type() == IcmpMessage.ECHO_REPLY ? SILENCE : FREE;
    }
    boolean certain = message.get().code() == 0 && isOrdinary(packet.source(), target);
    return certain ? REPLY : FREE;
  }

  /** RFC 1812, section 5.2.2: checksum, lengths. */
  private static boolean isIntact(Octets frame, Ipv4Packet packet) {
    int total = packet.totalLength().orElseThrow();
    return Checksum.verifies(frame.slice(0, packet.headerLength()))
        && total >= packet.headerLength()
        && total <= frame.length();
  }

  /** A neighbour; other sources are the rows on addresses. */
  private static boolean isOrdinary(Ipv4Address source, TargetProfile target) {
    boolean broadcast =
        target.testers().hasBroadcast()
            && (source.equals(target.testers().zero())
                || source.equals(target.testers().broadcast()));
    return target.testers().contains(source) && !source.equals(target.address()) && !broadcast;
  }
}
