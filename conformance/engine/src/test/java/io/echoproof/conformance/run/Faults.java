package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Surgery.inbound;
import static io.echoproof.conformance.run.Surgery.isMessage;
import static io.echoproof.conformance.run.Surgery.isSound;
import static io.echoproof.conformance.run.Surgery.outbound;
import static io.echoproof.conformance.run.Surgery.withMessageChecksum;
import static io.echoproof.conformance.run.Surgery.without;

import io.echoproof.conformance.link.FrameFunction;

/**
 * A few things that stacks get wrong, for tests that need a wrong one. The many that the suite is
 * held against are the application's planted faults.
 */
final class Faults {
  private Faults() {}

  static FrameFunction checksumNotVerified(FrameFunction stack) {
    return inbound(stack, f -> isMessage(f) ? withMessageChecksum(f) : f);
  }

  static FrameFunction minusZeroDropped(FrameFunction stack) {
    return without(
        stack, f -> isMessage(f) && u16(f, headerLength(f) + Net.ICMP_CHECKSUM) == 0xFFFF);
  }

  static FrameFunction zeroChecksumDropped(FrameFunction stack) {
    return without(stack, f -> isMessage(f) && u16(f, headerLength(f) + Net.ICMP_CHECKSUM) == 0);
  }

  static FrameFunction zeroChecksumMeansNone(FrameFunction stack) {
    return inbound(
        stack,
        f ->
            isMessage(f) && u16(f, headerLength(f) + Net.ICMP_CHECKSUM) == 0
                ? withMessageChecksum(f)
                : f);
  }

  static FrameFunction fragmentsDropped(FrameFunction stack) {
    return without(stack, f -> isSound(f) && (u16(f, Net.FLAGS) & 0x3FFF) != 0);
  }

  static FrameFunction largeFragmentOffsetsDropped(FrameFunction stack) {
    return without(stack, f -> isSound(f) && (u16(f, Net.FLAGS) & 0x1FFF) > 1024);
  }

  static FrameFunction headerChecksumNotSet(FrameFunction stack) {
    return outbound(
        stack,
        f -> {
          put16(f, Net.HEADER_CHECKSUM, 0);
          return f;
        });
  }
}
