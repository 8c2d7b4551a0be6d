package io.echoproof.app.fuzz;

import java.util.concurrent.atomic.AtomicLong;

/** How long it goes on; shared by all workers. */
public final class FuzzGoal {
  private static final int CHUNK = 1_024;

  private final AtomicLong left;
  private final long nanos;
  private volatile long deadline;
  private volatile boolean ended;

  /**
   * @param frames how many frames at most
   * @param nanos how long at most after {@link #begin}, in nanoseconds
   */
  public FuzzGoal(long frames, long nanos) {
    this.left = new AtomicLong(frames);
    this.nanos = Math.min(nanos, Long.MAX_VALUE / 2);
    begin();
  }

  /** The time runs from now on. What made the target ready does not count. */
  void begin() {
    deadline = System.nanoTime() + nanos;
  }

  /** How many frames the calling worker shall send before it asks again; 0 for no more. */
  int grant() {
    if (isOver()) {
      return 0;
    }
    long before = left.getAndUpdate(n -> Math.max(0, n - CHUNK));
    return (int) Math.min(before, CHUNK);
  }

  /** Whether it was ended or its time has passed. */
  boolean isOver() {
    return ended || System.nanoTime() - deadline >= 0;
  }

  /** Ends it; any thread may. */
  public void end() {
    ended = true;
  }

  /** Whether it was ended before its time. */
  public boolean isEnded() {
    return ended;
  }
}
