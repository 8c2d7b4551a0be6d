package io.echoproof.app.fuzz;

import static io.echoproof.app.fuzz.FoundIn.kinds;
import static io.echoproof.app.fuzz.FoundIn.words;
import static io.echoproof.app.fuzz.FuzzedStacks.RIGHT;
import static io.echoproof.app.fuzz.FuzzedStacks.answeringForTheNext;
import static io.echoproof.app.fuzz.FuzzedStacks.isSentinel;
import static io.echoproof.app.fuzz.FuzzedStacks.losing;
import static io.echoproof.app.fuzz.FuzzedStacks.mortal;
import static io.echoproof.app.fuzz.FuzzedStacks.unverified;
import static io.echoproof.app.fuzz.FuzzedStacks.zeroForAllZero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.oracle.Violation;
import io.echoproof.app.target.DirectStack;
import io.echoproof.conformance.link.MemoryLink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The fuzzer over a link: what is lost, what is known, what dies. */
class LinkFuzzTest {
  private static final long SEED = 20260807;

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

  @Test
  void anotherWayToViolateWhatIsExpectedIsADisagreement() {
    assertTrue(kinds(overLink(answeringForTheNext())).contains("ADR-03:answered"));
    FuzzSession reported = overLink(answeringForTheNext(), "ADR-03:reported");
    assertTrue(kinds(reported).contains("ADR-03:answered"), () -> words(reported));
    FuzzSession answered = overLink(answeringForTheNext(), "ADR-03:answered");
    assertFalse(kinds(answered).contains("ADR-03:answered"), () -> words(answered));
    assertTrue(answered.findings().explained().getOrDefault("ADR-03:answered", 0L) > 0);
  }

  @Test
  void aReplyThatIsWrongInAKnownWayIsNotMissing() {
    FuzzSession session = overLink(zeroForAllZero(), "CKS-05");
    assertEquals(0, session.findings().count(), () -> words(session));
    assertEquals(0, session.findings().lostOnce());
    assertTrue(session.findings().explained().getOrDefault("CKS-05:wrong", 0L) > 10);
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
    FoundIn.assertDiesOfOneOctet(session);
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
