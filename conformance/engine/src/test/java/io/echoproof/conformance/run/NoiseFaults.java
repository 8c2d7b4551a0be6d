package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Surgery.HEADER;
import static io.echoproof.conformance.run.Surgery.hasRightHeaderChecksum;
import static io.echoproof.conformance.run.Surgery.inbound;
import static io.echoproof.conformance.run.Surgery.isSound;
import static io.echoproof.conformance.run.Surgery.parameterProblem;
import static io.echoproof.conformance.run.Surgery.withHeaderChecksum;

import io.echoproof.conformance.link.FrameFunction;
import java.util.Arrays;

/** What stacks get wrong about what is not ICMPv4, each around a stack that is right otherwise. */
final class NoiseFaults {
  private NoiseFaults() {}

  static FrameFunction anyProtocolAnswered(FrameFunction stack) {
    return inbound(
        stack,
        f -> {
          if (!isSound(f) || !hasRightHeaderChecksum(f)) {
            return f;
          }
          f[Net.PROTOCOL] = 1;
          return withHeaderChecksum(f);
        });
  }

  static FrameFunction ethernetHeaderSkipped(FrameFunction stack) {
    return inbound(
        stack,
        f ->
            f.length > 14 && u16(f, 12) == 0x0800 && u8(f, 0) >>> 4 != 4
                ? Arrays.copyOfRange(f, 14, f.length)
                : f);
  }

  static FrameFunction tunnelUnpacked(FrameFunction stack) {
    return inbound(
        stack,
        f ->
            isSound(f) && hasRightHeaderChecksum(f) && f[Net.PROTOCOL] == 4
                ? Arrays.copyOfRange(f, headerLength(f), f.length)
                : f);
  }

  static FrameFunction echoInsideIpv6Answered(FrameFunction stack) {
    return inbound(
        stack,
        f -> {
          if (f.length < 48 || u8(f, 0) >>> 4 != 6 || f[6] != 1) {
            return f;
          }
          byte[] frame = new byte[HEADER + f.length - 40];
          frame[0] = 0x45;
          frame[Net.TTL] = 64;
          frame[Net.PROTOCOL] = 1;
          System.arraycopy(f, 20, frame, Net.SOURCE, 4);
          System.arraycopy(f, 36, frame, Net.DESTINATION, 4);
          System.arraycopy(f, 40, frame, HEADER, f.length - 40);
          put16(frame, Net.TOTAL_LENGTH, frame.length);
          return withHeaderChecksum(frame);
        });
  }

  static FrameFunction errorAboutIpv6(FrameFunction stack) {
    return (frame, out) -> {
      if (frame.length() >= 40 && frame.u8(0) >>> 4 == 6) {
        out.accept(parameterProblem(frame.toByteArray()));
      } else {
        stack.accept(frame, out);
      }
    };
  }
}
