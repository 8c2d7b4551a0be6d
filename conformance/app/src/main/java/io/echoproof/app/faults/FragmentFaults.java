package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.TESTER;
import static io.echoproof.app.faults.Edit.dying;
import static io.echoproof.app.faults.Edit.fragmentOffset;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.inbound;
import static io.echoproof.app.faults.Edit.isIntactFragment;
import static io.echoproof.app.faults.Edit.isMessage;
import static io.echoproof.app.faults.Edit.isSound;
import static io.echoproof.app.faults.Edit.moreFragments;
import static io.echoproof.app.faults.Edit.outbound;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.source;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withAddress;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;

import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What stacks get wrong about fragments, theirs and those of others. */
final class FragmentFaults {
  private static final int MOST_KEPT = 8;

  private FragmentFaults() {}

  private static PlantedFault arriving(String name, String what, UnaryOperator<byte[]> change) {
    return stateful(
        name,
        what,
        s -> inbound(s, f -> isIntactFragment(f) ? withHeaderChecksum(change.apply(f)) : f));
  }

  private static PlantedFault dropped(String name, String what, Predicate<byte[]> which) {
    return stateful(name, what, s -> without(s, f -> isIntactFragment(f) && which.test(f)));
  }

  private static PlantedFault sent(String name, String what, UnaryOperator<byte[]> change) {
    return stateful(
        name,
        what,
        s ->
            outbound(
                s,
                f -> isSound(f) && Edit.isFragment(f) ? withHeaderChecksum(change.apply(f)) : f));
  }

  private static int id(byte[] f) {
    return u16(f, Ipv4Layout.IDENTIFICATION);
  }

  private static long key(byte[] f) {
    return ((long) source(f) << 32) | ((long) id(f) << 8) | u8(f, Ipv4Layout.PROTOCOL);
  }

  private static int payload(byte[] f) {
    return totalLength(f) - headerLength(f);
  }

  static List<PlantedFault> all() {
    return List.of(
        dropped("fragments-dropped", "There is no reassembly.", f -> true),
        dropped(
            "offset-signed",
            "From octet 32768 on a fragment's offset is negative.",
            f -> fragmentOffset(f) >= 0x1000),
        dropped("far-fragments-dropped", "There is room for 8 KiB.", f -> fragmentOffset(f) > 1024),
        dropped(
            "above-576-dropped",
            "There is room for 576 octets.",
            f -> fragmentOffset(f) * 8 + payload(f) > 556),
        dropped(
            "smallest-fragments-dropped",
            "A fragment of eight octets is taken for an attack.",
            f -> payload(f) == 8 && moreFragments(f)),
        dropped("id-zero-dropped", "ID 0 means none.", f -> id(f) == 0),
        dropped(
            "fragment-ttl-one-dropped",
            "A fragment with TTL 1 has expired.",
            f -> u8(f, Ipv4Layout.TTL) == 1),
        dropped(
            "fragments-with-options-dropped",
            "A fragment with options is dropped.",
            f -> headerLength(f) > Ipv4Layout.OPTIONS),
        arriving(
            "key-without-protocol",
            "Fragments are joined whatever their protocol.",
            f -> put8(f, Ipv4Layout.PROTOCOL, 1)),
        arriving(
            "key-without-source",
            "Fragments are joined whoever sent them.",
            f -> withAddress(f, Ipv4Layout.SOURCE, TESTER)),
        arriving(
            "key-without-id",
            "Fragments are joined whatever their ID.",
            f -> put16(f, Ipv4Layout.IDENTIFICATION, 1)),
        arriving(
            "key-id-eight-bits",
            "The key has the low octet of the ID.",
            f -> put16(f, Ipv4Layout.IDENTIFICATION, id(f) & 0xFF)),
        arriving(
            "congestion-lost",
            "ECN of fragments is not looked at.",
            f -> put8(f, Ipv4Layout.TOS, u8(f, Ipv4Layout.TOS) & Ipv4Layout.DSCP_MASK)),
        stateful(
            "last-fragment-first-dropped",
            "What begins with its last fragment is lost.",
            FragmentFaults::lastFirstDropped),
        stateful(
            "third-order-dropped",
            "Three fragments that come as second, third, first are lost.",
            FragmentFaults::thirdOrderDropped),
        stateful(
            "duplicate-fragment-kills-datagram",
            "A fragment that comes twice spoils all.",
            FragmentFaults::duplicateKills),
        stateful(
            "id-used-once",
            "An ID is not accepted again after its datagram was complete.",
            FragmentFaults::idUsedOnce),
        stateful(
            "fragments-never-expire",
            "The reassembly timer is never started; there is room for eight fragments a datagram.",
            FragmentFaults::neverExpire),
        stateful(
            "whole-with-pending-id-dropped",
            "A whole datagram is taken for a part of one that waits under its ID.",
            FragmentFaults::wholeDropped),
        stateful(
            "ping-of-death",
            "A fragment that ends beyond 65535 overruns the buffer.",
            s -> dying(s, f -> isIntactFragment(f) && fragmentOffset(f) * 8 + payload(f) > 65_515)),
        stateful(
            "teardrop",
            "A fragment that ends before the one before it kills.",
            FragmentFaults::teardrop),
        sent(
            "reply-fragments-df",
            "Fragments of a reply have DF.",
            f ->
                put16(
                    f,
                    Ipv4Layout.FLAGS_AND_OFFSET,
                    u16(f, Ipv4Layout.FLAGS_AND_OFFSET) | Ipv4Layout.DONT_FRAGMENT)),
        sent(
            "reply-last-fragment-more",
            "The last fragment of a reply says that more come.",
            f ->
                put16(
                    f,
                    Ipv4Layout.FLAGS_AND_OFFSET,
                    u16(f, Ipv4Layout.FLAGS_AND_OFFSET) | Ipv4Layout.MORE_FRAGMENTS)),
        sent(
            "reply-offset-in-octets",
            "The offset is written in units of 4 octets.",
            f ->
                put16(
                    f,
                    Ipv4Layout.FLAGS_AND_OFFSET,
                    (u16(f, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.MORE_FRAGMENTS)
                        | (fragmentOffset(f) * 2 & Ipv4Layout.OFFSET_MASK))),
        sent(
            "reply-ids-constant",
            "Every fragmented reply has the same ID.",
            f -> put16(f, Ipv4Layout.IDENTIFICATION, 7)),
        stateful(
            "reply-ids-per-fragment",
            "Every fragment of a reply has an ID of its own.",
            s -> {
              AtomicInteger next = new AtomicInteger();
              return outbound(
                  s,
                  f ->
                      isSound(f) && Edit.isFragment(f)
                          ? withHeaderChecksum(
                              put16(f, Ipv4Layout.IDENTIFICATION, next.incrementAndGet()))
                          : f);
            }),
        sent(
            "reply-data-spoilt-at-1473",
            "The first octet of a second fragment is wrong.",
            f -> fragmentOffset(f) == 185 ? put8(f, headerLength(f), f[headerLength(f)] ^ 1) : f));
  }

  private static FrameFunction lastFirstDropped(FrameFunction stack) {
    Set<Integer> begun = new HashSet<>();
    return without(stack, f -> isIntactFragment(f) && begun.add(id(f)) && !moreFragments(f));
  }

  private static FrameFunction thirdOrderDropped(FrameFunction stack) {
    Map<Integer, String> orders = new HashMap<>();
    return without(
        stack,
        f -> {
          if (!isIntactFragment(f)) {
            return false;
          }
          String kind = fragmentOffset(f) == 0 ? "first " : moreFragments(f) ? "middle " : "last ";
          return orders.merge(id(f), kind, String::concat).equals("middle last first ");
        });
  }

  private static FrameFunction duplicateKills(FrameFunction stack) {
    Set<Long> seen = new HashSet<>();
    Set<Integer> spoilt = new HashSet<>();
    return without(
        stack,
        f -> {
          if (isIntactFragment(f) && !seen.add((long) id(f) << 16 | fragmentOffset(f))) {
            spoilt.add(id(f));
          }
          return isIntactFragment(f) && spoilt.contains(id(f));
        });
  }

  private static FrameFunction idUsedOnce(FrameFunction stack) {
    Set<Integer> used = new HashSet<>();
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      boolean fragment = isIntactFragment(f);
      if (fragment && used.contains(id(f))) {
        return;
      }
      stack.accept(
          frame,
          reply -> {
            if (fragment) {
              used.add(id(f));
            }
            out.accept(reply);
          });
    };
  }

  /** Each fragment comes with those before it, which are duplicates unless they were forgotten. */
  private static FrameFunction neverExpire(FrameFunction stack) {
    Map<Long, List<Octets>> kept = new HashMap<>();
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (!isIntactFragment(f)) {
        stack.accept(frame, out);
        return;
      }
      long key = key(f);
      List<Octets> before = kept.computeIfAbsent(key, k -> new ArrayList<>());
      Consumer<Octets> done =
          reply -> {
            kept.remove(key);
            out.accept(reply);
          };
      if (before.size() < MOST_KEPT) {
        List.copyOf(before).forEach(earlier -> stack.accept(earlier, done));
        before.add(frame);
      }
      stack.accept(frame, done);
    };
  }

  private static FrameFunction wholeDropped(FrameFunction stack) {
    AtomicInteger pending = new AtomicInteger(-1);
    return without(
        stack,
        f -> {
          if (isIntactFragment(f)) {
            pending.set(moreFragments(f) ? id(f) : -1);
          }
          return isMessage(f) && pending.get() == id(f);
        });
  }

  private static FrameFunction teardrop(FrameFunction stack) {
    AtomicInteger id = new AtomicInteger(-1);
    AtomicInteger end = new AtomicInteger();
    return dying(
        stack,
        f -> {
          if (!isIntactFragment(f)) {
            return false;
          }
          int start = fragmentOffset(f) * 8;
          boolean inside = id.get() == id(f) && start > 0 && start + payload(f) < end.get();
          id.set(id(f));
          end.set(start + payload(f));
          return inside && start < end.get();
        });
  }
}
