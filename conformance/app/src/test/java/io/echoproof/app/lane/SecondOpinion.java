package io.echoproof.app.lane;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.IcmpV4CommonPacket;
import org.pcap4j.packet.IcmpV4EchoPacket;
import org.pcap4j.packet.IcmpV4EchoReplyPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.Packet;

/**
 * Reads captures with Pcap4J too: whatever both decoders can read has to say the same to both. What
 * is evidence is then not a matter of one decoder's opinion.
 */
final class SecondOpinion {
  private final List<String> disagreements = new ArrayList<>();
  private int frames;
  private int compared;
  private int echoes;

  /** Reads a capture. */
  void read(Path capture) throws PcapNativeException, NotOpenException {
    PcapHandle handle = Pcaps.openOffline(capture.toString());
    try {
      for (byte[] frame = handle.getNextRawPacket();
          frame != null;
          frame = handle.getNextRawPacket()) {
        frames++;
        Octets octets = Octets.of(frame);
        Optional<Ipv4Packet> ours = Ipv4Packet.decode(octets);
        Optional<IpV4Packet> theirs = theirs(frame);
        if (ours.isPresent() && theirs.isPresent()) {
          compared++;
          compare(capture.getFileName() + " " + octets.hex(), ours.get(), theirs.get());
        }
      }
    } finally {
      handle.close();
    }
  }

  private static Optional<IpV4Packet> theirs(byte[] frame) {
    try {
      return Optional.of(IpV4Packet.newPacket(frame, 0, frame.length));
    } catch (IllegalRawDataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void compare(String frame, Ipv4Packet ours, IpV4Packet theirs) {
    IpV4Packet.IpV4Header header = theirs.getHeader();
    equal(frame, "source", ours.source().toString(), header.getSrcAddr().getHostAddress());
    equal(
        frame, "destination", ours.destination().toString(), header.getDstAddr().getHostAddress());
    equal(frame, "protocol", ours.protocol(), header.getProtocol().value() & 0xFF);
    if (ours.protocol() == Ipv4Packet.PROTOCOL_ICMP && !ours.isFragment()) {
      Optional<IcmpMessage> message = IcmpMessage.decode(ours.payload());
      if (message.isPresent() && theirs.getPayload() instanceof IcmpV4CommonPacket icmp) {
        if (isEcho(message.get())) {
          equal(frame, "payload length", ours.payload().length(), length(theirs.getPayload()));
        }
        compare(frame, message.get(), icmp);
      }
    }
  }

  /** Only these end where the datagram ends, to Pcap4J; it cuts others to what their type needs. */
  private static boolean isEcho(IcmpMessage message) {
    return message.type() == IcmpMessage.ECHO_REQUEST || message.type() == IcmpMessage.ECHO_REPLY;
  }

  private void compare(String frame, IcmpMessage ours, IcmpV4CommonPacket theirs) {
    equal(frame, "type", ours.type(), theirs.getHeader().getType().value() & 0xFF);
    equal(frame, "code", ours.code(), theirs.getHeader().getCode().value() & 0xFF);
    Packet body = theirs.getPayload();
    if (body instanceof IcmpV4EchoPacket echo) {
      compare(frame, ours, echo.getHeader().getIdentifier(), echo.getHeader().getSequenceNumber());
      equal(frame, "data length", ours.data().length(), length(echo.getPayload()));
    } else if (body instanceof IcmpV4EchoReplyPacket reply) {
      compare(
          frame, ours, reply.getHeader().getIdentifier(), reply.getHeader().getSequenceNumber());
      equal(frame, "data length", ours.data().length(), length(reply.getPayload()));
    }
  }

  private void compare(String frame, IcmpMessage ours, short identifier, short sequenceNumber) {
    echoes++;
    equal(frame, "identifier", ours.identifier(), identifier & 0xFFFF);
    equal(frame, "sequence number", ours.sequenceNumber(), sequenceNumber & 0xFFFF);
  }

  private static int length(@org.jspecify.annotations.Nullable Packet payload) {
    return payload == null ? 0 : payload.length();
  }

  private void equal(String frame, String what, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      disagreements.add(what + " " + ours + " or, to Pcap4J, " + theirs + ": " + frame);
    }
  }

  /** What the two disagree about. */
  List<String> disagreements() {
    return List.copyOf(disagreements);
  }

  /** How many frames were read. */
  int frames() {
    return frames;
  }

  /** How many of them both decoders could read. */
  int compared() {
    return compared;
  }

  /** How many of those were whole echo messages. */
  int echoes() {
    return echoes;
  }
}
