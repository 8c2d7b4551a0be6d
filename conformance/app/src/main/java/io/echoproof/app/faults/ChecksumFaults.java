package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.HEADER;
import static io.echoproof.app.faults.Edit.answers;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.inbound;
import static io.echoproof.app.faults.Edit.isMessage;
import static io.echoproof.app.faults.Edit.messageChecksum;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.replies;
import static io.echoproof.app.faults.Edit.s32;
import static io.echoproof.app.faults.Edit.swapped;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withMessageChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What stacks get wrong about the ICMP checksum. */
final class ChecksumFaults {
  private static final int LATE = 200;

  private ChecksumFaults() {}

  static List<PlantedFault> all() {
    return List.of(
        stateless(
            "checksum-not-verified",
            "The ICMP checksum of a request is not looked at.",
            s -> inbound(s, f -> isMessage(f) ? withMessageChecksum(f) : f)),
        stateless(
            "checksum-not-verified-with-options",
            "The way of datagrams with options has no sum in it.",
            s ->
                inbound(
                    s, f -> isMessage(f) && headerLength(f) > HEADER ? withMessageChecksum(f) : f)),
        stateful(
            "bad-checksum-answered-late",
            "What has a wrong checksum is answered 200 frames later.",
            ChecksumFaults::answersLate),
        stateless(
            "checksum-zero-means-none",
            "A checksum of 0000 is taken for 'not computed', as in UDP.",
            s ->
                inbound(
                    s, f -> isMessage(f) && messageChecksum(f) == 0 ? withMessageChecksum(f) : f)),
        stateless(
            "checksum-swapped-accepted",
            "A checksum in the other byte order is accepted.",
            s -> inbound(s, f -> isMessage(f) ? rightIf(f, swapped(f.clone(), checksumAt(f))) : f)),
        stateless(
            "pseudo-header-accepted",
            "A checksum over a pseudo header is accepted, as in ICMPv6.",
            s -> inbound(s, ChecksumFaults::pseudoHeaderAccepted)),
        stateless(
            "verified-up-to-1024",
            "Only the first 1024 octets of a message are summed when it comes.",
            s -> inbound(s, ChecksumFaults::verifiedUpTo1024)),
        stateless(
            "minus-zero-dropped",
            "The checksum is computed anew and compared, so that FFFF is wrong for 0000.",
            s -> without(s, f -> isMessage(f) && messageChecksum(f) == 0xFFFF)),
        stateless(
            "right-zero-dropped",
            "A checksum that is rightly 0000 is dropped.",
            s -> without(s, f -> isMessage(f) && messageChecksum(f) == 0)),
        stateless(
            "odd-octet-not-summed",
            "The last octet of an odd message is not summed.",
            s ->
                replies(
                    s,
                    f -> {
                      int odd = (f.length - headerLength(f)) % 2;
                      return sealed(f, f.length - odd);
                    })),
        stateless(
            "odd-octet-in-low-half",
            "The last octet of an odd message is summed as the low half.",
            s -> replies(s, ChecksumFaults::lowHalf)),
        stateful(
            "odd-padding-from-buffer",
            "An odd message is padded with what lies behind it in the buffer.",
            ChecksumFaults::paddedFromBuffer),
        stateless(
            "all-zero-gets-zero",
            "An all-zero reply gets 0000, which does not verify.",
            s -> replies(s, ChecksumFaults::allZeroGetsZero)),
        stateless(
            "carry-folded-once",
            "Carries are folded once where twice is needed.",
            s -> replies(s, ChecksumFaults::foldedOnce)),
        stateless(
            "update-without-carry",
            "The request's checksum is added to and the carry lost.",
            s ->
                answers(
                    s,
                    (r, q) ->
                        isMessage(q) ? put16(r, checksumAt(r), messageChecksum(q) + 0x0800) : r)),
        stateless(
            "checksum-over-1024",
            "Replies are summed up to 1024 octets.",
            s -> replies(s, f -> sealed(f, Math.min(f.length, headerLength(f) + 1024)))),
        stateful(
            "bad-request-remembered",
            "What had a wrong checksum is remembered, and its good twin dropped as a duplicate.",
            ChecksumFaults::badRemembered));
  }

  private static int checksumAt(byte[] f) {
    return headerLength(f) + IcmpLayout.CHECKSUM;
  }

  private static byte[] sealed(byte[] f, int to) {
    InternetSum.set(f, checksumAt(f), headerLength(f), to);
    return f;
  }

  private static boolean verifies(byte[] f) {
    return InternetSum.verifies(f, headerLength(f), totalLength(f));
  }

  private static byte[] rightIf(byte[] f, byte[] other) {
    return verifies(other) ? other : f;
  }

  private static byte[] pseudoHeaderAccepted(byte[] f) {
    if (!isMessage(f)) {
      return f;
    }
    long sum = InternetSum.of(f, headerLength(f), totalLength(f));
    sum += InternetSum.of(f, Ipv4Layout.SOURCE, HEADER);
    sum += totalLength(f) - headerLength(f) + Ipv4Layout.PROTOCOL_ICMP;
    return InternetSum.fold(sum) == 0xFFFF ? withMessageChecksum(f) : f;
  }

  /** What is damaged behind the 1024th octet is not noticed; what is damaged before it, is. */
  private static byte[] verifiedUpTo1024(byte[] f) {
    boolean noticed = !isMessage(f) || verifies(f) || totalLength(f) - headerLength(f) <= 1024;
    return noticed ? f : withMessageChecksum(f);
  }

  private static byte[] lowHalf(byte[] f) {
    int from = headerLength(f);
    if ((f.length - from) % 2 == 0) {
      return f;
    }
    put16(f, checksumAt(f), 0);
    long sum = InternetSum.of(f, from, f.length - 1) + (long) u8(f, f.length - 1);
    return put16(f, checksumAt(f), ~InternetSum.fold(sum));
  }

  private static byte[] allZeroGetsZero(byte[] f) {
    boolean minusZero = messageChecksum(f) == 0xFFFF && verifies(f);
    return minusZero ? put16(f, checksumAt(f), 0) : f;
  }

  private static byte[] foldedOnce(byte[] f) {
    put16(f, checksumAt(f), 0);
    long sum = 0;
    for (int i = headerLength(f); i < f.length; i += 2) {
      sum += i + 1 < f.length ? u16(f, i) : u8(f, i) << 8;
    }
    return put16(f, checksumAt(f), (int) ~((sum & 0xFFFF) + (sum >>> 16)));
  }

  private static FrameFunction answersLate(FrameFunction stack) {
    Queue<Octets> late = new ArrayDeque<>();
    AtomicInteger clock = new AtomicInteger();
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (isMessage(f) && !verifies(f)) {
        stack.accept(Octets.of(withMessageChecksum(f)), late::add);
      } else {
        stack.accept(frame, out);
      }
      if (clock.incrementAndGet() % LATE == 0) {
        late.forEach(out);
        late.clear();
      }
    };
  }

  private static FrameFunction paddedFromBuffer(FrameFunction stack) {
    byte[] buffer = new byte[1 << 16];
    return replies(
        stack,
        f -> {
          System.arraycopy(f, 0, buffer, 0, f.length);
          int from = headerLength(f);
          InternetSum.set(buffer, checksumAt(f), from, f.length + (f.length - from) % 2);
          return Arrays.copyOf(buffer, f.length);
        });
  }

  private static FrameFunction badRemembered(FrameFunction stack) {
    AtomicLong bad = new AtomicLong(-1);
    return without(
        stack,
        f -> {
          if (!isMessage(f)) {
            return false;
          }
          long key = s32(f, headerLength(f) + IcmpLayout.IDENTIFIER) & 0xFFFF_FFFFL;
          if (!verifies(f)) {
            bad.set(key);
          }
          return bad.get() == key;
        });
  }
}
