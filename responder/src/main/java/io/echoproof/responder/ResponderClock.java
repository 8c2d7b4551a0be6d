package io.echoproof.responder;

/**
 * The time, as a responder sees it. It asks only where it needs to know: when a fragment arrives,
 * when it is told to expire what waits, and for a timestamp.
 */
public interface ResponderClock {
  /** This machine's clocks. */
  ResponderClock SYSTEM =
      new ResponderClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public long currentTimeMillis() {
          return System.currentTimeMillis();
        }
      };

  /** Time that only goes forward, in nanoseconds from some moment; may overflow. */
  long nanoTime();

  /** The time of day, in milliseconds since midnight of 1 January 1970, Universal Time. */
  long currentTimeMillis();
}
