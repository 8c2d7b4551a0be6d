package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.s32;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Surgery.ECHO_REPLY;
import static io.echoproof.conformance.run.Surgery.ECHO_REQUEST;
import static io.echoproof.conformance.run.Surgery.HEADER;
import static io.echoproof.conformance.run.Surgery.ICMP_HEADER;
import static io.echoproof.conformance.run.Surgery.TESTER;
import static io.echoproof.conformance.run.Surgery.hasRightHeaderChecksum;
import static io.echoproof.conformance.run.Surgery.inbound;
import static io.echoproof.conformance.run.Surgery.isIntactMessage;
import static io.echoproof.conformance.run.Surgery.isMessage;
import static io.echoproof.conformance.run.Surgery.isSound;
import static io.echoproof.conformance.run.Surgery.outbound;
import static io.echoproof.conformance.run.Surgery.replies;
import static io.echoproof.conformance.run.Surgery.resized;
import static io.echoproof.conformance.run.Surgery.swapped;
import static io.echoproof.conformance.run.Surgery.type;
import static io.echoproof.conformance.run.Surgery.withHeaderChecksum;
import static io.echoproof.conformance.run.Surgery.withMessageChecksum;
import static io.echoproof.conformance.run.Surgery.withType;
import static io.echoproof.conformance.run.Surgery.without;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What stacks get wrong about echo messages, each around a stack that is right otherwise. */
final class EchoFaults {
  private EchoFaults() {}

  static FrameFunction anyTypeAnswered(FrameFunction stack) {
    return inbound(stack, f -> isIntactMessage(f) ? withType(f, ECHO_REQUEST) : f);
  }

  static FrameFunction repliesAnswered(FrameFunction stack) {
    return inbound(
        stack, f -> isIntactMessage(f) && type(f) == ECHO_REPLY ? withType(f, ECHO_REQUEST) : f);
  }

  /** Any destination address is taken for its own; replies are answered. */
  static FrameFunction everyonesRepliesAnswered(FrameFunction stack) {
    return repliesAnswered(
        (frame, out) -> {
          byte[] seen = frame.toByteArray();
          if (isIntactMessage(seen) && s32(seen, Net.DESTINATION) == TESTER) {
            System.arraycopy(seen, Net.SOURCE, seen, Net.DESTINATION, 4);
            put16(seen, Net.SOURCE, TESTER >>> 16);
            put16(seen, Net.SOURCE + 2, TESTER);
            stack.accept(
                Octets.of(withHeaderChecksum(seen)),
                reply -> {
                  byte[] sent = reply.toByteArray();
                  System.arraycopy(sent, Net.SOURCE, sent, Net.DESTINATION, 4);
                  put16(sent, Net.SOURCE, TESTER >>> 16);
                  put16(sent, Net.SOURCE + 2, TESTER);
                  out.accept(Octets.of(withHeaderChecksum(sent)));
                });
          } else {
            stack.accept(frame, out);
          }
        });
  }

  static FrameFunction shortMessageAnswered(FrameFunction stack) {
    return inbound(
        stack,
        f ->
            isSound(f)
                    && hasRightHeaderChecksum(f)
                    && f[Net.PROTOCOL] == 1
                    && (u16(f, Net.FLAGS) & 0x3FFF) == 0
                    && u16(f, Net.TOTAL_LENGTH) > headerLength(f)
                    && u16(f, Net.TOTAL_LENGTH) < headerLength(f) + ICMP_HEADER
                    && type(f) == ECHO_REQUEST
                ? resized(f, headerLength(f) + ICMP_HEADER)
                : f);
  }

  static FrameFunction repeatedRequestsDropped(FrameFunction stack) {
    AtomicLong last = new AtomicLong(-1);
    return (frame, out) ->
        stack.accept(
            frame,
            reply -> {
              byte[] sent = reply.toByteArray();
              if (!isMessage(sent)
                  || last.getAndSet(s32(sent, HEADER + 4)) != s32(sent, HEADER + 4)) {
                out.accept(reply);
              }
            });
  }

  static FrameFunction everyHundredthReplyTwice(FrameFunction stack) {
    AtomicInteger count = new AtomicInteger();
    return (frame, out) ->
        stack.accept(
            frame,
            reply -> {
              out.accept(reply);
              if (count.incrementAndGet() % 100 == 0) {
                out.accept(reply);
              }
            });
  }

  static FrameFunction shortRepliesFilledFromBuffer(FrameFunction stack) {
    byte[] buffer = new byte[1 << 16];
    return replies(
        stack,
        f -> {
          System.arraycopy(f, 0, buffer, 0, f.length);
          return resized(Arrays.copyOf(buffer, Math.max(f.length, 32)), Math.max(f.length, 32));
        });
  }

  static FrameFunction dataCut(FrameFunction stack) {
    return replies(stack, f -> f.length > HEADER + 40 ? resized(f, HEADER + 40) : f);
  }

  static FrameFunction largeDataSpoilt(FrameFunction stack) {
    return replies(
        stack,
        f -> {
          if (f.length >= 1473) {
            f[1472] ^= 1;
            withMessageChecksum(f);
          }
          return f;
        });
  }

  static FrameFunction identifierSwapped(FrameFunction stack) {
    return replies(stack, f -> withMessageChecksum(swapped(f, HEADER + 4)));
  }

  static FrameFunction sequenceNumberSwapped(FrameFunction stack) {
    return replies(stack, f -> withMessageChecksum(swapped(f, HEADER + 6)));
  }

  static FrameFunction identifierZero(FrameFunction stack) {
    return replies(
        stack,
        f -> {
          put16(f, HEADER + 4, 0);
          return withMessageChecksum(f);
        });
  }

  static FrameFunction keyZero(FrameFunction stack) {
    return replies(
        stack,
        f -> {
          put16(f, HEADER + 4, 0);
          put16(f, HEADER + 6, 0);
          return withMessageChecksum(f);
        });
  }

  static FrameFunction fragmentsDropped(FrameFunction stack) {
    return without(stack, f -> isSound(f) && (u16(f, Net.FLAGS) & 0x3FFF) != 0);
  }

  static FrameFunction largeFragmentOffsetsDropped(FrameFunction stack) {
    return without(stack, f -> isSound(f) && (u16(f, Net.FLAGS) & 0x1FFF) > 1024);
  }

  /** The destination of a reply is that of the reply before it. */
  static FrameFunction previousPeerAnswered(FrameFunction stack) {
    AtomicReference<byte[]> previous = new AtomicReference<>(new byte[] {(byte) 192, 0, 2, 2});
    return outbound(
        stack,
        f -> {
          byte[] own = Arrays.copyOfRange(f, Net.DESTINATION, Net.DESTINATION + 4);
          System.arraycopy(previous.getAndSet(own), 0, f, Net.DESTINATION, 4);
          return withHeaderChecksum(f);
        });
  }
}
