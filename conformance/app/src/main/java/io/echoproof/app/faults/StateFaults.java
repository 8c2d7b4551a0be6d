package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.data;
import static io.echoproof.app.faults.Edit.destination;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.isRequest;
import static io.echoproof.app.faults.Edit.messageChecksum;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.replies;
import static io.echoproof.app.faults.Edit.s32;
import static io.echoproof.app.faults.Edit.source;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withAddress;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong where a stack keeps something about peers and requests, or knows them. */
final class StateFaults {
  private static final int PEERS = 256;
  private static final int TWICE = 97;
  private static final int LATE = 500;
  private static final int INITIAL_TTL = 64;

  private StateFaults() {}

  static List<PlantedFault> all() {
    return List.of(
        stateful(
            "peers-table-full",
            "There is room for 256 peers; others are not answered.",
            StateFaults::tableFull),
        stateful(
            "peers-by-twelve-bits",
            "Peers are found by the lowest twelve bits of their addresses.",
            StateFaults::twelveBits),
        stateful(
            "reply-by-key",
            "Replies are kept by peer, identifier and sequence number, and sent again.",
            StateFaults::replyByKey),
        stateful(
            "checksum-by-key",
            "Checksums are kept by identifier, sequence number and length.",
            StateFaults::checksumByKey),
        stateful(
            "reply-comes-again",
            "Every 97th reply is sent once more, when 500 others have been sent.",
            StateFaults::comesAgain),
        stateful(
            "ttl-counts-down",
            "Each reply has a smaller TTL than the one before, down to 0.",
            s -> {
              AtomicInteger ttl = new AtomicInteger(INITIAL_TTL);
              return replies(
                  s,
                  f -> {
                    int next = ttl.getAndUpdate(t -> t == 0 ? INITIAL_TTL : t - 1);
                    return withHeaderChecksum(Edit.put8(f, Ipv4Layout.TTL, next));
                  });
            }),
        stateless(
            "identifier-is-sequence-dropped",
            "Where the identifier is the sequence number a request is taken for a test of itself.",
            s -> without(s, f -> isRequest(f) && key(f) >>> 16 == (key(f) & 0xFFFF) && isRare(f))),
        stateless(
            "worm-dropped",
            "64 octets of AA are taken for a worm's request.",
            s -> without(s, StateFaults::isWorm)));
  }

  private static int key(byte[] f) {
    return s32(f, headerLength(f) + IcmpLayout.IDENTIFIER);
  }

  /** Not all bits alike, which are rows of their own. */
  private static boolean isRare(byte[] f) {
    return key(f) != 0 && key(f) != -1;
  }

  private static boolean isWorm(byte[] f) {
    if (!isRequest(f) || totalLength(f) - data(f) != 64) {
      return false;
    }
    for (int at = data(f); at < totalLength(f); at++) {
      if (u8(f, at) != 0xAA) {
        return false;
      }
    }
    return true;
  }

  private static FrameFunction tableFull(FrameFunction stack) {
    Set<Integer> peers = new HashSet<>();
    return without(
        stack,
        f -> {
          if (!isRequest(f) || peers.contains(source(f))) {
            return false;
          }
          return peers.size() >= PEERS || !peers.add(source(f));
        });
  }

  private static FrameFunction twelveBits(FrameFunction stack) {
    Map<Integer, Integer> peers = new HashMap<>();
    return replies(
        stack,
        f -> {
          int found = peers.computeIfAbsent(destination(f) & 0xFFF, k -> destination(f));
          return withAddress(f, Ipv4Layout.DESTINATION, found);
        });
  }

  private static FrameFunction replyByKey(FrameFunction stack) {
    Map<Long, byte[]> kept = new HashMap<>();
    return replies(
        stack,
        f -> {
          long peerAndKey = ((long) destination(f) << 32) | (key(f) & 0xFFFF_FFFFL);
          return kept.computeIfAbsent(peerAndKey, k -> f.clone()).clone();
        });
  }

  private static FrameFunction checksumByKey(FrameFunction stack) {
    Map<Long, Integer> kept = new HashMap<>();
    return replies(
        stack,
        f -> {
          long keyAndLength = ((long) key(f) << 16) | u16(f, Ipv4Layout.TOTAL_LENGTH);
          int checksum = kept.computeIfAbsent(keyAndLength, k -> messageChecksum(f));
          return put16(f, headerLength(f) + IcmpLayout.CHECKSUM, checksum);
        });
  }

  private static FrameFunction comesAgain(FrameFunction stack) {
    Queue<Octets> late = new ArrayDeque<>();
    AtomicInteger count = new AtomicInteger();
    return (frame, out) -> {
      stack.accept(
          frame,
          reply -> {
            out.accept(reply);
            if (count.incrementAndGet() % TWICE == 0) {
              late.add(reply);
            }
          });
      if (count.get() % LATE == 0) {
        late.forEach(out);
        late.clear();
      }
    };
  }
}
