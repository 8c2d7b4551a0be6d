package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.OWN;
import static io.echoproof.app.faults.Edit.data;
import static io.echoproof.app.faults.Edit.destination;
import static io.echoproof.app.faults.Edit.dying;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.isIntactMessage;
import static io.echoproof.app.faults.Edit.s32;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.type;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stacks make of Fragmentation Needed (RFC 1191), whether or not they need to know it. */
final class ReceivedErrorFaults {
  private static final int UNREACHABLE = 3;
  private static final int FRAGMENTATION_NEEDED = 4;
  private static final int NEXT_HOP_MTU = 6;
  private static final int LEAST = 576;

  private ReceivedErrorFaults() {}

  static List<PlantedFault> all() {
    return List.of(
        stateless(
            "next-hop-mtu-divides",
            "By how many octets fit a next-hop MTU, in units of eight, is divided.",
            s -> dying(s, f -> isNeeded(f) && mtu(f) >= 20 && (mtu(f) - 20) / 8 == 0)),
        stateful(
            "next-hop-mtu-black-hole",
            "After Fragmentation Needed the peer's replies above 576 octets are given up.",
            ReceivedErrorFaults::blackHole));
  }

  private static boolean isNeeded(byte[] f) {
    return isIntactMessage(f)
        && destination(f) == OWN
        && type(f) == UNREACHABLE
        && u8(f, headerLength(f) + IcmpLayout.CODE) == FRAGMENTATION_NEEDED
        && totalLength(f) >= data(f) + Edit.HEADER;
  }

  private static int mtu(byte[] f) {
    return u16(f, headerLength(f) + NEXT_HOP_MTU);
  }

  private static FrameFunction blackHole(FrameFunction stack) {
    Set<Integer> peers = new HashSet<>();
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (isNeeded(f)) {
        peers.add(s32(f, data(f) + Ipv4Layout.DESTINATION));
      }
      stack.accept(
          frame,
          reply -> {
            if (reply.length() <= LEAST || !peers.contains(destination(reply.toByteArray()))) {
              out.accept(reply);
            }
          });
    };
  }
}
