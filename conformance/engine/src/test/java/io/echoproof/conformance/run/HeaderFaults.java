package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.s32;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Net.verifies;
import static io.echoproof.conformance.run.Surgery.HEADER;
import static io.echoproof.conformance.run.Surgery.OWN;
import static io.echoproof.conformance.run.Surgery.hasRightHeaderChecksum;
import static io.echoproof.conformance.run.Surgery.inbound;
import static io.echoproof.conformance.run.Surgery.isIntactMessage;
import static io.echoproof.conformance.run.Surgery.isMessage;
import static io.echoproof.conformance.run.Surgery.isSound;
import static io.echoproof.conformance.run.Surgery.outbound;
import static io.echoproof.conformance.run.Surgery.parameterProblem;
import static io.echoproof.conformance.run.Surgery.replies;
import static io.echoproof.conformance.run.Surgery.resized;
import static io.echoproof.conformance.run.Surgery.withHeaderChecksum;
import static io.echoproof.conformance.run.Surgery.without;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** What stacks get wrong about the IPv4 header, each around a stack that is right otherwise. */
final class HeaderFaults {
  private HeaderFaults() {}

  static FrameFunction headerChecksumNotVerified(FrameFunction stack) {
    return inbound(stack, f -> isSound(f) ? withHeaderChecksum(f) : f);
  }

  static FrameFunction headerChecksumWithoutOptions(FrameFunction stack) {
    return inbound(
        stack,
        f ->
            isSound(f) && headerLength(f) > HEADER && !hasRightHeaderChecksum(f)
                ? withHeaderChecksum(f)
                : f);
  }

  static FrameFunction totalLengthBeyondFrameAccepted(FrameFunction stack) {
    return inbound(
        stack,
        f -> {
          if (f.length < HEADER
              || u16(f, Net.TOTAL_LENGTH) <= f.length
              || headerLength(f) > f.length
              || headerLength(f) < HEADER
              || !hasRightHeaderChecksum(f)) {
            return f;
          }
          put16(f, Net.TOTAL_LENGTH, f.length);
          return withHeaderChecksum(f);
        });
  }

  static FrameFunction versionIgnored(FrameFunction stack) {
    return inbound(
        stack,
        f -> {
          if (f.length < HEADER
              || (f[0] & 0xF) < 5
              || headerLength(f) > f.length
              || !hasRightHeaderChecksum(f)) {
            return f;
          }
          f[0] = (byte) (0x40 | (f[0] & 0xF));
          return withHeaderChecksum(f);
        });
  }

  static FrameFunction shortIhlTakenForFive(FrameFunction stack) {
    return inbound(
        stack,
        f -> {
          if (f.length < HEADER
              || u8(f, 0) >>> 4 != 4
              || headerLength(f) >= HEADER
              || !verifies(f, 0, HEADER)) {
            return f;
          }
          f[0] = 0x45;
          return withHeaderChecksum(f);
        });
  }

  static FrameFunction reservedFlagDropped(FrameFunction stack) {
    return without(stack, f -> isSound(f) && (f[Net.FLAGS] & 0x80) != 0);
  }

  static FrameFunction timeToLiveOfOneDropped(FrameFunction stack) {
    return without(stack, f -> isSound(f) && u8(f, Net.TTL) < 2);
  }

  static FrameFunction longHeadersDropped(FrameFunction stack) {
    return without(stack, f -> isSound(f) && headerLength(f) > 24);
  }

  static FrameFunction equalIdentificationsDropped(FrameFunction stack) {
    AtomicInteger last = new AtomicInteger(-1);
    return without(
        stack,
        f ->
            isMessage(f)
                && (f[Net.FLAGS] & 0x40) != 0
                && last.getAndSet(u16(f, Net.IDENTIFICATION)) == u16(f, Net.IDENTIFICATION));
  }

  static FrameFunction requestsHeaderReturned(FrameFunction stack) {
    return (frame, out) ->
        stack.accept(
            frame,
            reply -> {
              byte[] changed = reply.toByteArray();
              if ((frame.u8(Net.FLAGS) & 0x80) != 0) {
                changed[Net.FLAGS] |= (byte) 0x80;
                withHeaderChecksum(changed);
              }
              out.accept(Octets.of(changed));
            });
  }

  static FrameFunction headerChecksumNotSet(FrameFunction stack) {
    return outbound(
        stack,
        f -> {
          put16(f, Net.HEADER_CHECKSUM, 0);
          return f;
        });
  }

  static FrameFunction framesPaddedTo46Octets(FrameFunction stack) {
    return outbound(stack, f -> f.length < 46 ? Arrays.copyOf(f, 46) : f);
  }

  static FrameFunction optionsAdded(FrameFunction stack) {
    return replies(
        stack,
        f -> {
          byte[] changed = new byte[f.length + 4];
          System.arraycopy(f, 0, changed, 0, HEADER);
          Arrays.fill(changed, HEADER, HEADER + 4, (byte) 1);
          System.arraycopy(f, HEADER, changed, HEADER + 4, f.length - HEADER);
          changed[0] = 0x46;
          put16(changed, Net.TOTAL_LENGTH, changed.length);
          return withHeaderChecksum(changed);
        });
  }

  static FrameFunction errorInsteadOfSilence(FrameFunction stack) {
    return (frame, out) -> {
      byte[] seen = frame.toByteArray();
      boolean readable =
          seen.length >= HEADER
              && u8(seen, 0) >>> 4 == 4
              && verifies(seen, 0, Math.min(seen.length, Math.max(HEADER, headerLength(seen))))
              && s32(seen, Net.DESTINATION) == OWN;
      if (readable && (headerLength(seen) < HEADER || (seen[Net.FLAGS] & 0x80) != 0)) {
        out.accept(parameterProblem(seen));
      } else {
        stack.accept(frame, out);
      }
    };
  }

  static FrameFunction trailerReturned(FrameFunction stack) {
    return inbound(
        stack,
        f -> isIntactMessage(f) && f.length > u16(f, Net.TOTAL_LENGTH) ? resized(f, f.length) : f);
  }

  static FrameFunction trailerSummed(FrameFunction stack) {
    return without(
        stack,
        f ->
            isMessage(f)
                && f.length > u16(f, Net.TOTAL_LENGTH)
                && !verifies(f, headerLength(f), f.length));
  }
}
