package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.setChecksum;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.verifies;
import static io.echoproof.conformance.run.Surgery.HEADER;
import static io.echoproof.conformance.run.Surgery.inbound;
import static io.echoproof.conformance.run.Surgery.isMessage;
import static io.echoproof.conformance.run.Surgery.replies;
import static io.echoproof.conformance.run.Surgery.withMessageChecksum;
import static io.echoproof.conformance.run.Surgery.without;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** What stacks get wrong about the ICMP checksum, each around a stack that is right otherwise. */
final class ChecksumFaults {
  private ChecksumFaults() {}

  static FrameFunction checksumNotVerified(FrameFunction stack) {
    return inbound(stack, f -> isMessage(f) ? withMessageChecksum(f) : f);
  }

  /** What must not be answered is answered after that many more frames. */
  static FrameFunction answersBadChecksumsLate(FrameFunction stack) {
    Queue<Octets> late = new ArrayDeque<>();
    AtomicInteger clock = new AtomicInteger();
    return (frame, out) -> {
      byte[] seen = frame.toByteArray();
      if (isMessage(seen) && !verifies(seen, headerLength(seen), u16(seen, Net.TOTAL_LENGTH))) {
        stack.accept(Octets.of(withMessageChecksum(seen)), late::add);
      } else {
        stack.accept(frame, out);
      }
      if (clock.incrementAndGet() % 200 == 0) {
        late.forEach(out);
        late.clear();
      }
    };
  }

  static FrameFunction zeroChecksumMeansNone(FrameFunction stack) {
    return inbound(
        stack,
        f ->
            isMessage(f) && u16(f, headerLength(f) + Net.ICMP_CHECKSUM) == 0
                ? withMessageChecksum(f)
                : f);
  }

  static FrameFunction minusZeroDropped(FrameFunction stack) {
    return without(
        stack, f -> isMessage(f) && u16(f, headerLength(f) + Net.ICMP_CHECKSUM) == 0xFFFF);
  }

  static FrameFunction zeroChecksumDropped(FrameFunction stack) {
    return without(stack, f -> isMessage(f) && u16(f, headerLength(f) + Net.ICMP_CHECKSUM) == 0);
  }

  static FrameFunction lastOddOctetNotSummed(FrameFunction stack) {
    return replies(
        stack,
        f -> {
          setChecksum(f, HEADER + Net.ICMP_CHECKSUM, HEADER, f.length - (f.length - HEADER) % 2);
          return f;
        });
  }

  static FrameFunction oddDataPaddedFromBuffer(FrameFunction stack) {
    byte[] buffer = new byte[1 << 16];
    return replies(
        stack,
        f -> {
          System.arraycopy(f, 0, buffer, 0, f.length);
          int end = f.length + (f.length - HEADER) % 2;
          setChecksum(buffer, HEADER + Net.ICMP_CHECKSUM, HEADER, end);
          return Arrays.copyOf(buffer, f.length);
        });
  }

  static FrameFunction allZeroGetsZeroChecksum(FrameFunction stack) {
    return replies(
        stack,
        f -> {
          int message = HEADER + Net.ICMP_CHECKSUM;
          int sum = Net.sum(f, HEADER, f.length);
          if (u16(f, message) == 0xFFFF && sum == 0xFFFF) {
            put16(f, message, 0);
          }
          return f;
        });
  }

  static FrameFunction zeroChecksumSentAsMinusZero(FrameFunction stack) {
    return replies(
        stack,
        f -> {
          if (u16(f, HEADER + Net.ICMP_CHECKSUM) == 0) {
            put16(f, HEADER + Net.ICMP_CHECKSUM, 0xFFFF);
          }
          return f;
        });
  }

  /** The checksum by addition to the request's, its carry lost. */
  static FrameFunction incrementalUpdateWithoutCarry(FrameFunction stack) {
    return (frame, out) ->
        stack.accept(
            frame,
            reply -> {
              byte[] changed = reply.toByteArray();
              byte[] request = frame.toByteArray();
              if (isMessage(changed) && isMessage(request)) {
                int sum = u16(request, headerLength(request) + Net.ICMP_CHECKSUM) + 0x0800;
                put16(changed, HEADER + Net.ICMP_CHECKSUM, sum);
              }
              out.accept(Octets.of(changed));
            });
  }
}
