package io.echoproof.conformance.wire;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static io.echoproof.conformance.wire.Bench.TO_TESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is waited for, what a sign of life is asked for after, and what is then still open. */
class WaitingTest {
  private static final int SENTINEL = 20 + 8 + 8;
  private static final String REQUEST = TO_TARGET + "08005a3ebeef000170696e67";
  private static final String REPLY = TO_TESTER + "0000623ebeef000170696e67";

  private static List<String> roles(Bench bench) {
    return bench.log().entries().stream().map(e -> e.probe().role().word()).toList();
  }

  private static Bench answeringSentinelsOnly() {
    FrameFunction mirror = Bench.mirror();
    return Bench.asynchronous(
        (frame, out) -> {
          if (frame.length() == SENTINEL) {
            mirror.accept(frame, out);
          }
        });
  }

  /** The reply comes when the last probe was sent, and nobody has looked yet. */
  private static Iterator<Probe> arrivingAtTheEnd(Bench bench, Iterator<Probe> probes) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (!probes.hasNext()) {
          bench.arrivesUnnoticed(Octets.ofHex(REPLY));
        }
        return probes.hasNext();
      }

      @Override
      public Probe next() {
        return probes.next();
      }
    };
  }

  @Test
  void aTwinThatIsNotAnsweredIsFollowedByASentinel() {
    Bench bench = answeringSentinelsOnly();
    bench.wire().rejects("version 5", () -> bench.wire().echo(4), e -> e.frame().with(0, 0x55));
    assertEquals(List.of("probe", "twin", "sentinel"), roles(bench));
  }

  @Test
  void aLabelledFrameIsFollowedByASentinel() {
    Bench bench = answeringSentinelsOnly();
    bench.wire().survivesLabelled(Probe.raw("NOI-08", "", Octets.ofInts(0x45)), 0x86DD);
    assertEquals(List.of("probe", "sentinel"), roles(bench));
  }

  @Test
  void aTargetThatDoesNotAnswerIsAskedThreeTimes() {
    Bench bench = Bench.asynchronous();
    assertThrows(
        TargetDiedException.class,
        () -> bench.wire().survives(Probe.raw("NOI-05", "a frame", Octets.ofInts(0))));
    assertEquals(List.of("probe", "sentinel", "sentinel", "sentinel"), roles(bench));
  }

  @Test
  void theFirstContactIsAsManyEchoesAsWanted() {
    Bench bench = answeringSentinelsOnly();
    assertTrue(bench.wire().firstContact(3));
    assertEquals(List.of("sentinel", "sentinel", "sentinel"), roles(bench));
    assertEquals(3, bench.wire().latency().count());
    bench.arrives("00");
    assertEquals(1, bench.ledger().foreignCount(), "nothing is in flight");
  }

  @Test
  void aTargetThatNeverAnswersIsNotInContact() {
    Bench bench = Bench.asynchronous();
    assertFalse(bench.wire().firstContact(5));
    assertEquals(List.of("sentinel", "sentinel", "sentinel"), roles(bench));
    assertEquals(Optional.empty(), bench.channel().death());
  }

  @Test
  void furtherRepliesAreWaitedForUpToTheirNumber() {
    Bench bench = Bench.asynchronous(Bench.mirror());
    LedgerEntry entry = bench.wire().answers("an echo", bench.wire().echo(4));
    assertTrue(bench.wire().awaitReplies(entry, 1));
    assertFalse(bench.wire().awaitReplies(entry, 2));
  }

  @Test
  void aFullWindowIsFollowedByASentinel() {
    Bench bench = answeringSentinelsOnly();
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i <= Wire.WINDOW; i++) {
      probes.add(Probe.of("ECH-01", "echo " + i, bench.wire().echo(0)));
    }
    bench.wire().askAll(probes);
    assertEquals(Wire.WINDOW, roles(bench).indexOf("sentinel"));
    assertEquals(2, roles(bench).stream().filter("sentinel"::equals).count());
  }

  /** One reply of two has come: the other one is waited for still. */
  @Test
  void whatIsOpenIsWaitedForUntilAllIsAnswered() {
    Bench bench = answeringSentinelsOnly();
    Probe known = Probe.of("ECH-01", "an echo", Bench.echo(REQUEST));
    Iterator<Probe> probes =
        List.of(known, Probe.of("ECH-01", "another", bench.wire().echo(0))).iterator();
    List<LedgerEntry> entries = bench.wire().askAll(() -> arrivingAtTheEnd(bench, probes));
    assertEquals(List.of(1, 0), Bench.counts(entries));
    assertEquals(List.of("probe", "probe", "sentinel"), roles(bench));
  }

  /** The same, and all replies have come by then: nothing is asked beyond that. */
  @Test
  void whatIsAnsweredInTimeNeedsNoSentinel() {
    Bench bench = answeringSentinelsOnly();
    Iterator<Probe> probes = List.of(Probe.of("ECH-01", "an echo", Bench.echo(REQUEST))).iterator();
    bench.wire().askAll(() -> arrivingAtTheEnd(bench, probes));
    assertEquals(List.of("probe"), roles(bench));
  }

  @Test
  void afterAnAnswerNothingIsInFlight() {
    Bench bench = Bench.asynchronous(Bench.mirror());
    bench.wire().answers("an echo", bench.wire().echo(4));
    bench.arrives("00");
    assertEquals(1, bench.ledger().foreignCount());
  }

  @Test
  void afterManyAnswersNothingIsInFlight() {
    Bench bench = Bench.asynchronous(Bench.mirror());
    bench.wire().askAll(List.of(Probe.of("ECH-01", "an echo", bench.wire().echo(4))));
    bench.arrives("00");
    assertEquals(1, bench.ledger().foreignCount());
  }

  @Test
  void afterASignOfLifeNothingIsInFlight() {
    Bench bench = Bench.asynchronous(Bench.mirror());
    bench.wire().survives(Probe.raw("NOI-05", "a frame", Octets.ofInts(0)));
    bench.arrives("00");
    assertEquals(1, bench.ledger().foreignCount());
  }

  @Test
  void anEmptyFrameBelongsToWhatIsInFlight() {
    Bench bench = Bench.asynchronous();
    LedgerEntry entry = bench.send(REQUEST);
    bench.arrives("");
    assertEquals(1, entry.others());
  }

  @Test
  void aTargetThatCouldNotBeRestartedIsNotAskedAgain() {
    AtomicInteger frames = new AtomicInteger();
    Bench bench =
        Bench.asynchronous(
            (frame, out) -> {
              if (frames.incrementAndGet() > 4) {
                Bench.mirror().accept(frame, out);
              }
            });
    assertThrows(
        TargetDiedException.class,
        () -> bench.wire().survives(Probe.raw("NOI-05", "a frame", Octets.ofInts(0))));
    assertEquals("the target died of NOI-05: a frame", bench.channel().death().orElseThrow());
    assertEquals(4, frames.get());
  }

  @Test
  void aCaseIsGivenUpAfterEightDeaths() {
    AtomicBoolean dead = new AtomicBoolean();
    Bench bench =
        Bench.asynchronous(
            (frame, out) -> {
              dead.set(dead.get() || frame.length() == 1);
              if (!dead.get()) {
                Bench.mirror().accept(frame, out);
              }
            },
            () -> dead.getAndSet(false));
    Probe deadly = Probe.raw("NOI-05", "a frame", Octets.ofInts(0));
    for (int i = 1; i < 8; i++) {
      bench.wire().survives(deadly);
    }
    assertEquals(Optional.empty(), Optional.ofNullable(bench.log().parameters().get("given up")));
    TargetDiedException e =
        assertThrows(TargetDiedException.class, () -> bench.wire().survives(deadly));
    String givenUp = "after 8 deaths of the target; the rest was not sent";
    assertEquals("the case was given up " + givenUp, e.getMessage());
    assertEquals(givenUp, bench.log().parameters().get("given up"));
    assertEquals(Optional.empty(), bench.channel().death());
  }

  @Test
  void theLastProbeThatWaitsForAReply() {
    Bench bench = Bench.asynchronous();
    assertEquals(Optional.empty(), bench.ledger().lastUnanswered());
    LedgerEntry first = bench.send(REQUEST);
    assertEquals(Optional.of(first), bench.ledger().lastUnanswered());
    LedgerEntry second = bench.send(Probe.of("ECH-01", "another", bench.wire().echo(0)));
    bench.send(Probe.of("ECH-01", "none", bench.wire().echo(0)).expecting(Expectation.silence()));
    assertEquals(Optional.of(second), bench.ledger().lastUnanswered());
    second.markDeadly(1, Optional.empty());
    assertEquals(Optional.of(first), bench.ledger().lastUnanswered());
    bench.arrives(REPLY);
    assertEquals(Optional.empty(), bench.ledger().lastUnanswered());
  }

  @Test
  void whatIsExcusedIsNotWaitedFor() {
    Bench bench = Bench.asynchronous();
    LedgerEntry answered = bench.send(REQUEST);
    bench.arrives(REPLY);
    LedgerEntry open = bench.send(Probe.of("ECH-01", "another", bench.wire().echo(0)));
    bench.log().excuseUnanswered();
    assertEquals(List.of(false, true), List.of(answered.isExcused(), open.isExcused()));
    assertEquals(Optional.empty(), bench.ledger().lastUnanswered());
  }

  @Test
  void aLatencyIsTheTimeFromTheProbeToItsReply() {
    Bench bench = Bench.asynchronous(Bench.mirror());
    long before = System.nanoTime();
    bench.wire().answers("an echo", bench.wire().echo(4));
    long most = System.nanoTime() - before;
    long latency = bench.wire().latency().longest().toNanos();
    assertTrue(latency >= 0 && latency <= most, () -> latency + " ns of " + most);
  }
}
