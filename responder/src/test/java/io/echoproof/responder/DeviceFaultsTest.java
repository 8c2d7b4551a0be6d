package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.cut;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.TunException;
import io.echoproof.tun.memory.MemoryTunPair;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that misbehave: the loop counts, recovers, or ends and says why. */
@Timeout(60)
class DeviceFaultsTest {
  private static final byte[] REQUEST = echo().data((byte) 1, (byte) 2).frame();
  private static final byte[] LARGE = echo().data(new byte[4000]).frame();

  private final FakeTun device = new FakeTun();
  private final EchoResponder responder = new EchoResponder(SETTINGS);
  private final AtomicInteger pauses = new AtomicInteger();
  private final ResponderLoop loop = new ResponderLoop(device, responder, pauses::incrementAndGet);

  private void assertCounted(
      int received, int answered, Map<DropReason, Long> dropped, int full, int refused) {
    assertEquals(
        new CounterSnapshot(received, answered, dropped, full, refused, 0, 0, 0),
        loop.counters().snapshot());
    assertEquals(0, device.outstanding());
  }

  @Test
  void aShortReadIsATruncatedFrame() {
    device.receives(Arrays.copyOf(REQUEST, 29)).receives(Arrays.copyOf(REQUEST, 1));
    device.receives(REQUEST);
    loop.run();
    assertArrayEquals(new Object[] {expectedReply(REQUEST, 0)}, device.sent().toArray());
    assertCounted(
        3,
        1,
        Map.of(DropReason.TOTAL_LENGTH_BEYOND_FRAME, 1L, DropReason.FRAME_TOO_SHORT, 1L),
        0,
        0);
  }

  /**
   * A call that a signal interrupted (EINTR) looks like this: worth polling again, nothing there.
   */
  @Test
  void anInterruptedWaitIsBegunAgain() {
    Iterator<Boolean> answers = List.of(true, true, true, false).iterator();
    device.onAwait =
        () -> {
          boolean again = answers.next();
          device.receives(REQUEST);
          return again;
        };
    loop.run();
    assertEquals(3, device.sent().size());
    assertEquals(0, pauses.get());
  }

  @Test
  void aDeviceThatAlwaysSaysPollAgainIsNotSpunOn() {
    AtomicInteger waits = new AtomicInteger();
    device.onAwait = () -> waits.incrementAndGet() < 1000;
    loop.run();
    assertEquals(1000 - 1 - ResponderLoop.FALSE_ALARMS, pauses.get());
  }

  @Test
  void aFrameEndsTheSuspicion() {
    AtomicInteger waits = new AtomicInteger();
    device.onAwait =
        () -> {
          if (waits.incrementAndGet() % 10 == 0) {
            device.receives(REQUEST);
          }
          return waits.get() < 1000;
        };
    loop.run();
    assertEquals(99, device.sent().size());
    assertEquals(0, pauses.get());
  }

  @Test
  void aRingThatFillsWithinAReplyCostsThatReply() {
    Iterator<Boolean> room = List.of(true, false, true).iterator();
    device.onReserve = room::next;
    device.receives(LARGE).receives(REQUEST);
    loop.run();
    assertEquals(2, device.sent().size());
    assertCounted(2, 1, Map.of(), 1, 0);
  }

  @Test
  void aRefusedPartCostsTheRestOfItsReply() {
    Iterator<Boolean> taken = List.of(true, false, true, false).iterator();
    device.onCommit = taken::next;
    device.receives(LARGE).receives(REQUEST).receives(REQUEST);
    loop.run();
    assertEquals(2, device.sent().size());
    assertCounted(3, 1, Map.of(), 0, 2);
  }

  @Test
  void aFrameLargerThanAnyPacket() {
    byte[] largest = echo().data(new byte[65_507]).frame();
    device.receives(Arrays.copyOf(largest, 100_000)).receives(new byte[100_000]);
    loop.run();
    assertEquals(45, device.sent().size());
    assertCounted(2, 1, Map.of(DropReason.VERSION_NOT_4, 1L), 0, 0);
  }

  @Test
  void aDeviceThatWentAwayEndsTheLoopAndIsTakenUpWhenItIsBack() {
    List<byte[]> halves = cut(echo().data(new byte[1000]).frame(), 512);
    device.receives(halves.get(0));
    TunException gone = new TunException("eptest: the device went away (ENODEV)", 19);
    device.onAwait =
        () -> {
          throw gone;
        };
    assertSame(gone, assertThrows(TunException.class, loop::run));
    FakeTun back = new FakeTun().receives(halves.get(1)).receives(REQUEST);
    new ResponderLoop(back, responder).run();
    assertEquals(2, back.sent().size(), "what was received before counts");
    assertEquals(2, responder.counters().answered());
  }

  @Test
  void aReaderThatIsClosedUnderneathSaysSo() {
    device.onPoll =
        () -> {
          throw new TunException("fake0 is closed", 9);
        };
    device.receives(REQUEST);
    assertEquals("fake0 is closed", assertThrows(TunException.class, loop::run).getMessage());
    assertCounted(0, 0, Map.of(), 0, 0);
  }

  @Test
  void aDeviceClosedByAnotherThreadEndsTheResponderWithTheReason() {
    MemoryTunPair pair = MemoryTunPair.create("memory0", 1500, 16);
    RunningResponder running = RunningResponder.start(pair.device(), SETTINGS);
    pair.device().close();
    while (running.isRunning()) {
      Thread.onSpinWait();
    }
    String reason = running.failure().map(Throwable::getMessage).orElse("ended");
    assertTrue(reason.contains("memory0") || reason.equals("ended"), reason);
    running.failure().ifPresent(f -> assertThrows(ResponderFailedException.class, running::close));
    running.close();
    pair.close();
  }

  @Test
  void settingsAreExchangedWhileItRuns() {
    device.receives(REQUEST);
    Iterator<Boolean> answers = List.of(true, false).iterator();
    device.onAwait =
        () -> {
          loop.reconfigure(SETTINGS.without(Feature.ECHO));
          device.receives(REQUEST);
          return answers.next();
        };
    loop.run();
    assertCounted(2, 1, Map.of(DropReason.ECHO_SWITCHED_OFF, 1L), 0, 0);
  }

  @Test
  void whatWaitsForFragmentsExpiresWhenTheLoopIsIdle() {
    FakeClock clock = new FakeClock();
    EchoResponder timed = new EchoResponder(SETTINGS, clock);
    Iterator<Boolean> answers = List.of(true, false).iterator();
    device.onAwait =
        () -> {
          clock.pass(ReassemblySettings.DEFAULT.timeout());
          return answers.next();
        };
    device.receives(cut(LARGE, 512).get(0));
    new ResponderLoop(device, timed).run();
    assertEquals(1, timed.counters().reassemblyTimeouts());
  }
}
