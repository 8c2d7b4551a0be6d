package io.echoproof.responder;

import java.util.function.LongSupplier;

/**
 * How long to go on asking a device that has nothing, before waiting for it: being woken takes
 * longer than most answers of a near peer. It pays where the next frame comes within {@link #LIMIT}
 * and this thread has a processor to itself; whether that is so is learned by trying. Each trial in
 * vain doubles the number of times that it is not tried again, up to {@link #MOST_SKIPPED}, so that
 * an idle responder costs nothing.
 */
final class BusyPolling {
  /** How long is asked at most, in nanoseconds. */
  static final long LIMIT = 50_000;

  /** The most trials that are left out after one in vain. */
  static final int MOST_SKIPPED = 1024;

  private final LongSupplier nanoTime;
  private boolean trying;
  private long since;
  private int skips = 1;
  private int left;

  BusyPolling(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The device had a frame. */
  void found() {
    if (trying) {
      trying = false;
      skips = 1;
    }
  }

  /** The device had nothing: whether to ask again at once. */
  boolean again() {
    if (trying) {
      if (nanoTime.getAsLong() - since < LIMIT) {
        return true;
      }
      trying = false;
      left = skips;
      skips = Math.min(2 * skips, MOST_SKIPPED);
      return false;
    }
    if (left > 0) {
      left--;
      return false;
    }
    trying = true;
    since = nanoTime.getAsLong();
    return true;
  }
}
