package io.echoproof.app.fuzz;

/**
 * How many frames go together. What is in a window of which the target dies, or which it does not
 * keep up with, is not judged, so that such a target gets smaller ones.
 */
final class WindowSize {
  private static final int CLEAN_UNTIL_LARGER = 16;

  private final int most;
  private int frames;
  private int clean;

  /**
   * @param most frames, a power of two; what it begins with
   */
  WindowSize(int most) {
    this.most = most;
    this.frames = most;
  }

  /** How many frames the next window may have. */
  int frames() {
    return frames;
  }

  /** A window came to its end. */
  void ended() {
    if (frames < most && ++clean == CLEAN_UNTIL_LARGER) {
      frames *= 2;
      clean = 0;
    }
  }

  /** A window did not come to its end. */
  void failed() {
    frames = Math.max(1, frames / 2);
    clean = 0;
  }
}
