package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Probe.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a case's calls send and wait for, on a link where replies take their time. */
class WireTest {
  private static FrameFunction unless(Predicate<Octets> lost) {
    FrameFunction mirror = Bench.mirror();
    return (frame, out) -> {
      if (!lost.test(frame)) {
        mirror.accept(frame, out);
      }
    };
  }

  /** Answers until a frame of that length, and again after a restart. */
  private static FrameFunction diesOf(int length, AtomicBoolean dead) {
    return unless(
        frame -> {
          dead.set(dead.get() || frame.length() == length);
          return dead.get();
        });
  }

  private static List<String> roles(Bench bench) {
    return bench.log().entries().stream().map(e -> e.probe().role().word()).toList();
  }

  @Test
  void anAnsweredProbeNeedsNoSentinel() {
    Bench bench = Bench.asynchronous(Bench.mirror());
    LedgerEntry entry = bench.wire().answers("an echo", bench.wire().echo(4));
    assertTrue(entry.isAnswered());
    assertEquals(List.of("probe"), roles(bench));
    assertEquals(1, bench.wire().latency().count());
  }

  @Test
  void aMutatedEchoIsFollowedByItsTwinWithAnotherKey() {
    Bench bench = Bench.asynchronous(unless(f -> f.u8(0) != 0x45));
    bench.wire().rejects("version 5", () -> bench.wire().echo(4), e -> e.frame().with(0, 0x55));
    assertEquals(List.of("probe", "twin"), roles(bench));
    LedgerEntry mutated = bench.log().entries().get(0);
    LedgerEntry twin = bench.log().entries().get(1);
    assertEquals(0x55, mutated.probe().frames().get(0).u8(0));
    assertEquals(0x45, twin.probe().frames().get(0).u8(0));
    assertFalse(
        mutated.probe().echo().orElseThrow().key().equals(twin.probe().echo().orElseThrow().key()));
    assertTrue(mutated.probe().expectation().isSilence());
    assertTrue(twin.isAnswered());
  }

  @Test
  void aProbeThatIsNotAnsweredIsFollowedByASentinel() {
    Bench bench = Bench.asynchronous(unless(f -> f.length() == 28 + 4));
    LedgerEntry entry = bench.wire().answers("an echo", bench.wire().echo(4));
    assertFalse(entry.isAnswered());
    assertEquals(List.of("probe", "sentinel"), roles(bench));
    assertFalse(entry.isDeadly());
  }

  @Test
  void aLostSentinelIsAskedAgain() {
    List<Octets> lost = new ArrayList<>();
    Bench bench =
        Bench.asynchronous(unless(f -> f.length() == 28 + 8 && lost.size() < 2 && lost.add(f)));
    bench.wire().survives(Probe.raw("ECH-01", "a frame", Octets.ofInts(0)));
    assertEquals(List.of("probe", "sentinel", "sentinel", "sentinel"), roles(bench));
  }

  @Test
  void noMoreThanTheWindowIsInFlight() {
    List<Octets> waiting = new ArrayList<>();
    List<Integer> inFlight = new ArrayList<>();
    FrameFunction mirror = Bench.mirror();
    Bench bench =
        Bench.asynchronous(
            (frame, out) -> {
              waiting.add(frame);
              inFlight.add(waiting.size());
              if (waiting.size() == Wire.WINDOW || frame.length() != 28) {
                waiting.forEach(f -> mirror.accept(f, out));
                waiting.clear();
              }
            });
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      probes.add(Probe.of("ECH-01", "echo " + i, bench.wire().echo(0)));
    }
    List<LedgerEntry> entries = bench.wire().askAll(probes);
    assertEquals(Collections.nCopies(1_000, 1), Bench.counts(entries));
    assertEquals(Wire.WINDOW, Collections.max(inFlight));
  }

  @Test
  void oneLostReplyAmongManyIsOnlyThat() {
    Bench bench = Bench.asynchronous(unless(f -> f.length() == 28 + 50));
    List<Probe> probes = new ArrayList<>();
    for (int length = 0; length < 100; length++) {
      probes.add(Probe.of("ECH-01", length + " octets", bench.wire().echo(length)));
    }
    List<LedgerEntry> entries = bench.wire().askAll(probes);
    assertEquals(
        List.of("50 octets"),
        entries.stream().filter(e -> !e.isAnswered()).map(e -> e.probe().label()).toList());
    assertTrue(entries.stream().noneMatch(LedgerEntry::isDeadly));
    assertTrue(entries.stream().noneMatch(LedgerEntry::isExcused));
  }

  @Test
  void theDeadlyProbeOfAWindowIsMarkedAndTheOthersExcused() {
    AtomicBoolean dead = new AtomicBoolean();
    Bench bench = Bench.asynchronous(diesOf(28 + 50, dead));
    List<Probe> probes = new ArrayList<>();
    for (int length = 0; length < 100; length++) {
      probes.add(Probe.of("ECH-01", length + " octets", bench.wire().echo(length)));
    }
    TargetDiedException e =
        assertThrows(TargetDiedException.class, () -> bench.wire().askAll(probes));
    assertEquals("the target died of ECH-01: 50 octets", e.getMessage());
    assertEquals("the target died of ECH-01: 50 octets", bench.channel().death().orElseThrow());
    for (LedgerEntry entry : bench.log().entries()) {
      boolean later =
          entry.probe().role() == Role.PROBE && entry.probe().frames().get(0).length() > 28 + 50;
      assertEquals(later, entry.isExcused(), entry.probe().label());
      assertEquals(entry.probe().label().equals("50 octets"), entry.isDeadly());
    }
  }

  @Test
  void aRestartedTargetIsAskedOn() {
    AtomicBoolean dead = new AtomicBoolean();
    Bench bench = Bench.asynchronous(diesOf(28 + 4, dead), () -> dead.getAndSet(false));
    LedgerEntry entry = bench.wire().answers("deadly", bench.wire().echo(4));
    assertTrue(entry.isDeadly());
    assertEquals(1, entry.suspects());
    assertEquals(Optional.empty(), bench.channel().death());
    assertTrue(bench.wire().answers("alive again", bench.wire().echo(5)).isAnswered());
  }

  @Test
  void aTargetThatDoesNotComeBackAfterARestartIsDead() {
    Bench bench = Bench.asynchronous((frame, out) -> {}, () -> true);
    assertThrows(
        TargetDiedException.class, () -> bench.wire().answers("deadly", bench.wire().echo(4)));
    assertEquals("the target died of ECH-01: deadly", bench.channel().death().orElseThrow());
  }

  @Test
  void amongFramesWithoutAnAnswerTheDeadlyOneIsFoundBySendingThemAgain() {
    AtomicBoolean dead = new AtomicBoolean();
    Bench bench = Bench.asynchronous(diesOf(3, dead), () -> dead.getAndSet(false));
    List<LedgerEntry> sent = new ArrayList<>();
    for (int length = 1; length <= 5; length++) {
      Probe probe = Probe.raw("NOI-05", length + " octets", Octets.repeat(0, length));
      sent.add(bench.wire().send(probe));
    }
    bench.wire().sentinel();
    assertEquals(
        List.of(false, false, true, false, false),
        sent.stream().map(LedgerEntry::isDeadly).toList());
    assertEquals(
        List.of(true, true, false, true, true), sent.stream().map(LedgerEntry::isExcused).toList());
    assertEquals("3 octets", sent.get(2).deathWords());
    // It was started once more after it had died of it again.
    assertTrue(bench.wire().answers("alive again", bench.wire().echo(4)).isAnswered());
  }

  @Test
  void withoutARestartTheFirstOfTheSuspectsStandsForThem() {
    Bench bench = Bench.asynchronous();
    LedgerEntry first = bench.wire().send(Probe.raw("NOI-05", "first", Octets.ofInts(1)));
    bench.wire().send(Probe.raw("NOI-05", "second", Octets.ofInts(2)));
    assertThrows(TargetDiedException.class, () -> bench.wire().sentinel());
    assertTrue(first.isDeadly());
    assertEquals(2, first.suspects());
    assertEquals("one of 2 packets, the first of them: first", first.deathWords());
  }

  @Test
  void labelledFramesGoWithTheirLabel() {
    Bench bench =
        Bench.asynchronous(
            (frame, out) -> {
              if (frame.u8(0) == 0x45) {
                Bench.mirror().accept(frame, out);
              }
            });
    bench.wire().survivesLabelled(Probe.raw("NOI-08", "", Octets.ofInts(0x45)), 0x86DD);
    assertEquals("000086dd45", bench.sent().get(0).hex());
  }

  @Test
  void longSequencesAreScaledDownUnlessVolumeIsAskedFor() {
    Bench bench = Bench.asynchronous();
    assertEquals(50, bench.wire().scaled(1000, 50));
  }

  @Test
  void statementsObservationsAndParametersAreKeptInOrder() {
    Bench bench = Bench.asynchronous();
    bench.wire().fail("ECH-01", "wrong", "this", "that");
    bench.wire().observe("ECH-14", "order", "in order");
    bench.wire().parameter("b", "1");
    bench.wire().parameter("a", "2");
    assertEquals("wrong", bench.log().statements().get(0).summary());
    assertEquals("in order", bench.log().observations().get(0).value());
    assertEquals(List.of("b", "a"), List.copyOf(bench.log().parameters().keySet()));
  }

  @Test
  void whatACaseShowsBesideItsProbes() {
    Bench bench = Bench.asynchronous();
    assertEquals("ECH-01.of-this-test", bench.wire().caseId());
    assertEquals("scripted", bench.log().linkName());
    assertTrue(bench.wire().carries(Carriage.TRAILER));
    CapturedFrame frame = new CapturedFrame(false, 1, Octets.ofHex("45"), "seen");
    bench.wire().fail("PNG-01", "wrong", "this", "that", List.of(frame));
    assertEquals(List.of(frame), bench.log().statements().get(0).frames());
    bench.wire().captured(List.of(frame));
    assertEquals(List.of(frame), bench.log().capture().frames());
    bench.wire().attach("ping.txt", new byte[] {1, 2});
    assertArrayEquals(new byte[] {1, 2}, bench.log().attachments().get("ping.txt"));
    assertEquals(Optional.empty(), bench.log().whyNothingToJudge());
    bench.wire().nothingToJudge("another row's affair");
    assertEquals(Optional.of("another row's affair"), bench.log().whyNothingToJudge());
  }
}
