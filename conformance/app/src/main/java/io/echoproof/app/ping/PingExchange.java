package io.echoproof.app.ping;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ping program's request on the wire and the replies to it.
 *
 * @param request the request's frame
 * @param sequenceNumber as it is on the wire, big-endian
 * @param replies the frames with its identifier and sequence number that came back
 */
public record PingExchange(CapturedFrame request, int sequenceNumber, List<CapturedFrame> replies) {

  private static Optional<IcmpMessage> message(Octets frame) {
    return Ipv4Packet.decode(frame)
        .filter(p -> p.protocol() == Ipv4Packet.PROTOCOL_ICMP && p.fragmentOffset() == 0)
        .flatMap(p -> IcmpMessage.decode(p.payload()));
  }

  /** Whether a frame is an echo request or reply. */
  static boolean isEcho(Octets frame) {
    return message(frame)
        .filter(m -> m.type() == IcmpMessage.ECHO_REQUEST || m.type() == IcmpMessage.ECHO_REPLY)
        .isPresent();
  }

  /** Puts replies to their requests. */
  static List<PingExchange> pair(List<CapturedFrame> frames) {
    List<PingExchange> exchanges = new ArrayList<>();
    for (CapturedFrame frame : frames) {
      IcmpMessage message = message(frame.frame()).orElseThrow();
      if (frame.outbound() && message.type() == IcmpMessage.ECHO_REQUEST) {
        exchanges.add(new PingExchange(frame, message.sequenceNumber(), new ArrayList<>()));
      } else if (!frame.outbound()) {
        exchanges.stream()
            .filter(e -> e.isAnsweredBy(message))
            .findFirst()
            .ifPresent(e -> e.replies().add(frame));
      }
    }
    return List.copyOf(exchanges);
  }

  private boolean isAnsweredBy(IcmpMessage reply) {
    IcmpMessage sent = message(request.frame()).orElseThrow();
    return sent.identifier() == reply.identifier()
        && sent.sequenceNumber() == reply.sequenceNumber();
  }

  /** The header of the first reply. */
  Ipv4Packet replyHeader() {
    return Ipv4Packet.decode(replies.get(0).frame()).orElseThrow();
  }

  /** Data octets of the first reply. */
  int replyDataLength() {
    return message(replies.get(0).frame()).orElseThrow().data().length();
  }

  /** Data octets of the request. */
  int requestDataLength() {
    return message(request.frame()).orElseThrow().data().length();
  }

  /** From request to first reply on the wire, in milliseconds. */
  double milliseconds() {
    return (replies.get(0).nanoTime() - request.nanoTime()) / 1e6;
  }
}
