package io.echoproof.app.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.oracle.Violation;
import io.echoproof.app.target.BuiltinTarget;
import io.echoproof.app.target.DirectStack;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fuzzer against a correct stack and against wrong ones, in memory. */
class FuzzTest {
  private static final long SEED = 20260807;
  private static final DirectStack.Factory RIGHT = BuiltinTarget.stacks(Corpus.PROFILE);

  private static FuzzSession run(DirectStack.Factory stacks, long frames) {
    FuzzGoal goal = new FuzzGoal(frames, Long.MAX_VALUE);
    FuzzSession session = FuzzSession.inMemory(Corpus.SETTINGS, stacks, 1, SEED, goal);
    session.run(() -> {});
    return session;
  }

  private static String words(FuzzSession session) {
    return session.findings().all().stream()
        .map(f -> f.disagreement() + " " + f.sequence().size() + " frames")
        .collect(Collectors.joining("\n"));
  }

  /** A stack that takes any ICMP checksum for right. */
  private static DirectStack.Factory unverified() {
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

  @Test
  void theBuiltinResponderAgrees() {
    FuzzSession session = run(RIGHT, 100_000);
    assertEquals(0, session.findings().count(), () -> words(session));
    assertEquals(100_000, session.coverage().judged());
    assertTrue(session.coverage().conditions() - session.coverage().missed().size() > 75);
  }

  @Test
  void overALinkItAgreesToo() {
    MemoryLink link =
        new MemoryLink(RIGHT.create(System::nanoTime).toFrameFunction(), "the responder");
    FuzzGoal goal = new FuzzGoal(10_000, Long.MAX_VALUE);
    FuzzSession session =
        FuzzSession.overLink(
            Corpus.SETTINGS,
            link,
            () -> false,
            Duration.ofSeconds(1),
            SEED,
            Optional.empty(),
            goal);
    assertTrue(session.isAnswered());
    session.run(() -> {});
    assertEquals(0, session.findings().count(), () -> words(session));
  }

  private static KnownViolations known(String... kinds) {
    KnownViolations known = new KnownViolations();
    for (String kind : kinds) {
      String[] parts = kind.split(":", 2);
      if (parts.length < 2) {
        known.add(parts[0]);
      } else {
        known.add(parts[0], Violation.of(parts[1]).orElseThrow());
      }
    }
    return known;
  }

  private static FuzzSession overLink(DirectStack.Factory stacks, String... expected) {
    MemoryLink link = new MemoryLink(stacks.create(System::nanoTime).toFrameFunction(), "a stack");
    return overLink(link, () -> false, expected);
  }

  private static FuzzSession overLink(
      MemoryLink link, BooleanSupplier restart, String... expected) {
    FuzzGoal goal = new FuzzGoal(5_000, Long.MAX_VALUE);
    FuzzSession session =
        FuzzSession.overLink(
            Corpus.SETTINGS, link, restart, Duration.ofMillis(100), SEED, Optional.empty(), goal);
    session.expect(known(expected));
    session.run(() -> {});
    return session;
  }

  /** Drops one reply, once, as a network does. */
  private static DirectStack.Factory losing(int which, Predicate<byte[]> of) {
    return losing(of, count -> count == which);
  }

  private static DirectStack.Factory losing(Predicate<byte[]> of, IntPredicate which) {
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
  private static boolean isSentinel(byte[] reply) {
    return reply[3] == 32
        && IntStream.range(24, 28).allMatch(at -> (byte) ~reply[at] == reply[at + 4]);
  }

  @Test
  void aReplyThatIsLostOnceIsCountedAndNoDisagreement() {
    FuzzSession session = overLink(losing(1_000, reply -> !isSentinel(reply)));
    assertEquals(0, session.findings().count(), () -> words(session));
    assertEquals(1, session.findings().lostOnce());
  }

  @Test
  void aLinkThatLosesOneReplyInAHundredAccusesNobody() {
    FuzzSession session = overLink(losing(reply -> true, count -> count % 97 == 0));
    assertEquals(0, session.findings().count(), () -> words(session));
    assertTrue(session.findings().lostOnce() > 1);
  }

  @Test
  void aSentinelThatIsLostIsNoDisagreement() {
    boolean[] lost = new boolean[1];
    FuzzSession session = overLink(losing(5, reply -> isSentinel(reply) && (lost[0] = true)));
    assertTrue(lost[0]);
    assertEquals(0, session.findings().count(), () -> words(session));
  }

  @Test
  void overALinkAFaultIsFoundAndShrunkToOneFrame() {
    FuzzSession session = overLink(unverified());
    Found found =
        session.findings().all().stream()
            .filter(f -> f.disagreement().requirement().equals("CKS-01"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(words(session)));
    assertTrue(found.isRepeatable());
    assertEquals(1, found.sequence().size());
  }

  @Test
  void whatIsExpectedIsCountedAndNoDisagreement() {
    FuzzSession session = overLink(unverified(), "CKS-01", "CKS-02", "CKS-10", "CKS-12");
    assertFalse(
        session.findings().all().stream()
            .anyMatch(f -> f.disagreement().requirement().equals("CKS-01")));
    assertTrue(session.findings().explained().getOrDefault("CKS-01:answered", 0L) > 0);
  }

  /** Answers what is for the address behind its own, as a decoy or a wrong mask would. */
  private static DirectStack.Factory answeringForTheNext() {
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

  private static List<String> kinds(FuzzSession session) {
    return session.findings().all().stream().map(f -> f.disagreement().kind()).toList();
  }

  @Test
  void anotherWayToViolateWhatIsExpectedIsADisagreement() {
    assertTrue(kinds(overLink(answeringForTheNext())).contains("ADR-03:answered"));
    FuzzSession reported = overLink(answeringForTheNext(), "ADR-03:reported");
    assertTrue(kinds(reported).contains("ADR-03:answered"), () -> words(reported));
    FuzzSession answered = overLink(answeringForTheNext(), "ADR-03:answered");
    assertFalse(kinds(answered).contains("ADR-03:answered"), () -> words(answered));
    assertTrue(answered.findings().explained().getOrDefault("ADR-03:answered", 0L) > 0);
  }

  /** As Linux does: over all zeros it puts the checksum 0000 into the reply. */
  private static DirectStack.Factory zeroForAllZero() {
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

  @Test
  void aReplyThatIsWrongInAKnownWayIsNotMissing() {
    FuzzSession session = overLink(zeroForAllZero(), "CKS-05");
    assertEquals(0, session.findings().count(), () -> words(session));
    assertEquals(0, session.findings().lostOnce());
    assertTrue(session.findings().explained().getOrDefault("CKS-05:wrong", 0L) > 10);
  }

  @Test
  void aFaultIsFoundAndShrunkToOneSmallFrame() {
    FuzzSession session = run(unverified(), 5_000);
    Found found =
        session.findings().all().stream()
            .filter(f -> f.disagreement().requirement().equals("CKS-01"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(words(session)));
    assertTrue(found.isRepeatable());
    assertEquals(1, found.sequence().size());
    Octets frame = found.sequence().get(0).frame();
    assertTrue(frame.length() <= 29, frame.hex());
    assertFalse(
        new Trial(Corpus.SETTINGS, unverified()).test(found.sequence()).requirement().isEmpty());
    assertEquals("", new Trial(Corpus.SETTINGS, RIGHT).test(found.sequence()).requirement());
  }

  @Test
  void aSequenceIsShrunkToWhatItNeeds() {
    DirectStack.Factory mute =
        nanoTime -> {
          DirectStack right = RIGHT.create(nanoTime);
          int[] large = new int[1];
          return (frame, length, replies) -> {
            large[0] = Math.max(large[0], length);
            if (large[0] <= 1000 || length > 40) {
              right.accept(frame, length, replies);
            }
          };
        };
    FuzzSession session = run(mute, 5_000);
    Found found = session.findings().all().get(0);
    assertTrue(found.isRepeatable());
    assertEquals(2, found.sequence().size(), () -> words(session));
  }

  @Test
  void theSameSeedMakesTheSameFrames() {
    Generator one = new Generator(FuzzSpace.everything(Corpus.PROFILE, 8), SEED);
    Generator other = new Generator(FuzzSpace.everything(Corpus.PROFILE, 8), SEED);
    Draft first = new Draft();
    Draft second = new Draft();
    for (int i = 0; i < 5_000; i++) {
      one.next(first, 0);
      other.next(second, 0);
      assertEquals(
          Octets.of(first.array, 0, first.length), Octets.of(second.array, 0, second.length));
    }
  }

  /** Dies of every frame of one octet. */
  private static DirectStack.Factory mortal() {
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

  private static void assertDiesOfOneOctet(FuzzSession session) {
    Found death =
        session.findings().all().stream()
            .filter(f -> f.disagreement().kind().equals("NOI-05:died"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(words(session)));
    assertTrue(death.isRepeatable());
    assertEquals(1, death.sequence().size());
    assertEquals(1, death.sequence().get(0).frame().length());
  }

  @Test
  void aDeathIsADisagreement() {
    assertDiesOfOneOctet(run(mortal(), 5_000));
  }

  @Test
  void overALinkADeadStackIsStartedAgainAndItsDeathExplained() {
    MemoryLink link = new MemoryLink(mortal().create(System::nanoTime).toFrameFunction(), "mortal");
    FuzzSession session =
        overLink(
            link,
            () -> {
              link.revive();
              return true;
            });
    assertDiesOfOneOctet(session);
    assertEquals(List.of("NOI-05:died"), kinds(session));
    assertTrue(session.findings().count() > 1);
    assertEquals(5_000, session.coverage().judged());
  }

  @Test
  void overALinkADeadStackThatCanNotBeStartedAgainEndsIt() {
    MemoryLink link = new MemoryLink(mortal().create(System::nanoTime).toFrameFunction(), "mortal");
    FuzzSession session = overLink(link, () -> false);
    assertEquals(List.of("NOI-05:died"), kinds(session));
    Found death = session.findings().all().get(0);
    assertTrue(death.disagreement().what().contains("it threw"), death.disagreement()::what);
    assertFalse(death.isRepeatable());
    assertTrue(session.coverage().judged() < 5_000);
  }
}
