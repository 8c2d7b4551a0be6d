package io.echoproof.app.oracle;

import io.echoproof.app.frame.Ipv4Layout;
import java.util.Arrays;

/**
 * Fragments of one datagram that have arrived (RFC 791, section 3.2). As long as nothing leaves a
 * choice it is known what the target has; from then on it is not.
 */
final class Assembly {
  private static final int UNKNOWN = -1;

  private int source;
  private int destination;
  private int identification;

  private byte[] data = new byte[2048];
  private int[] starts = new int[8];
  private int[] lengths = new int[8];
  private int count;
  private int received;
  private int end;
  private boolean inOrder;
  private boolean duplicate;

  private final byte[] options = new byte[Ipv4Layout.LONGEST_HEADER - Ipv4Layout.OPTIONS];
  private int optionsLength;
  private int tos;
  private boolean sameDscp;
  private int ecnSeen;

  private long firstArrival;
  private long lastArrival;
  private long lastFragment;
  private Rule open = Rule.UNDECIDED;
  private boolean mayLack;

  void begin(Datagram d, long now) {
    source = d.source;
    destination = d.destination;
    identification = d.identification;
    count = 0;
    received = 0;
    end = UNKNOWN;
    inOrder = true;
    duplicate = false;
    optionsLength = 0;
    tos = d.tos;
    sameDscp = true;
    ecnSeen = 0;
    firstArrival = now;
    lastArrival = now;
    open = Rule.UNDECIDED;
    mayLack = false;
  }

  boolean isOf(Datagram d) {
    return identification == d.identification && source == d.source && destination == d.destination;
  }

  long firstArrival() {
    return firstArrival;
  }

  long lastArrival() {
    return lastArrival;
  }

  /** Which of all fragments was the last one of this datagram. */
  long lastFragment() {
    return lastFragment;
  }

  void touched(long now, long fragment) {
    lastArrival = now;
    lastFragment = fragment;
  }

  /** Why it is not known what the target has; {@link Rule#UNDECIDED} while it is. */
  Rule open() {
    return open;
  }

  void leaveOpen(Rule why) {
    if (open == Rule.UNDECIDED) {
      open = why;
    }
  }

  /** Whether the target may lack a fragment that has arrived. */
  boolean mayLack() {
    return mayLack;
  }

  /** A fragment came that may have been refused. */
  void leaveLacking() {
    mayLack = true;
  }

  /** Whether every octet up to the last fragment's end is there. */
  boolean isComplete() {
    return end != UNKNOWN && received == end;
  }

  byte[] data() {
    return data;
  }

  int length() {
    return end;
  }

  byte[] options() {
    return options;
  }

  int optionsLength() {
    return optionsLength;
  }

  int tos() {
    return tos;
  }

  boolean hasOneDscp() {
    return sameDscp;
  }

  boolean isInOrder() {
    return inOrder;
  }

  boolean hadDuplicate() {
    return duplicate;
  }

  /** Takes a fragment; answers what is left open by it, or {@link Rule#UNDECIDED}. */
  Rule add(Datagram d) {
    int start = d.fragmentOffset();
    int length = d.payloadLength();
    boolean last = !d.moreFragments();
    Rule form = form(d, start, length, last);
    if (form != Rule.UNDECIDED) {
      return form;
    }
    for (int i = 0; i < count; i++) {
      if (start < starts[i] + lengths[i] && starts[i] < start + length) {
        return overlap(d, i, start, length, last);
      }
    }
    store(d, start, length);
    if (last) {
      end = start + length;
    }
    return Rule.UNDECIDED;
  }

  private Rule form(Datagram d, int start, int length, boolean last) {
    if ((d.flagsAndOffset & Ipv4Layout.DONT_FRAGMENT) != 0) {
      return Rule.FRG_25;
    }
    if (length == 0) {
      return Rule.FRG_14;
    }
    if (!last && length % Ipv4Layout.OFFSET_UNIT != 0) {
      return Rule.FRG_13;
    }
    if (last && end != UNKNOWN && end != start + length) {
      return Rule.FRG_11;
    }
    boolean behind = end != UNKNOWN && start + length > end;
    return behind || (last && hasDataBehind(start + length)) ? Rule.FRG_12 : Rule.UNDECIDED;
  }

  private boolean hasDataBehind(int newEnd) {
    for (int i = 0; i < count; i++) {
      if (starts[i] + lengths[i] > newEnd) {
        return true;
      }
    }
    return false;
  }

  /** The same fragment once more is none; everything else is a choice of the target. */
  private Rule overlap(Datagram d, int other, int start, int length, boolean last) {
    if (start != starts[other] || length != lengths[other]) {
      return Rule.FRG_08;
    }
    boolean same =
        Arrays.equals(
            data, start, start + length, d.frame, d.headerLength, d.headerLength + length);
    boolean sameEnd = last == (end == start + length);
    boolean sameOptions = start != 0 || isSameOptions(d);
    if (!same || !sameEnd || !sameOptions) {
      return Rule.FRG_07;
    }
    if ((ecnSeen & 1 << (d.tos & Ipv4Layout.ECN_MASK)) == 0) {
      // Whether the mark of a duplicate counts, no text says.
      return Rule.FRG_23_FREE;
    }
    duplicate = true;
    note(d);
    return Rule.UNDECIDED;
  }

  private boolean isSameOptions(Datagram d) {
    return Arrays.equals(options, 0, optionsLength, d.frame, Ipv4Layout.OPTIONS, d.headerLength);
  }

  private void store(Datagram d, int start, int length) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    if (data.length < start + length) {
      data = Arrays.copyOf(data, Math.max(start + length, 2 * data.length));
    }
    inOrder &= count == 0 ? start == 0 : start == starts[count - 1] + lengths[count - 1];
    System.arraycopy(d.frame, d.headerLength, data, start, length);
    starts[count] = start;
    lengths[count] = length;
    count++;
    received += length;
    note(d);
    if (start == 0) {
      tos = d.tos;
      optionsLength = d.headerLength - Ipv4Layout.OPTIONS;
      System.arraycopy(d.frame, Ipv4Layout.OPTIONS, options, 0, optionsLength);
    }
  }

  private void note(Datagram d) {
    ecnSeen |= 1 << (d.tos & Ipv4Layout.ECN_MASK);
    sameDscp &= ((d.tos ^ tos) & Ipv4Layout.DSCP_MASK) == 0;
  }

  /** RFC 3168, section 5.3: CE survives beside ECT, and never stands beside a fragment without. */
  Rule ecn() {
    boolean notCapable = (ecnSeen & 1) != 0;
    boolean congestion = (ecnSeen & 1 << Ipv4Layout.ECN_MASK) != 0;
    boolean mixed = Integer.bitCount(ecnSeen) > 1;
    if (congestion && notCapable) {
      return Rule.FRG_23;
    }
    return mixed && !congestion ? Rule.FRG_23_FREE : Rule.UNDECIDED;
  }
}
