package io.echoproof.conformance.capture;

import java.util.ArrayList;
import java.util.List;

/** The frames of a case, in the order of time, up to a limit that keeps run directories small. */
public final class Capture {
  /** How many frames are kept. */
  public static final int MOST_FRAMES = 2_000;

  /** How many octets are kept. */
  public static final long MOST_OCTETS = 1 << 20;

  private final List<CapturedFrame> frames = new ArrayList<>();
  private long octets;
  private long leftOut;

  /** Adds a frame, or counts it when the limit is reached. */
  public void add(CapturedFrame frame) {
    if (frames.size() >= MOST_FRAMES || octets + frame.frame().length() > MOST_OCTETS) {
      leftOut++;
      return;
    }
    frames.add(frame);
    octets += frame.frame().length();
  }

  /** The frames that were kept. */
  public List<CapturedFrame> frames() {
    return List.copyOf(frames);
  }

  /** How many frames came after the limit was reached. */
  public long leftOut() {
    return leftOut;
  }
}
