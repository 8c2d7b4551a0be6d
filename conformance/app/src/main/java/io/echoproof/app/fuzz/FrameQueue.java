package io.echoproof.app.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Frames that are to be sent later, copied. */
final class FrameQueue {
  private final List<byte[]> frames = new ArrayList<>();
  private int next;

  boolean isEmpty() {
    return next == frames.size();
  }

  void clear() {
    frames.clear();
    next = 0;
  }

  int size() {
    return frames.size();
  }

  void add(byte[] frame, int length) {
    frames.add(Arrays.copyOf(frame, length));
  }

  /** Adds one of the frames again, at that place. */
  void repeat(int index, int at) {
    frames.add(at, frames.get(index).clone());
  }

  void remove(int index) {
    frames.remove(index);
  }

  /** One of the frames, to be changed. */
  byte[] get(int index) {
    return frames.get(index);
  }

  /** Puts a frame in the place of another. */
  void replace(int index, byte[] frame, int length) {
    frames.set(index, Arrays.copyOf(frame, length));
  }

  /** Takes the first that was not yet taken. */
  void poll(Draft d) {
    byte[] frame = frames.get(next);
    next++;
    d.copyFrom(frame, frame.length);
  }

  /** Reverses the order, or shuffles. */
  void reorder(FuzzRandom random) {
    if (random.oneIn(2)) {
      Collections.reverse(frames);
      return;
    }
    for (int i = frames.size() - 1; i > 0; i--) {
      Collections.swap(frames, i, random.below(i + 1));
    }
  }
}
