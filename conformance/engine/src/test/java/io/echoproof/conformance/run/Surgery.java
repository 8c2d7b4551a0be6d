package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.setChecksum;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Net.verifies;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Cuts into the frames that a stack gets and sends, to plant a fault. */
final class Surgery {
  static final int HEADER = 20;
  static final int OWN = 0xC0000201;
  static final int TESTER = 0xC0000202;
  static final byte ECHO_REPLY = 0;
  static final byte ECHO_REQUEST = 8;
  static final int ICMP_HEADER = 8;

  private Surgery() {}

  /** Changes what arrives before the stack sees it. */
  static FrameFunction inbound(FrameFunction stack, UnaryOperator<byte[]> change) {
    return (frame, out) -> stack.accept(Octets.of(change.apply(frame.toByteArray())), out);
  }

  /** Changes what the stack sends. */
  static FrameFunction outbound(FrameFunction stack, UnaryOperator<byte[]> change) {
    return (frame, out) ->
        stack.accept(frame, reply -> out.accept(Octets.of(change.apply(reply.toByteArray()))));
  }

  /** Keeps some of what arrives from the stack. */
  static FrameFunction without(FrameFunction stack, Predicate<byte[]> dropped) {
    return (frame, out) -> {
      if (!dropped.test(frame.toByteArray())) {
        stack.accept(frame, out);
      }
    };
  }

  /** Changes echo replies that are not fragmented; the ICMP checksum stays as it was. */
  static FrameFunction replies(FrameFunction stack, UnaryOperator<byte[]> change) {
    return outbound(stack, f -> isMessage(f) ? change.apply(f) : f);
  }

  /** An IPv4 header that can be read and whose lengths fit the frame. */
  static boolean isSound(byte[] frame) {
    return frame.length >= HEADER
        && u8(frame, 0) >>> 4 == 4
        && headerLength(frame) >= HEADER
        && headerLength(frame) <= u16(frame, Net.TOTAL_LENGTH)
        && u16(frame, Net.TOTAL_LENGTH) <= frame.length;
  }

  static boolean hasRightHeaderChecksum(byte[] frame) {
    return verifies(frame, 0, headerLength(frame));
  }

  /** A whole ICMP message, not a fragment of one. */
  static boolean isMessage(byte[] frame) {
    return isSound(frame)
        && frame[Net.PROTOCOL] == 1
        && (u16(frame, Net.FLAGS) & 0x3FFF) == 0
        && u16(frame, Net.TOTAL_LENGTH) >= headerLength(frame) + ICMP_HEADER;
  }

  static boolean isIntactMessage(byte[] frame) {
    return isMessage(frame)
        && hasRightHeaderChecksum(frame)
        && verifies(frame, headerLength(frame), u16(frame, Net.TOTAL_LENGTH));
  }

  static int type(byte[] frame) {
    return u8(frame, headerLength(frame));
  }

  static byte[] withHeaderChecksum(byte[] frame) {
    setChecksum(frame, Net.HEADER_CHECKSUM, 0, headerLength(frame));
    return frame;
  }

  static byte[] withMessageChecksum(byte[] frame) {
    int at = headerLength(frame);
    setChecksum(frame, at + Net.ICMP_CHECKSUM, at, u16(frame, Net.TOTAL_LENGTH));
    return frame;
  }

  static byte[] withType(byte[] frame, byte type) {
    frame[headerLength(frame)] = type;
    return withMessageChecksum(frame);
  }

  static byte[] swapped(byte[] frame, int at) {
    byte first = frame[at];
    frame[at] = frame[at + 1];
    frame[at + 1] = first;
    return frame;
  }

  /** With that total length, cut or filled with zeros. */
  static byte[] resized(byte[] frame, int length) {
    byte[] changed = Arrays.copyOf(frame, length);
    put16(changed, Net.TOTAL_LENGTH, length);
    return withMessageChecksum(withHeaderChecksum(changed));
  }

  /** A parameter problem (RFC 792) about what arrived. */
  static Octets parameterProblem(byte[] about) {
    byte[] frame = new byte[HEADER + ICMP_HEADER + 28];
    frame[0] = 0x45;
    frame[Net.TTL] = 64;
    frame[Net.PROTOCOL] = 1;
    put16(frame, Net.SOURCE, OWN >>> 16);
    put16(frame, Net.SOURCE + 2, OWN);
    put16(frame, Net.DESTINATION, TESTER >>> 16);
    put16(frame, Net.DESTINATION + 2, TESTER);
    put16(frame, Net.TOTAL_LENGTH, frame.length);
    frame[HEADER] = 12;
    System.arraycopy(about, 0, frame, HEADER + ICMP_HEADER, Math.min(about.length, 28));
    return Octets.of(withMessageChecksum(withHeaderChecksum(frame)));
  }
}
