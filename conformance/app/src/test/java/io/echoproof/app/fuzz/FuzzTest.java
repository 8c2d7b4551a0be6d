package io.echoproof.app.fuzz;

import static io.echoproof.app.fuzz.FoundIn.words;
import static io.echoproof.app.fuzz.FuzzedStacks.RIGHT;
import static io.echoproof.app.fuzz.FuzzedStacks.mortal;
import static io.echoproof.app.fuzz.FuzzedStacks.unverified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.target.DirectStack;
import io.echoproof.conformance.packet.Octets;
import org.junit.jupiter.api.Test;

/** The fuzzer against a correct stack and against wrong ones, in memory. */
class FuzzTest {
  private static final long SEED = 20260807;

  private static FuzzSession run(DirectStack.Factory stacks, long frames) {
    FuzzGoal goal = new FuzzGoal(frames, Long.MAX_VALUE);
    FuzzSession session = FuzzSession.inMemory(Corpus.SETTINGS, stacks, 1, SEED, goal);
    session.run(() -> {});
    return session;
  }

  @Test
  void theBuiltinResponderAgrees() {
    FuzzSession session = run(RIGHT, 100_000);
    assertEquals(0, session.findings().count(), () -> words(session));
    assertEquals(100_000, session.coverage().judged());
    assertTrue(session.coverage().conditions() - session.coverage().missed().size() > 75);
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

  @Test
  void aDeathIsADisagreement() {
    FoundIn.assertDiesOfOneOctet(run(mortal(), 5_000));
  }
}
