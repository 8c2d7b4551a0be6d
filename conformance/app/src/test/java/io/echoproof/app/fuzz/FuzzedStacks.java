package io.echoproof.app.fuzz;

import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.target.BuiltinTarget;
import io.echoproof.app.target.DirectStack;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A correct stack, and ones with one thing wrong, for the fuzzer's own tests. */
final class FuzzedStacks {
  static final DirectStack.Factory RIGHT = BuiltinTarget.stacks(Corpus.PROFILE);

  private FuzzedStacks() {}

  /** A stack that takes any ICMP checksum for right. */
  static DirectStack.Factory unverified() {
    return nanoTime -> {
      DirectStack right = RIGHT.create(nanoTime);
      return (frame, length, replies) -> {
        byte[] copy = Arrays.copyOf(frame, length);
        if (length >= 28 && copy[0] == 0x45 && copy[9] == 1) {
          int total = ((copy[2] & 0xFF) << 8) | (copy[3] & 0xFF);
          if (total >= 28 && total <= length) {
            InternetSum.set(copy, 22, 20, total);
          }
        }
        right.accept(copy, length, replies);
      };
    };
  }

  /** Drops one reply, once, as a network does. */
  static DirectStack.Factory losing(int which, Predicate<byte[]> of) {
    return losing(of, count -> count == which);
  }

  static DirectStack.Factory losing(Predicate<byte[]> of, IntPredicate which) {
    return nanoTime -> {
      DirectStack right = RIGHT.create(nanoTime);
      int[] count = new int[1];
      return (frame, length, replies) ->
          right.accept(
              frame,
              length,
              (reply, replyLength) -> {
                if (!of.test(reply) || !which.test(++count[0])) {
                  replies.add(reply, replyLength);
                }
              });
    };
  }

  /** The last request of each window has four octets of data, its own key inverted. */
  static boolean isSentinel(byte[] reply) {
    return reply[3] == 32
        && IntStream.range(24, 28).allMatch(at -> (byte) ~reply[at] == reply[at + 4]);
  }

  /** Answers what is for the address behind its own, as a decoy or a wrong mask would. */
  static DirectStack.Factory answeringForTheNext() {
    return nanoTime -> {
      DirectStack right = RIGHT.create(nanoTime);
      return (frame, length, replies) -> {
        byte[] copy = Arrays.copyOf(frame, length);
        boolean next = length >= 28 && copy[0] == 0x45 && copy[19] == 5;
        if (next && InternetSum.verifies(copy, 0, 20)) {
          copy[19] = 1;
          InternetSum.set(copy, 10, 0, 20);
        }
        right.accept(copy, length, replies);
      };
    };
  }

  /** As Linux does: over all zeros it puts the checksum 0000 into the reply. */
  static DirectStack.Factory zeroForAllZero() {
    return nanoTime -> {
      DirectStack right = RIGHT.create(nanoTime);
      return (frame, length, replies) ->
          right.accept(
              frame,
              length,
              (reply, replyLength) -> {
                int message = (reply[0] & 0xF) * 4;
                boolean fragment = ((reply[6] & 0x3F) | reply[7]) != 0;
                if (!fragment && reply[message + 2] == -1 && reply[message + 3] == -1) {
                  reply[message + 2] = 0;
                  reply[message + 3] = 0;
                }
                replies.add(reply, replyLength);
              });
    };
  }

  /** Dies of every frame of one octet. */
  static DirectStack.Factory mortal() {
    return nanoTime -> {
      DirectStack right = RIGHT.create(nanoTime);
      return (frame, length, replies) -> {
        if (length == 1) {
          throw new IndexOutOfBoundsException("1");
        }
        right.accept(frame, length, replies);
      };
    };
  }
}
