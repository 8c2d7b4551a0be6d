package io.echoproof.app.faults;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Cuts into the frames that a stack gets and sends, to plant a fault. */
final class Edit {
  static final int HEADER = Ipv4Layout.OPTIONS;
  static final int OWN = 0xC000_0201;
  static final int TESTER = 0xC000_0202;
  private static final int QUOTE = 28;

  private Edit() {}

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
    return outbound(stack, f -> isEchoReply(f) ? change.apply(f) : f);
  }

  /** The same with the frame that is answered: reply, request. */
  static FrameFunction answers(FrameFunction stack, BinaryOperator<byte[]> change) {
    return (frame, out) ->
        stack.accept(
            frame,
            reply -> {
              byte[] sent = reply.toByteArray();
              out.accept(
                  Octets.of(isEchoReply(sent) ? change.apply(sent, frame.toByteArray()) : sent));
            });
  }

  /** Handles a frame as if it had been sent to the target's own address, for its replies too. */
  static FrameFunction alsoSentTo(FrameFunction stack, Predicate<byte[]> foreign) {
    return inbound(
        stack,
        f ->
            isSound(f) && hasRightHeaderChecksum(f) && foreign.test(f)
                ? withAddress(f, Ipv4Layout.DESTINATION, OWN)
                : f);
  }

  /** Handles a frame although its source can't be one: as if the tester had sent it. */
  static FrameFunction alsoSentBy(FrameFunction stack, Predicate<byte[]> impossible) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (!isIntactMessage(f) || !impossible.test(f)) {
        stack.accept(frame, out);
        return;
      }
      int source = source(f);
      stack.accept(
          Octets.of(withAddress(f, Ipv4Layout.SOURCE, TESTER)),
          reply ->
              out.accept(
                  Octets.of(withAddress(reply.toByteArray(), Ipv4Layout.DESTINATION, source))));
    };
  }

  static int u8(byte[] frame, int at) {
    return BigEndian.u8(frame, at);
  }

  static int u16(byte[] frame, int at) {
    return BigEndian.u16(frame, at);
  }

  static int s32(byte[] frame, int at) {
    return BigEndian.s32(frame, at);
  }

  static int source(byte[] frame) {
    return s32(frame, Ipv4Layout.SOURCE);
  }

  static int destination(byte[] frame) {
    return s32(frame, Ipv4Layout.DESTINATION);
  }

  static int headerLength(byte[] frame) {
    return Ipv4Layout.headerLength(frame, 0);
  }

  static int totalLength(byte[] frame) {
    return u16(frame, Ipv4Layout.TOTAL_LENGTH);
  }

  /** The index of the first octet of data of an echo message. */
  static int data(byte[] frame) {
    return headerLength(frame) + IcmpLayout.DATA;
  }

  static int type(byte[] frame) {
    return u8(frame, headerLength(frame));
  }

  static int messageChecksum(byte[] frame) {
    return u16(frame, headerLength(frame) + IcmpLayout.CHECKSUM);
  }

  /** An IPv4 header that can be read and whose lengths fit the frame. */
  static boolean isSound(byte[] frame) {
    return frame.length >= HEADER
        && u8(frame, 0) >>> 4 == 4
        && headerLength(frame) >= HEADER
        && headerLength(frame) <= totalLength(frame)
        && totalLength(frame) <= frame.length;
  }

  static boolean hasRightHeaderChecksum(byte[] frame) {
    return InternetSum.verifies(frame, 0, headerLength(frame));
  }

  static boolean isFragment(byte[] frame) {
    return (u16(frame, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.FRAGMENT_MASK) != 0;
  }

  static int fragmentOffset(byte[] frame) {
    return u16(frame, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.OFFSET_MASK;
  }

  static boolean moreFragments(byte[] frame) {
    return (u16(frame, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.MORE_FRAGMENTS) != 0;
  }

  /** A fragment to the target whose header is right. */
  static boolean isIntactFragment(byte[] frame) {
    return isSound(frame)
        && hasRightHeaderChecksum(frame)
        && isFragment(frame)
        && destination(frame) == OWN;
  }

  /** A whole ICMP message, not a fragment of one. */
  static boolean isMessage(byte[] frame) {
    return isSound(frame)
        && frame[Ipv4Layout.PROTOCOL] == Ipv4Layout.PROTOCOL_ICMP
        && !isFragment(frame)
        && totalLength(frame) >= headerLength(frame) + IcmpLayout.DATA;
  }

  static boolean isIntactMessage(byte[] frame) {
    return isMessage(frame)
        && hasRightHeaderChecksum(frame)
        && InternetSum.verifies(frame, headerLength(frame), totalLength(frame));
  }

  /** An echo request to the target with nothing wrong about it. */
  static boolean isRequest(byte[] frame) {
    return isIntactMessage(frame)
        && type(frame) == IcmpLayout.ECHO_REQUEST
        && destination(frame) == OWN;
  }

  static boolean isEchoReply(byte[] frame) {
    return isMessage(frame) && type(frame) == IcmpLayout.ECHO_REPLY;
  }

  static byte[] put8(byte[] frame, int at, int value) {
    frame[at] = (byte) value;
    return frame;
  }

  static byte[] put16(byte[] frame, int at, int value) {
    BigEndian.put16(frame, at, value);
    return frame;
  }

  static byte[] withHeaderChecksum(byte[] frame) {
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, headerLength(frame));
    return frame;
  }

  static byte[] withMessageChecksum(byte[] frame) {
    int at = headerLength(frame);
    InternetSum.set(frame, at + IcmpLayout.CHECKSUM, at, totalLength(frame));
    return frame;
  }

  static byte[] withAddress(byte[] frame, int at, int address) {
    BigEndian.put32(frame, at, address);
    return withHeaderChecksum(frame);
  }

  static byte[] withType(byte[] frame, int type) {
    return withMessageChecksum(put8(frame, headerLength(frame), type));
  }

  static byte[] swapped(byte[] frame, int at) {
    return put16(frame, at, Short.reverseBytes((short) u16(frame, at)));
  }

  /** With that total length, cut or filled with zeros. */
  static byte[] resized(byte[] frame, int length) {
    byte[] changed = Arrays.copyOf(frame, length);
    BigEndian.put16(changed, Ipv4Layout.TOTAL_LENGTH, length);
    return withMessageChecksum(withHeaderChecksum(changed));
  }

  /** An ICMP error (RFC 792) about what arrived. */
  static Octets error(int type, int code, byte[] about) {
    byte[] frame = new byte[HEADER + IcmpLayout.DATA + QUOTE];
    frame[0] = 0x45;
    frame[Ipv4Layout.TTL] = 64;
    frame[Ipv4Layout.PROTOCOL] = Ipv4Layout.PROTOCOL_ICMP;
    BigEndian.put32(frame, Ipv4Layout.SOURCE, OWN);
    BigEndian.put32(frame, Ipv4Layout.DESTINATION, about.length < HEADER ? TESTER : source(about));
    BigEndian.put16(frame, Ipv4Layout.TOTAL_LENGTH, frame.length);
    frame[HEADER] = (byte) type;
    frame[HEADER + IcmpLayout.CODE] = (byte) code;
    System.arraycopy(about, 0, frame, HEADER + IcmpLayout.DATA, Math.min(about.length, QUOTE));
    return Octets.of(withMessageChecksum(withHeaderChecksum(frame)));
  }

  /** Sends an error about some frames instead of handling them. */
  static FrameFunction complaining(
      FrameFunction stack, int type, int code, Predicate<byte[]> about) {
    return (frame, out) -> {
      byte[] seen = frame.toByteArray();
      if (about.test(seen)) {
        out.accept(error(type, code, seen));
      } else {
        stack.accept(frame, out);
      }
    };
  }

  /** Dies of some frames. */
  static FrameFunction dying(FrameFunction stack, Predicate<byte[]> of) {
    return (frame, out) -> {
      if (of.test(frame.toByteArray())) {
        throw new IndexOutOfBoundsException("a frame of " + frame.length() + " octets");
      }
      stack.accept(frame, out);
    };
  }
}
