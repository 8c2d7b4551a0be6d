package io.echoproof.conformance.suite;

import io.echoproof.conformance.wire.Wire;
import java.util.List;
import java.util.stream.IntStream;

/** How many data octets an echo may have. */
final class Sizes {
  private static final int HEADERS = 28;

  /** Up to here every length is tried; a run keeps all it sent, so jumbo frames are sampled. */
  private static final int ALL_UP_TO = 2_048;

  private static final int STEP = 509;
  private static final int LAST = 4;

  private Sizes() {}

  /** The most that a frame of the target's MTU holds, in an echo without options. */
  static int largest(Wire wire) {
    return wire.target().mtu() - HEADERS;
  }

  /** That many, or as many as a frame holds. */
  static int atMost(Wire wire, int length) {
    return Math.min(length, largest(wire));
  }

  /** All lengths that a frame holds, beyond {@value #ALL_UP_TO} some of them. */
  static List<Integer> all(Wire wire) {
    int largest = largest(wire);
    return IntStream.rangeClosed(0, largest)
        .filter(n -> n <= ALL_UP_TO || n % STEP == 0 || n > largest - LAST)
        .boxed()
        .toList();
  }
}
