package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.OWN;
import static io.echoproof.app.faults.Edit.TESTER;
import static io.echoproof.app.faults.Edit.fragmentOffset;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.inbound;
import static io.echoproof.app.faults.Edit.isFragment;
import static io.echoproof.app.faults.Edit.isIntactFragment;
import static io.echoproof.app.faults.Edit.isMessage;
import static io.echoproof.app.faults.Edit.isSound;
import static io.echoproof.app.faults.Edit.moreFragments;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.source;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.type;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withAddress;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What goes wrong where fragments take another way through a stack than whole datagrams. */
final class AssemblyFaults {
  private AssemblyFaults() {}

  static List<PlantedFault> all() {
    return List.of(
        stateful(
            "tos-lost-in-reassembly",
            "The reply to a request that came in fragments has TOS 0.",
            AssemblyFaults::tosLost),
        stateful(
            "fragments-from-anybody",
            "Sources are looked at in whole datagrams only.",
            AssemblyFaults::fromAnybody),
        stateful(
            "type-in-fragments-not-compared",
            "Whatever type came in fragments is answered.",
            s -> inbound(s, f -> isFirst(f) && type(f) != IcmpLayout.ECHO_REQUEST ? asEcho(f) : f)),
        stateless(
            "first-fragment-is-message",
            "MF is not looked at: a first fragment whose checksum verifies is answered.",
            s -> inbound(s, f -> isFirst(f) && verifies(f) ? whole(f) : f)),
        stateless(
            "last-fragment-is-message",
            "The offset is not looked at: a last fragment that is a request is answered.",
            s ->
                inbound(
                    s,
                    f -> {
                      boolean last = isIcmpFragment(f) && !moreFragments(f);
                      return last && verifies(f) ? whole(f) : f;
                    })),
        stateful(
            "key-source-sixteen-bits",
            "The key has the lower half of the source.",
            s -> keyed(s, f -> ((long) (source(f) & 0xFFFF) << 24) | ((long) id(f) << 8))),
        stateful(
            "key-source-and-id-mixed",
            "The key is a hash: source and identification, bit by bit, exclusively or.",
            s -> keyed(s, f -> (source(f) ^ id(f)) & 0xFFFF)),
        stateful(
            "completed-assembly-kept",
            "What was complete is kept: a fragment that comes again completes it again.",
            AssemblyFaults::completedKept),
        stateful(
            "whole-ends-assembly",
            "A whole datagram between fragments ends what waits.",
            AssemblyFaults::endedByWhole));
  }

  private static int id(byte[] f) {
    return u16(f, Ipv4Layout.IDENTIFICATION);
  }

  private static boolean isIcmpFragment(byte[] f) {
    return isIntactFragment(f)
        && f[Ipv4Layout.PROTOCOL] == Ipv4Layout.PROTOCOL_ICMP
        && totalLength(f) >= headerLength(f) + IcmpLayout.DATA;
  }

  private static boolean isFirst(byte[] f) {
    return isIcmpFragment(f) && fragmentOffset(f) == 0;
  }

  private static boolean verifies(byte[] f) {
    return InternetSum.verifies(f, headerLength(f), totalLength(f));
  }

  private static byte[] whole(byte[] f) {
    return withHeaderChecksum(put16(f, Ipv4Layout.FLAGS_AND_OFFSET, 0));
  }

  /** RFC 1624, equation 3: the sum of the rest is not known here. */
  private static byte[] asEcho(byte[] f) {
    int at = headerLength(f);
    long sum = 0xFFFF - u16(f, at + IcmpLayout.CHECKSUM) + 0xFFFFL - u16(f, at);
    put8(f, at, IcmpLayout.ECHO_REQUEST);
    return put16(f, at + IcmpLayout.CHECKSUM, ~InternetSum.fold(sum + u16(f, at)));
  }

  private static FrameFunction tosLost(FrameFunction stack) {
    return (frame, out) -> {
      byte[] request = frame.toByteArray();
      boolean fragment = isSound(request) && isFragment(request);
      stack.accept(
          frame,
          reply ->
              out.accept(
                  fragment
                      ? Octets.of(withHeaderChecksum(put8(reply.toByteArray(), Ipv4Layout.TOS, 0)))
                      : reply));
    };
  }

  private static boolean isNobody(int address) {
    return address >>> 24 == 127
        || address >>> 28 >= 0xE
        || address == 0xC000_02FF
        || address == OWN;
  }

  private static FrameFunction fromAnybody(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (!isIntactFragment(f) || !isNobody(source(f))) {
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

  /** What has the same key is taken for a part of what came first under it. */
  private static FrameFunction keyed(FrameFunction stack, ToLongFunction<byte[]> key) {
    Map<Long, byte[]> waiting = new HashMap<>();
    return inbound(
        stack,
        f -> {
          if (!isIcmpFragment(f)) {
            return f;
          }
          long found = key.applyAsLong(f);
          byte[] first = waiting.computeIfAbsent(found, k -> f.clone());
          if (!moreFragments(f)) {
            waiting.remove(found);
          }
          put16(f, Ipv4Layout.IDENTIFICATION, id(first));
          return withAddress(f, Ipv4Layout.SOURCE, source(first));
        });
  }

  private static long key(byte[] f) {
    return ((long) source(f) << 32) | ((long) id(f) << 8) | u8(f, Ipv4Layout.PROTOCOL);
  }

  private static FrameFunction completedKept(FrameFunction stack) {
    Map<Long, List<Octets>> waiting = new HashMap<>();
    Map<Long, List<Octets>> complete = new HashMap<>();
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (!isIntactFragment(f)) {
        stack.accept(frame, out);
        return;
      }
      long key = key(f);
      List<Octets> before = complete.getOrDefault(key, List.of());
      if (before.contains(frame)) {
        before.forEach(part -> stack.accept(part, out));
        return;
      }
      List<Octets> parts = waiting.computeIfAbsent(key, k -> new ArrayList<>());
      parts.add(frame);
      AtomicBoolean answered = new AtomicBoolean();
      stack.accept(
          frame,
          reply -> {
            answered.set(true);
            out.accept(reply);
          });
      if (answered.get()) {
        complete.put(key, parts);
        waiting.remove(key);
      }
    };
  }

  private static FrameFunction endedByWhole(FrameFunction stack) {
    Set<Integer> waiting = new HashSet<>();
    Set<Integer> ended = new HashSet<>();
    Predicate<byte[]> lost =
        f -> {
          if (!isIntactFragment(f)) {
            if (isMessage(f)) {
              ended.addAll(waiting);
              waiting.clear();
            }
            return false;
          }
          if (moreFragments(f)) {
            waiting.add(id(f));
          } else {
            waiting.remove(id(f));
          }
          return ended.contains(id(f));
        };
    return without(stack, lost);
  }
}
