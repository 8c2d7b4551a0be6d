package io.echoproof.app.target;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * A stack that is called on the caller's thread with arrays that are used again: for a million
 * frames a second. What a {@link FrameFunction} is to the suite.
 */
@FunctionalInterface
public interface DirectStack {
  /**
   * Handles a frame. An exception means that the stack died of it.
   *
   * @param frame holds the frame from index 0 on; not changed
   * @param length of the frame in octets
   * @param replies takes what the stack sends
   */
  void accept(byte[] frame, int length, Replies replies);

  /** Takes what a stack sends. */
  @FunctionalInterface
  interface Replies {
    /**
     * Takes a frame; it is the stack's again afterwards.
     *
     * @param frame holds the frame from index 0 on
     * @param length of the frame in octets
     */
    void add(byte[] frame, int length);
  }

  /** Makes stacks that have received nothing yet. */
  @FunctionalInterface
  interface Factory {
    /**
     * Makes one.
     *
     * @param nanoTime its clock, in nanoseconds from any fixed point
     */
    DirectStack create(LongSupplier nanoTime);
  }

  /** A stack of the suite's kind. */
  static DirectStack of(FrameFunction stack) {
    return (frame, length, replies) ->
        stack.accept(
            Octets.of(frame, 0, length),
            reply -> {
              byte[] octets = reply.toByteArray();
              replies.add(octets, octets.length);
            });
  }

  /** The same as the suite's kind of stack. */
  default FrameFunction toFrameFunction() {
    return (frame, out) -> {
      byte[] octets = frame.toByteArray();
      accept(
          octets,
          octets.length,
          (reply, length) -> out.accept(Octets.of(Arrays.copyOf(reply, length))));
    };
  }
}
