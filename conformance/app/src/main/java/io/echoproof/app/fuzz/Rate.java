package io.echoproof.app.fuzz;

import java.util.concurrent.locks.LockSupport;

/** Holds frames back where a network that others use is not to be flooded. */
final class Rate {
  private static final long SECOND = 1_000_000_000L;

  private final long nanosPerFrame;
  private long next = System.nanoTime();

  private Rate(long nanosPerFrame) {
    this.nanosPerFrame = nanosPerFrame;
  }

  static Rate unlimited() {
    return new Rate(0);
  }

  /** That many frames a second at most. */
  static Rate perSecond(int frames) {
    return new Rate(SECOND / frames);
  }

  /** Waits until the next frame may be sent; answers whether frames are held back at all. */
  boolean take() {
    if (nanosPerFrame == 0) {
      return false;
    }
    long now = System.nanoTime();
    while (now - next < 0) {
      LockSupport.parkNanos(next - now);
      now = System.nanoTime();
    }
    next = Math.max(next + nanosPerFrame, now - SECOND / 100);
    return true;
  }
}
