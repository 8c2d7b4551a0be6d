package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that a target may read in a frame. The message begins where the IHL says (RFC 791,
 * section 3.1); in a header whose checksum is wrong the IHL may be what is broken, and a target
 * that does not look at it finds the message behind 20 octets.
 */
final class SentKeys {
  private static final int FLAGS_AND_OFFSET = 6;
  private static final int OFFSET_MASK = 0x1FFF;
  private static final int PROTOCOL = 9;

  /** Where they stand in an echo message (RFC 792). */
  private static final int IDENTIFIER = 4;

  private static final int SEQUENCE_NUMBER = 6;

  private SentKeys() {}

  /** None where the frame has no room for a message, or is no ICMP, or a later fragment. */
  static Set<EchoKey> of(Octets frame) {
    Set<EchoKey> keys = new LinkedHashSet<>();
    if (!isIcmp(frame) || offset(frame) != 0) {
      return keys;
    }
    int stated = (frame.u8(0) & 0xF) * 4;
    boolean possible = stated >= Ipv4Packet.HEADER_LENGTH && stated <= frame.length();
    if (possible) {
      addAt(stated, frame, keys);
    }
    if (!possible || !Checksum.verifies(frame.slice(0, stated))) {
      addAt(Ipv4Packet.HEADER_LENGTH, frame, keys);
    }
    return keys;
  }

  /**
   * What a target takes for a key that takes a later fragment for a whole datagram: octets of the
   * middle of a message. Empty for any other frame, and where the fragment is too short for one.
   */
  static Optional<EchoKey> inLaterFragment(Octets frame) {
    if (!isIcmp(frame) || offset(frame) == 0) {
      return Optional.empty();
    }
    int at = (frame.u8(0) & 0xF) * 4;
    boolean room =
        at >= Ipv4Packet.HEADER_LENGTH && at + IcmpMessage.HEADER_LENGTH <= frame.length();
    return room
        ? Optional.of(new EchoKey(frame.u16(at + IDENTIFIER), frame.u16(at + SEQUENCE_NUMBER)))
        : Optional.empty();
  }

  private static boolean isIcmp(Octets frame) {
    return frame.length() >= Ipv4Packet.HEADER_LENGTH
        && frame.u8(PROTOCOL) == Ipv4Packet.PROTOCOL_ICMP;
  }

  private static int offset(Octets frame) {
    return frame.u16(FLAGS_AND_OFFSET) & OFFSET_MASK;
  }

  private static void addAt(int at, Octets frame, Set<EchoKey> keys) {
    if (at + IcmpMessage.HEADER_LENGTH <= frame.length()) {
      IcmpMessage.decode(frame.slice(at, at + IcmpMessage.HEADER_LENGTH))
          .ifPresent(
              message -> {
                keys.add(EchoKey.of(message));
                keys.add(new EchoKey(message.identifier(), message.sequenceNumber()));
              });
    }
  }
}
