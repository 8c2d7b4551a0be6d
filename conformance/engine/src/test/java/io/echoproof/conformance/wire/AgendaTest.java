package io.echoproof.conformance.wire;

import static io.echoproof.conformance.wire.Bench.TO_TARGET;
import static io.echoproof.conformance.wire.Bench.TO_TESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.ScriptedLink;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.TargetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left for later: its order, and how the time passes until then. */
class AgendaTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration DAY = Duration.ofDays(1);

  /** A clock that the harness puts forward. */
  private static final class PushedClock implements TargetClock {
    private Duration pushed = Duration.ZERO;

    @Override
    public Instant now() {
      return Instant.EPOCH.plus(pushed);
    }

    @Override
    public void advance(Duration by) {
      pushed = pushed.plus(by);
    }
  }

  private final long begun = System.nanoTime();
  private final Agenda agenda = new Agenda();
  private final PushedClock clock = new PushedClock();
  private final List<String> events = new ArrayList<>();

  private Wire wire(ScriptedLink link, Optional<TargetClock> targetClock) {
    Channel channel =
        new Channel(link, Profiles.RESPONDER, MINUTE, () -> false, Switchboard.NONE, targetClock);
    CaseLog log = new CaseLog("FRG-20.of-this-test", "scripted");
    return new Wire(channel, new Craft(Profiles.RESPONDER, 1), log, "FRG-20", false, agenda);
  }

  private static ScriptedLink link(boolean synchronous) {
    return new ScriptedLink(synchronous, (frame, out) -> {});
  }

  private Agenda.Item next() {
    return agenda.next().orElseThrow();
  }

  private void leave(Wire wire, long seconds, String event) {
    wire.later(Duration.ofSeconds(seconds), () -> events.add(event));
  }

  @Test
  void whatIsDueFirstComesFirstAndTheLastWordLast() {
    Wire wire = wire(link(true), Optional.empty());
    wire.last(() -> events.add("last"));
    leave(wire, 30, "third");
    wire.last(() -> events.add("very last"));
    leave(wire, 10, "first");
    leave(wire, 20, "second");
    leave(wire(link(true), Optional.of(clock)), 3600, "where it costs no time");
    for (Optional<Agenda.Item> item = agenda.next(); item.isPresent(); item = agenda.next()) {
      item.get().body().run();
    }
    assertEquals(
        List.of("where it costs no time", "first", "second", "third", "last", "very last"), events);
  }

  @Test
  void aClockIsPutForwardByWhatIsLeft() {
    Wire wire = wire(link(true), Optional.of(clock));
    wire.later(MINUTE, () -> {});
    Agenda.Item item = next();
    assertEquals(Duration.ZERO, item.rest());
    item.await();
    assertTrue(wire.elapsed().compareTo(MINUTE) >= 0, () -> "elapsed: " + wire.elapsed());
    Duration real = Duration.ofNanos(System.nanoTime() - begun);
    assertTrue(clock.pushed.compareTo(MINUTE) <= 0, () -> "pushed: " + clock.pushed);
    assertTrue(clock.pushed.plus(real).compareTo(MINUTE) >= 0, () -> "pushed: " + clock.pushed);
    assertTrue(wire.elapsed().compareTo(MINUTE.plusSeconds(3600)) < 0);
    assertEquals(Optional.of(clock), wire.clock());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutAClockItIsWaitedFor(boolean synchronous) {
    Wire wire = wire(link(synchronous), Optional.empty());
    wire.later(DAY, () -> {});
    Duration rest = next().rest();
    assertTrue(rest.compareTo(DAY) <= 0 && !rest.isZero(), rest::toString);
    wire.later(MOMENT, () -> {});
    next().await();
    assertTrue(wire.elapsed().compareTo(MOMENT) >= 0, () -> "elapsed: " + wire.elapsed());
    Duration real = Duration.ofNanos(System.nanoTime() - begun);
    assertTrue(wire.elapsed().compareTo(real) <= 0, () -> wire.elapsed() + " of " + real);
    assertEquals(Duration.ZERO, wire.clock().map(c -> MINUTE).orElse(Duration.ZERO));
  }

  @Test
  void aShortTimePassesAtOnceWhereTheClockIsPutForward() {
    Wire wire = wire(link(true), Optional.of(clock));
    wire.pass(MINUTE);
    wire.pass(MINUTE);
    Duration real = Duration.ofNanos(System.nanoTime() - begun);
    Duration both = MINUTE.multipliedBy(2);
    assertTrue(clock.pushed.compareTo(both) <= 0, () -> "pushed: " + clock.pushed);
    assertTrue(clock.pushed.plus(real).compareTo(both) >= 0, () -> "pushed: " + clock.pushed);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void elseItIsWaitedFor(boolean synchronous) {
    Wire wire = wire(link(synchronous), Optional.empty());
    wire.pass(MOMENT);
    assertTrue(wire.elapsed().compareTo(MOMENT) >= 0, () -> "elapsed: " + wire.elapsed());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatComesMeanwhileIsTaken(boolean withClock) {
    for (boolean synchronous : new boolean[] {true, false}) {
      ScriptedLink link = link(synchronous);
      Wire wire = wire(link, withClock ? Optional.of(clock) : Optional.empty());
      LedgerEntry entry =
          wire.send(Probe.of("FRG-20", "", Bench.echo(TO_TARGET + "08005a3ebeef000170696e67")));
      link.arrive(Octets.ofHex(TO_TESTER + "0000623ebeef000170696e67"));
      wire.later(MOMENT, () -> {});
      next().await();
      assertEquals(1, entry.echoReplies());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAbortedRunWaitsForNothing(boolean synchronous) {
    Wire wire = wire(link(synchronous), Optional.empty());
    wire.later(DAY, () -> {});
    wire.channel().abort();
    assertThrows(RunAbortedException.class, () -> next().await());
  }

  @Test
  void anInterruptedRunIsAborted() {
    Wire wire = wire(link(true), Optional.empty());
    wire.later(DAY, () -> {});
    Thread.currentThread().interrupt();
    assertThrows(RunAbortedException.class, () -> next().await());
    assertTrue(Thread.interrupted());
  }

  @Test
  void theLastWordIsDueAtOnce() {
    Wire wire = wire(link(true), Optional.of(clock));
    wire.last(() -> {});
    Agenda.Item item = next();
    assertEquals(Duration.ZERO, item.rest());
    item.await();
    assertEquals(Duration.ZERO, clock.pushed);
  }
}
