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

  private final AtomicLongArray counts = new AtomicLongArray(RECEIVED + 4);

  Counters() {}

  /** Frames that were looked at, whatever they were. */
  public long received() {
    return counts.get(RECEIVED);
  }

  /** Frames that were answered: replies that were written and not refused by the device. */
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
        deviceRefused());
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
