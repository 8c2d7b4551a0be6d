package io.echoproof.app.lane;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the tutorial program sends back: right for ping with its default 32 octets, and for little
 * else. It looks at neither checksums nor lengths nor addresses nor fragments, takes any ICMP
 * message for an echo request, and has a buffer for 32 data octets.
 */
final class TutorialReply {
  private static final int HEADER = 20;
  private static final int PROTOCOL = 9;
  private static final int ICMP = 1;
  private static final int ICMP_HEADER = 8;
  private static final int BUFFER = ICMP_HEADER + 32;
  private static final int DONT_FRAGMENT = 0x4000;
  private static final int TTL = 64;

  private TutorialReply() {}

  /**
   * The reply to a frame; empty where it looks no further.
   *
   * @throws RuntimeException where it dies: below 8 ICMP octets and above 32 data octets
   */
  static Optional<byte[]> to(byte[] frame) {
    if (frame.length < HEADER || frame[0] >>> 4 != 4) {
      return Optional.empty();
    }
    int headerLength = (frame[0] & 0xF) * 4;
    if (headerLength < HEADER || headerLength > frame.length || frame[PROTOCOL] != ICMP) {
      return Optional.empty();
    }
    int length = frame.length - headerLength;
    if (length < ICMP_HEADER) {
      throw new IndexOutOfBoundsException("an ICMP header of " + length + " octets");
    }
    ByteBuffer message = ByteBuffer.allocate(BUFFER);
    message.putInt(0).put(frame, headerLength + 4, length - 4);
    message.putShort(2, checksum(message.array(), BUFFER));
    ByteBuffer reply = ByteBuffer.allocate(headerLength + length);
    reply.putShort((short) 0x4500).putShort((short) (HEADER + length)).putShort((short) 0);
    reply.putShort((short) DONT_FRAGMENT).put((byte) TTL).put((byte) ICMP).putShort((short) 0);
    reply.put(frame, 16, 4).put(frame, 12, 4);
    reply.putShort(10, checksum(reply.array(), HEADER));
    reply.put(message.array(), 0, length);
    return Optional.of(reply.array());
  }

  private static short checksum(byte[] octets, int length) {
    ByteBuffer words = ByteBuffer.wrap(octets, 0, length);
    int sum = 0;
    while (words.hasRemaining()) {
      sum += words.getShort() & 0xFFFF;
    }
    sum = (sum & 0xFFFF) + (sum >>> 16);
    return (short) ~(sum + (sum >>> 16));
  }
}
