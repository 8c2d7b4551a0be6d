package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.s32;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Surgery.OWN;
import static io.echoproof.conformance.run.Surgery.TESTER;
import static io.echoproof.conformance.run.Surgery.inbound;
import static io.echoproof.conformance.run.Surgery.isSound;
import static io.echoproof.conformance.run.Surgery.outbound;
import static io.echoproof.conformance.run.Surgery.parameterProblem;
import static io.echoproof.conformance.run.Surgery.withHeaderChecksum;
import static io.echoproof.conformance.run.Surgery.without;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What stacks get wrong about fragments, each around a stack that is right otherwise. */
final class FragmentFaults {
  private static final int MORE = 0x2000;
  private static final int TOS = 1;

  private FragmentFaults() {}

  static boolean isFragment(byte[] frame) {
    return isSound(frame) && (u16(frame, Net.FLAGS) & 0x3FFF) != 0;
  }

  private static int offset(byte[] frame) {
    return u16(frame, Net.FLAGS) & 0x1FFF;
  }

  private static long key(byte[] frame) {
    return (long) s32(frame, Net.SOURCE) << 16 | u16(frame, Net.IDENTIFICATION);
  }

  private static FrameFunction fragments(FrameFunction stack, Consumer<byte[]> change) {
    return inbound(
        stack,
        frame -> {
          if (!isFragment(frame)) {
            return frame;
          }
          change.accept(frame);
          return withHeaderChecksum(frame);
        });
  }

  private static void put32(byte[] frame, int at, int value) {
    put16(frame, at, value >>> 16);
    put16(frame, at + 2, value);
  }

  static FrameFunction protocolNotInKey(FrameFunction stack) {
    return fragments(stack, f -> f[Net.PROTOCOL] = f[Net.PROTOCOL] == 17 ? 1 : f[Net.PROTOCOL]);
  }

  static FrameFunction sourceNotInKey(FrameFunction stack) {
    return fragments(stack, f -> put32(f, Net.SOURCE, TESTER));
  }

  static FrameFunction destinationNotInKey(FrameFunction stack) {
    return fragments(stack, f -> put32(f, Net.DESTINATION, OWN));
  }

  static FrameFunction outOfOrderDropped(FrameFunction stack) {
    Map<Long, Integer> next = new HashMap<>();
    return without(
        stack,
        f -> {
          if (!isFragment(f)) {
            return false;
          }
          boolean early = offset(f) > next.getOrDefault(key(f), 0);
          int length = u16(f, Net.TOTAL_LENGTH) - headerLength(f);
          if (!early) {
            next.put(key(f), offset(f) + length / 8);
          }
          return early;
        });
  }

  /** Any fragment that comes twice spoils its datagram. */
  static FrameFunction duplicatesKill(FrameFunction stack) {
    Set<Octets> seen = new HashSet<>();
    Set<Long> spoilt = new HashSet<>();
    return without(
        stack,
        f -> {
          if (isFragment(f) && !seen.add(Octets.of(f))) {
            spoilt.add(key(f));
          }
          return isFragment(f) && spoilt.contains(key(f));
        });
  }

  static FrameFunction identificationUsedOnce(FrameFunction stack) {
    Map<Long, Set<Integer>> seen = new HashMap<>();
    return without(
        stack,
        f -> isFragment(f) && !seen.computeIfAbsent(key(f), k -> new HashSet<>()).add(offset(f)));
  }

  static FrameFunction identificationZeroDropped(FrameFunction stack) {
    return without(stack, f -> isFragment(f) && u16(f, Net.IDENTIFICATION) == 0);
  }

  static FrameFunction ttlOfOneDroppedInFragments(FrameFunction stack) {
    return without(stack, f -> isFragment(f) && u8(f, Net.TTL) < 2);
  }

  static FrameFunction congestionMarksIgnored(FrameFunction stack) {
    return fragments(stack, f -> f[TOS] &= (byte) ~3);
  }

  /** RFC 791's example procedure, where RFC 6864 has taken the meaning from the identification. */
  static FrameFunction wholeDatagramFreesPending(FrameFunction stack) {
    return (frame, out) -> {
      byte[] seen = frame.toByteArray();
      if (isSound(seen) && !isFragment(seen)) {
        byte[] spoiler = Arrays.copyOf(seen, headerLength(seen) + 1);
        put16(spoiler, Net.TOTAL_LENGTH, spoiler.length);
        put16(spoiler, Net.FLAGS, MORE);
        stack.accept(Octets.of(withHeaderChecksum(spoiler)), out);
      }
      stack.accept(frame, out);
    };
  }

  static FrameFunction noMoreThanSixteen(FrameFunction stack) {
    Map<Long, AtomicInteger> counts = new HashMap<>();
    return without(
        stack,
        f ->
            isFragment(f)
                && counts.computeIfAbsent(key(f), k -> new AtomicInteger()).incrementAndGet() > 16);
  }

  static FrameFunction dontFragmentInFragments(FrameFunction stack) {
    return replyFragments(stack, f -> f[Net.FLAGS] |= (byte) 0x40);
  }

  static FrameFunction laterFragmentsWithoutTos(FrameFunction stack) {
    return replyFragments(stack, f -> f[TOS] = (byte) (offset(f) > 0 ? 0x10 : 0));
  }

  static FrameFunction moreFragmentsForEver(FrameFunction stack) {
    return replyFragments(stack, f -> f[Net.FLAGS] |= (byte) (MORE >> 8));
  }

  static FrameFunction oneIdentificationForAll(FrameFunction stack) {
    return replyFragments(stack, f -> put16(f, Net.IDENTIFICATION, 7));
  }

  private static FrameFunction replyFragments(FrameFunction stack, Consumer<byte[]> change) {
    return outbound(
        stack,
        f -> {
          if (!isFragment(f)) {
            return f;
          }
          change.accept(f);
          return withHeaderChecksum(f);
        });
  }

  static FrameFunction errorAboutLaterFragments(FrameFunction stack) {
    return (frame, out) -> {
      byte[] seen = frame.toByteArray();
      boolean wrong = isFragment(seen) && (seen[Net.PROTOCOL] != 1 || headerLength(seen) > 20);
      if (wrong && offset(seen) > 0) {
        out.accept(parameterProblem(seen));
      }
      stack.accept(frame, out);
    };
  }

  /** What lies behind a datagram's end is taken for its end: 16-bit arithmetic, for instance. */
  static FrameFunction highOffsetsWrapped(FrameFunction stack) {
    return fragments(
        stack,
        f -> {
          if (offset(f) == 8191) {
            put16(f, Net.FLAGS, (u16(f, Net.FLAGS) & 0xE000) | 4);
          }
        });
  }

  /** Dies of many datagrams that stay incomplete. */
  static FrameFunction memoryExhausted(FrameFunction stack) {
    Set<Long> pending = new HashSet<>();
    return (frame, out) -> {
      byte[] seen = frame.toByteArray();
      if (isFragment(seen) && offset(seen) == 0 && seen.length > 1_000) {
        pending.add(key(seen));
      }
      if (pending.size() < 300) {
        stack.accept(frame, out);
      }
    };
  }

  /** Of several last fragments that come before the first one the newest counts. */
  static FrameFunction newestEndCounts(FrameFunction stack) {
    Map<Long, byte[]> ends = new HashMap<>();
    Set<Long> begun = new HashSet<>();
    return (frame, out) -> {
      byte[] seen = frame.toByteArray();
      if (!isFragment(seen)) {
        stack.accept(frame, out);
        return;
      }
      boolean last = (u16(seen, Net.FLAGS) & MORE) == 0;
      if (last && !begun.contains(key(seen))) {
        ends.put(key(seen), seen);
        return;
      }
      stack.accept(frame, out);
      byte[] end = ends.getOrDefault(key(seen), new byte[0]);
      if (offset(seen) == 0 && begun.add(key(seen)) && end.length > 0) {
        stack.accept(Octets.of(end), out);
      }
    };
  }
}
