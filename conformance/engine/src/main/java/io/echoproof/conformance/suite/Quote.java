package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;

/**
 * What an ICMP error quotes, beside what was sent.
 *
 * @param octets the quoted octets; without padding and extensions where the error says how many
 *     they are (RFC 4884, section 4.1)
 * @param sent the datagram as it was sent, without what was behind it in its frame
 */
record Quote(Octets octets, Octets sent) {
  private static final int LENGTH = 5;

  /** A length below that is none: see the row on extensions (RFC 4884, section 4.1). */
  private static final int LEAST = 128;

  static Quote of(Probe probe, Reply error) {
    Octets frame = probe.frames().get(0);
    Octets sent =
        Ipv4Packet.decode(frame)
            .map(p -> frame.slice(0, frame.length() - p.trailer().length()))
            .orElse(frame);
    Octets data = error.icmp().data();
    int said = lengthAttribute(error) * 4;
    return new Quote(said < LEAST || said > data.length() ? data : data.slice(0, said), sent);
  }

  /** Octet 5 of an error that may have one, in 32-bit words; 0 says that nothing follows. */
  static int lengthAttribute(Reply error) {
    return switch (error.icmp().type()) {
      case IcmpMessage.DESTINATION_UNREACHABLE,
          IcmpMessage.TIME_EXCEEDED,
          IcmpMessage.PARAMETER_PROBLEM ->
          error.header().payload().u8(LENGTH);
      default -> 0;
    };
  }

  /** How many octets of what was sent are there. */
  int length() {
    return Math.min(octets.length(), sent.length());
  }

  /** The index of the first quoted octet that is not as it was sent, or -1. */
  int mismatch() {
    return sent.slice(0, length()).mismatch(octets.slice(0, length()));
  }

  /** Header length of what was sent, in octets. */
  int headerLength() {
    return (sent.u8(0) & 0xF) * 4;
  }
}
