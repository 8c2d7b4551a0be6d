package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.HEADER;
import static io.echoproof.app.faults.Edit.fragmentOffset;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.isIntactFragment;
import static io.echoproof.app.faults.Edit.moreFragments;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withMessageChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What stacks get wrong about several datagrams at once, and about one that is whole again. */
final class ReassemblyFaults {
  private static final int NONE = -1;

  private ReassemblyFaults() {}

  static List<PlantedFault> all() {
    return List.of(
        stateful(
            "one-assembly-only",
            "A fragment of another datagram ends the one that waits.",
            ReassemblyFaults::oneAssembly),
        stateful(
            "reassembled-checksum-not-verified",
            "The ICMP checksum of what came in fragments is not verified.",
            ReassemblyFaults::notVerified));
  }

  private static int id(byte[] f) {
    return u16(f, Ipv4Layout.IDENTIFICATION);
  }

  private static FrameFunction oneAssembly(FrameFunction stack) {
    AtomicInteger waits = new AtomicInteger(NONE);
    Set<Integer> given = new HashSet<>();
    return without(
        stack,
        f -> {
          if (!isIntactFragment(f)) {
            return false;
          }
          int before = waits.getAndSet(moreFragments(f) ? id(f) : NONE);
          if (before != NONE && before != id(f)) {
            given.add(before);
          }
          return given.contains(id(f));
        });
  }

  /** Keeps what comes until it is whole, and hands it on with the checksum that is right. */
  private static FrameFunction notVerified(FrameFunction stack) {
    Map<Integer, TreeMap<Integer, byte[]>> kept = new HashMap<>();
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (!isIntactFragment(f) || u8(f, Ipv4Layout.PROTOCOL) != Ipv4Layout.PROTOCOL_ICMP) {
        stack.accept(frame, out);
        return;
      }
      TreeMap<Integer, byte[]> parts = kept.computeIfAbsent(id(f), id -> new TreeMap<>());
      parts.put(fragmentOffset(f), f);
      joined(parts.values())
          .filter(whole -> whole.length >= HEADER + IcmpLayout.DATA)
          .ifPresent(
              whole -> {
                kept.remove(id(f));
                byte[] first = parts.firstEntry().getValue();
                int checksum = u16(withMessageChecksum(whole), HEADER + IcmpLayout.CHECKSUM);
                put16(first, headerLength(first) + IcmpLayout.CHECKSUM, checksum);
                parts.values().forEach(part -> stack.accept(Octets.of(part), out));
              });
    };
  }

  /** The message behind a header; empty while a part is missing. */
  private static Optional<byte[]> joined(Collection<byte[]> parts) {
    byte[] whole = new byte[0x10000];
    int end = HEADER;
    boolean last = false;
    for (byte[] part : parts) {
      int length = totalLength(part) - headerLength(part);
      if (HEADER + fragmentOffset(part) * 8 != end || end + length > whole.length) {
        return Optional.empty();
      }
      System.arraycopy(part, headerLength(part), whole, end, length);
      end += length;
      last = !moreFragments(part);
    }
    whole[0] = 0x45;
    put16(whole, Ipv4Layout.TOTAL_LENGTH, end);
    return last ? Optional.of(Arrays.copyOf(whole, end)) : Optional.empty();
  }
}
