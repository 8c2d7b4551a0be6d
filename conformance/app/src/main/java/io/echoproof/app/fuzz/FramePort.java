package io.echoproof.app.fuzz;

import io.echoproof.app.target.DirectStack.Replies;
import java.util.Optional;

/**
 * A way to a target and back for many frames a second: they are handed over several at a time, and
 * arrays are used again. For one thread.
 */
interface FramePort extends AutoCloseable {
  /**
   * Takes a frame for sending.
   *
   * @param frame holds the frame from index 0 on; not needed afterwards
   * @param length of the frame in octets
   */
  void add(byte[] frame, int length);

  /** Sends what was taken and not sent yet. */
  void flush();

  /**
   * Hands over what has come, waiting for the first frame for at most that long.
   *
   * @param atMostNanos 0 to look only
   * @return how many frames were handed over
   */
  int receive(Replies sink, long atMostNanos);

  /** Whether it is certain that nothing comes but what has come. */
  boolean isQuiet();

  /** What became of a target that does not answer, in words; empty when nobody knows. */
  Optional<String> lastWords();

  @Override
  void close();
}
