package io.echoproof.app.fuzz;

import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.List;

/** The frames that were sent last, in one array: enough to find out what a fault depends on. */
final class History {
  private static final int FRAMES = 1 << 15;
  private static final int OCTETS = 1 << 24;

  private final byte[] octets = new byte[OCTETS];
  private final int[] starts = new int[FRAMES];
  private final int[] lengths = new int[FRAMES];
  private final long[] times = new long[FRAMES];
  private long count;
  private long oldest;
  private int at;

  void add(byte[] frame, int length, long nanoTime) {
    if (at + length > OCTETS) {
      at = 0;
    }
    int slot = (int) (count % FRAMES);
    starts[slot] = at;
    lengths[slot] = length;
    times[slot] = nanoTime;
    System.arraycopy(frame, 0, octets, at, length);
    count++;
    forget(at, at + length);
    at += length;
  }

  /** What lay where the newest frame is now is gone, with everything before it. */
  private void forget(int from, int to) {
    oldest = Math.max(oldest, count - FRAMES);
    while (oldest < count - 1) {
      int slot = (int) (oldest % FRAMES);
      boolean overwritten = starts[slot] < to && from < starts[slot] + Math.max(1, lengths[slot]);
      if (!overwritten) {
        return;
      }
      oldest++;
    }
  }

  void clear() {
    oldest = count;
  }

  /** The frames, the oldest first. */
  List<TimedFrame> frames() {
    List<TimedFrame> frames = new ArrayList<>();
    for (long i = oldest; i < count; i++) {
      int slot = (int) (i % FRAMES);
      frames.add(
          new TimedFrame(
              times[slot], Octets.of(octets, starts[slot], starts[slot] + lengths[slot])));
    }
    return frames;
  }
}
