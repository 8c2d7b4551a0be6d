package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.app.oracle.Disagreement;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a sequence smaller as long as the same requirement is violated in the same way: fewer
 * frames (delta debugging), then fewer octets in each, then plainer ones.
 */
final class Shrinker {
  private static final int MOST_TRIALS = 4_000;

  private final SequenceTester tester;
  private final Disagreement wanted;
  private int trials;

  Shrinker(SequenceTester tester, Disagreement wanted) {
    this.tester = tester;
    this.wanted = wanted;
  }

  /** The smallest sequence that was found; empty when the fault does not show again. */
  List<TimedFrame> shrink(List<TimedFrame> sequence) {
    List<TimedFrame> last = sequence.subList(sequence.size() - 1, sequence.size());
    List<TimedFrame> least = List.of();
    for (int size = 1; least.isEmpty() && !isEnough(); size *= 8) {
      List<TimedFrame> tail = tail(sequence, size);
      if (shows(tail)) {
        least = tail;
      } else if (size >= sequence.size()) {
        return List.of();
      }
    }
    if (least.size() > last.size()) {
      least = fewer(least);
    }
    for (int i = 0; i < least.size() && !isEnough(); i++) {
      least = smaller(least, i);
    }
    return least;
  }

  private static List<TimedFrame> tail(List<TimedFrame> sequence, int size) {
    return sequence.subList(Math.max(0, sequence.size() - size), sequence.size());
  }

  private boolean isEnough() {
    return trials >= MOST_TRIALS || tester.isEnough();
  }

  private boolean shows(List<TimedFrame> sequence) {
    trials++;
    Disagreement found = tester.test(sequence);
    return found.isLike(wanted);
  }

  /** Leaves out parts, large ones first. */
  private List<TimedFrame> fewer(List<TimedFrame> sequence) {
    List<TimedFrame> least = sequence;
    for (int part = Math.max(1, least.size() / 2); part > 0; part /= 2) {
      for (int from = 0; from < least.size() && !isEnough(); ) {
        List<TimedFrame> without = new ArrayList<>(least);
        without.subList(from, Math.min(least.size(), from + part)).clear();
        if (!without.isEmpty() && shows(without)) {
          least = without;
        } else {
          from += part;
        }
      }
    }
    return least;
  }

  private List<TimedFrame> smaller(List<TimedFrame> sequence, int index) {
    List<TimedFrame> least = shorter(sequence, index);
    for (int at = least.get(index).frame().length() - 1; at >= 1 && !isEnough(); at--) {
      byte[] frame = least.get(index).frame().toByteArray();
      // Who asks whom stays readable, and the checksum follows from the rest.
      boolean kept = at >= Ipv4Layout.HEADER_CHECKSUM && at < Ipv4Layout.OPTIONS;
      if (frame[at] == 0 || kept) {
        continue;
      }
      List<TimedFrame> plainer = replaced(least, index, withOctet(frame, at, 0));
      least = shows(plainer) ? plainer : least;
    }
    return least;
  }

  /** Halves what is behind the headers as long as that is possible, then takes single octets. */
  private List<TimedFrame> shorter(List<TimedFrame> sequence, int index) {
    List<TimedFrame> least = sequence;
    for (int cut = least.get(index).frame().length() / 2; cut > 0; ) {
      Octets frame = least.get(index).frame();
      List<TimedFrame> shorter = replaced(least, index, without(frame.toByteArray(), cut));
      if (frame.length() - cut >= Ipv4Layout.OPTIONS && shows(shorter)) {
        least = shorter;
      } else {
        cut /= 2;
      }
      if (isEnough()) {
        break;
      }
    }
    return least;
  }

  private static List<TimedFrame> replaced(List<TimedFrame> sequence, int index, byte[] frame) {
    List<TimedFrame> changed = new ArrayList<>(sequence);
    changed.set(index, new TimedFrame(sequence.get(index).nanoTime(), Octets.of(frame)));
    return changed;
  }

  /** Without so many octets at the end; lengths and checksums that were right stay right. */
  private static byte[] without(byte[] frame, int octets) {
    Repair repair = new Repair(frame);
    byte[] shorter = Arrays.copyOf(frame, Math.max(1, frame.length - octets));
    return repair.apply(shorter, repair.isExact());
  }

  private static byte[] withOctet(byte[] frame, int at, int value) {
    Repair repair = new Repair(frame);
    byte[] changed = frame.clone();
    changed[at] = (byte) value;
    return repair.apply(changed, false);
  }

  /** What was right about a frame, to be made right again after a change. */
  private static final class Repair {
    private final boolean readable;
    private final boolean exact;
    private final boolean header;
    private final boolean message;

    Repair(byte[] frame) {
      readable =
          frame.length >= Ipv4Layout.OPTIONS
              && Ipv4Layout.headerLength(frame, 0) >= Ipv4Layout.OPTIONS
              && Ipv4Layout.headerLength(frame, 0) <= frame.length;
      int total = readable ? BigEndian.u16(frame, Ipv4Layout.TOTAL_LENGTH) : 0;
      exact = readable && total == frame.length;
      header = readable && InternetSum.verifies(frame, 0, Ipv4Layout.headerLength(frame, 0));
      int from = readable ? Ipv4Layout.headerLength(frame, 0) : 0;
      message =
          exact
              && total >= from + IcmpLayout.IDENTIFIER
              && (BigEndian.u16(frame, Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.FRAGMENT_MASK) == 0
              && InternetSum.verifies(frame, from, total);
    }

    boolean isExact() {
      return exact;
    }

    byte[] apply(byte[] frame, boolean length) {
      int from = Ipv4Layout.headerLength(frame, 0);
      if (!readable || frame.length < Math.max(from, Ipv4Layout.OPTIONS)) {
        return frame;
      }
      if (length) {
        BigEndian.put16(frame, Ipv4Layout.TOTAL_LENGTH, frame.length);
      }
      if (message && frame.length >= from + IcmpLayout.IDENTIFIER) {
        InternetSum.set(frame, from + IcmpLayout.CHECKSUM, from, frame.length);
      }
      if (header && from >= Ipv4Layout.OPTIONS) {
        InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, from);
      }
      return frame;
    }
  }
}
