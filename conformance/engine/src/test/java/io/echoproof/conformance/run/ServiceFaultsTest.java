package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Surgery.replies;
import static io.echoproof.conformance.run.Surgery.withHeaderChecksum;
import static io.echoproof.conformance.run.Surgery.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.verdict.Verdict;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Faults about the time to live and the type of service, and the rows that they turn red. */
class ServiceFaultsTest {
  private static final int TOS = 1;
  private static final int TTL = 8;
  private static final int DESTINATION = 16;
  private static final int LIMITED_BROADCAST = -1;

  private static FrameFunction always(int at, int value) {
    return replies(
        new ReferenceStack(),
        frame -> {
          frame[at] = (byte) value;
          return withHeaderChecksum(frame);
        });
  }

  private static FrameFunction fromRequest(int at) {
    AtomicInteger last = new AtomicInteger();
    FrameFunction stack =
        replies(
            new ReferenceStack(),
            frame -> {
              frame[at] = (byte) Math.max(1, last.get());
              return withHeaderChecksum(frame);
            });
    return (frame, out) -> {
      if (frame.length() > at) {
        last.set(frame.u8(at));
      }
      stack.accept(frame, out);
    };
  }

  private static void turnsRed(FrameFunction stack, String... rows) {
    RunResult result = Runs.run(stack, Runs.SEED);
    assertEquals(
        new TreeSet<>(Set.of(rows)), new TreeSet<>(Runs.red(result)), () -> Runs.reasons(result));
    assertEquals(Set.of(), Runs.rows(result, Verdict.ERROR));
  }

  @Test
  void repliesWithTtlZero() {
    turnsRed(always(TTL, 0), "TTL-03");
  }

  @Test
  void ttlCopiedFromTheRequest() {
    turnsRed(fromRequest(TTL), "TTL-04");
  }

  @Test
  void ttlOfOneDropped() {
    turnsRed(without(new ReferenceStack(), f -> f.length > TTL && f[TTL] == 1), "TTL-01", "FRG-28");
  }

  @Test
  void ttlOfZeroDropped() {
    turnsRed(without(new ReferenceStack(), f -> f.length > TTL && f[TTL] == 0), "TTL-02");
  }

  @Test
  void tosAlwaysZero() {
    turnsRed(always(TOS, 0), "TOS-01", "TOS-02");
  }

  @Test
  void lowDscpBitsCleared() {
    turnsRed(
        replies(
            new ReferenceStack(),
            frame -> {
              frame[TOS] &= (byte) 0xE0;
              return withHeaderChecksum(frame);
            }),
        "TOS-01");
  }

  @Test
  void congestionMarkDropped() {
    turnsRed(
        without(new ReferenceStack(), f -> f.length > TTL && f[0] == 0x45 && f[TOS] == 3),
        "TOS-04",
        "FRG-23");
  }

  @Test
  void broadcastAnsweredTwice() {
    FrameFunction right = new ReferenceStack();
    FrameFunction twice =
        (frame, out) -> {
          if (frame.length() >= Surgery.HEADER && frame.s32(DESTINATION) == LIMITED_BROADCAST) {
            byte[] own = frame.toByteArray();
            Ipv4Address.of("192.0.2.1").octets().copyTo(own, DESTINATION);
            Octets addressed = Octets.of(withHeaderChecksum(own));
            right.accept(addressed, out);
            right.accept(addressed, out);
          } else {
            right.accept(frame, out);
          }
        };
    turnsRed(twice, "ADR-23");
  }
}
