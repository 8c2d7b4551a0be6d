package io.echoproof.responder;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What a responder has done so far (RFC 1122, section 3.1 asks to count what is silently
 * discarded). The thread that drives the responder counts; any thread may read at any time. Numbers
 * that are read while the responder runs may be from slightly different moments.
 */
public final class Counters {
  private static final DropReason[] REASONS = DropReason.values();
  private static final int RECEIVED = REASONS.length;
  private static final int REPLIES = RECEIVED + 1;
  private static final int DEVICE_FULL = RECEIVED + 2;
  private static final int DEVICE_REFUSED = RECEIVED + 3;
  private static final int FRAGMENTS = RECEIVED + 4;
  private static final int REASSEMBLY_TIMEOUTS = RECEIVED + 5;
  private static final int REASSEMBLY_EVICTIONS = RECEIVED + 6;

  private final AtomicLongArray counts = new AtomicLongArray(RECEIVED + 7);

  Counters() {}

  /** Frames that were looked at, whatever they were. */
  public long received() {
    return counts.get(RECEIVED);
  }

  /** Requests that were answered: replies that were written in full and not refused. */
  public long answered() {
    // The refused ones first: a reply is counted before the device may refuse it.
    long refused = counts.get(DEVICE_REFUSED);
    return counts.get(REPLIES) - refused;
  }

  /** Frames that were dropped for this reason. */
  public long dropped(DropReason reason) {
    return counts.get(slot(reason));
  }

  /** Replies that were not sent because the device had no room. */
  public long deviceFull() {
    return counts.get(DEVICE_FULL);
  }

  /** Replies that the operating system refused to take. */
  public long deviceRefused() {
    return counts.get(DEVICE_REFUSED);
  }

  /** Fragments that were kept, because others of their datagram were still missing. */
  public long fragments() {
    return counts.get(FRAGMENTS);
  }

  /** Datagrams that were given up because a fragment did not come in time. */
  public long reassemblyTimeouts() {
    return counts.get(REASSEMBLY_TIMEOUTS);
  }

  /** Datagrams that had to give way to others before they were whole. */
  public long reassemblyEvictions() {
    return counts.get(REASSEMBLY_EVICTIONS);
  }

  /** All numbers at once, for display; allocates. */
  public CounterSnapshot snapshot() {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    for (DropReason reason : REASONS) {
      long count = dropped(reason);
      if (count != 0) {
        dropped.put(reason, count);
      }
    }
    return new CounterSnapshot(
        received(),
        answered(),
        Collections.unmodifiableMap(dropped),
        deviceFull(),
        deviceRefused(),
        fragments(),
        reassemblyTimeouts(),
        reassemblyEvictions());
  }

  void countReceived() {
    increment(RECEIVED);
  }

  void countReply() {
    increment(REPLIES);
  }

  void countDropped(DropReason reason) {
    increment(slot(reason));
  }

  void countDeviceFull() {
    increment(DEVICE_FULL);
  }

  void countDeviceRefused() {
    increment(DEVICE_REFUSED);
  }

  void countFragment() {
    increment(FRAGMENTS);
  }

  void countReassemblyTimeout() {
    increment(REASSEMBLY_TIMEOUTS);
  }

  void countReassemblyEviction() {
    increment(REASSEMBLY_EVICTIONS);
  }

  /** Reasons have the first slots: a number is all that a lookup per frame should cost. */
  @SuppressWarnings("EnumOrdinal")
  private static int slot(DropReason reason) {
    return reason.ordinal();
  }

  /** One thread writes, so no atomic addition is needed, only that others see the result. */
  private void increment(int index) {
    counts.setRelease(index, counts.getPlain(index) + 1);
  }
}
