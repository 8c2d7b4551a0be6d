package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Surgery.without;

import io.echoproof.conformance.link.FrameFunction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** Stacks that stop answering. */
final class Deaths {
  private Deaths() {}

  /** Dies of frames of some lengths. */
  static FrameFunction diesOfLength(FrameFunction stack, IntPredicate deadly) {
    return (frame, out) -> {
      if (deadly.test(frame.length())) {
        throw new IndexOutOfBoundsException("a frame of " + frame.length() + " octets");
      }
      stack.accept(frame, out);
    };
  }

  /** Answers that many frames and nothing after them. */
  static FrameFunction stopsAfter(FrameFunction stack, int frames) {
    AtomicInteger count = new AtomicInteger();
    return without(stack, f -> count.incrementAndGet() > frames);
  }
}
