package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.HEADER;
import static io.echoproof.app.faults.Edit.fragmentOffset;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.isFragment;
import static io.echoproof.app.faults.Edit.isSound;
import static io.echoproof.app.faults.Edit.outbound;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.PlantedFault.stateful;

import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What stacks get wrong when a reply is cut into several frames. */
final class FragmentedReplyFaults {
  private static final int ROOM = 1480;

  private FragmentedReplyFaults() {}

  private static PlantedFault later(String name, String what, int field) {
    return stateful(
        name,
        what,
        s ->
            outbound(
                s,
                f ->
                    isSound(f) && fragmentOffset(f) > 0
                        ? withHeaderChecksum(put8(f, field, 0))
                        : f));
  }

  /** Changes all frames of a reply that has several. */
  private static PlantedFault cut(String name, String what, UnaryOperator<List<byte[]>> change) {
    return stateful(name, what, s -> together(s, change));
  }

  private static FrameFunction together(FrameFunction stack, UnaryOperator<List<byte[]>> change) {
    return (frame, out) -> {
      List<byte[]> sent = new ArrayList<>();
      stack.accept(frame, reply -> sent.add(reply.toByteArray()));
      boolean cut = sent.size() > 1 && sent.stream().allMatch(f -> isSound(f) && isFragment(f));
      (cut ? change.apply(sent) : sent).forEach(f -> out.accept(Octets.of(f)));
    };
  }

  static List<PlantedFault> all() {
    return List.of(
        later(
            "later-fragments-ttl-zero",
            "The later fragments of a reply have TTL 0.",
            Ipv4Layout.TTL),
        later(
            "later-fragments-tos-zero",
            "The later fragments of a reply have TOS 0.",
            Ipv4Layout.TOS),
        cut(
            "options-beyond-mtu",
            "A reply with options is cut as if it had none, and its first frame is too long.",
            FragmentedReplyFaults::cutWithoutOptions),
        cut(
            "options-in-all-fragments",
            "Options that belong in the first fragment are in all.",
            FragmentedReplyFaults::optionsInAll),
        cut(
            "empty-last-fragment",
            "A reply that ends where a fragment does gets an empty one behind it.",
            FragmentedReplyFaults::emptyLast));
  }

  private static int payload(byte[] f) {
    return totalLength(f) - headerLength(f);
  }

  /** A fragment with the header of another one. */
  private static byte[] fragment(byte[] header, byte[] data, int offset, boolean more) {
    byte[] f = Arrays.copyOf(header, headerLength(header) + data.length);
    System.arraycopy(data, 0, f, headerLength(header), data.length);
    put16(f, Ipv4Layout.TOTAL_LENGTH, f.length);
    put16(f, Ipv4Layout.FLAGS_AND_OFFSET, offset | (more ? Ipv4Layout.MORE_FRAGMENTS : 0));
    return withHeaderChecksum(f);
  }

  private static byte[] data(byte[] f) {
    return Arrays.copyOfRange(f, headerLength(f), totalLength(f));
  }

  private static List<byte[]> cutWithoutOptions(List<byte[]> frames) {
    if (headerLength(frames.get(0)) == HEADER) {
      return frames;
    }
    byte[] message = new byte[0];
    for (byte[] f : frames) {
      int end = message.length;
      message = Arrays.copyOf(message, end + payload(f));
      System.arraycopy(data(f), 0, message, end, payload(f));
    }
    List<byte[]> changed = new ArrayList<>();
    for (int at = 0; at < message.length; at += ROOM) {
      int end = Math.min(at + ROOM, message.length);
      byte[] header = frames.get(at == 0 ? 0 : 1);
      byte[] part = Arrays.copyOfRange(message, at, end);
      changed.add(fragment(header, part, at / 8, end < message.length));
    }
    return changed;
  }

  private static List<byte[]> optionsInAll(List<byte[]> frames) {
    byte[] first = frames.get(0);
    List<byte[]> changed = new ArrayList<>();
    for (byte[] f : frames) {
      changed.add(fragment(first, data(f), fragmentOffset(f), Edit.moreFragments(f)));
    }
    return changed;
  }

  private static List<byte[]> emptyLast(List<byte[]> frames) {
    byte[] last = frames.get(frames.size() - 1);
    if (payload(last) != ROOM) {
      return frames;
    }
    List<byte[]> changed = new ArrayList<>(frames.subList(0, frames.size() - 1));
    changed.add(fragment(last, data(last), fragmentOffset(last), true));
    int end = (u16(last, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.OFFSET_MASK) + ROOM / 8;
    changed.add(fragment(last, new byte[0], end, false));
    return changed;
  }
}
