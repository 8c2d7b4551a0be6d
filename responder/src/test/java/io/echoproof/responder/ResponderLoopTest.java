package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.echoproof.tun.TunException;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponderLoopTest {
  private static final byte[] REQUEST = echo().data((byte) 'p', (byte) 'i').frame();

  private final TunException broken = new TunException("the device went away", 5);
  private final FakeTun device = new FakeTun();
  private final ResponderLoop loop = new ResponderLoop(device, new EchoResponder(SETTINGS));

  @AfterEach
  void everyFrameWasGivenBackAndEveryRoomCommitted() {
    assertEquals(0, device.outstanding());
  }

  @Test
  void answersUntilTheDeviceWasEnded() {
    device.receives(REQUEST).receives(new byte[0]).receives(REQUEST);
    loop.run();
    assertSent(expectedReply(REQUEST, 0), expectedReply(REQUEST, 1));
    assertCounted(new CounterSnapshot(3, 2, Map.of(DropReason.FRAME_TOO_SHORT, 1L), 0, 0, 0, 0, 0));
  }

  @Test
  void pollsAgainAfterWaiting() {
    Iterator<Boolean> answers = List.of(true, true, false).iterator();
    device.receives(REQUEST);
    device.onAwait =
        () -> {
          device.receives(REQUEST);
          return answers.next();
        };
    loop.run();
    assertEquals(3, device.sent().size());
  }

  @Test
  void aFullDeviceCostsTheReplyAndNothingElse() {
    Iterator<Boolean> answers = List.of(true, false, false, true).iterator();
    device.onReserve = answers::next;
    device.receives(REQUEST).receives(REQUEST).receives(REQUEST).receives(REQUEST);
    loop.run();
    assertSent(expectedReply(REQUEST, 0), expectedReply(REQUEST, 1));
    assertCounted(new CounterSnapshot(4, 2, Map.of(), 2, 0, 0, 0, 0));
  }

  @Test
  void aRefusedReplyIsCountedApart() {
    Iterator<Boolean> answers = List.of(false, true).iterator();
    device.onCommit = answers::next;
    device.receives(REQUEST).receives(REQUEST);
    loop.run();
    assertSent(expectedReply(REQUEST, 1));
    assertCounted(new CounterSnapshot(2, 1, Map.of(), 0, 1, 0, 0, 0));
  }

  @Test
  void aFaultOfOursWhileJudgingCostsOneFrame() {
    device.lie = 1;
    device.receives(REQUEST);
    loop.run();
    assertEquals(List.of(), device.sent());
    assertInstanceOf(IndexOutOfBoundsException.class, loop.lastInternalError().orElseThrow());
    device.lie = 0;
    device.receives(REQUEST);
    loop.run();
    assertSent(expectedReply(REQUEST, 0));
    assertCounted(new CounterSnapshot(2, 1, Map.of(DropReason.INTERNAL_ERROR, 1L), 0, 0, 0, 0, 0));
  }

  @Test
  void aFaultOfOursWhileWritingSendsNoOldOctets() {
    device.roomOrder = ByteOrder.LITTLE_ENDIAN;
    device.receives(REQUEST);
    loop.run();
    assertSent(new byte[REQUEST.length]);
    device.onCommit = () -> false;
    device.receives(REQUEST);
    loop.run();
    device.onCommit = () -> true;
    assertInstanceOf(IllegalArgumentException.class, loop.lastInternalError().orElseThrow());
    device.roomOrder = ByteOrder.BIG_ENDIAN;
    device.receives(REQUEST);
    loop.run();
    assertCounted(new CounterSnapshot(3, 1, Map.of(DropReason.INTERNAL_ERROR, 2L), 0, 0, 0, 0, 0));
  }

  @Test
  void noFaultNoError() {
    assertEquals(Optional.empty(), loop.lastInternalError());
  }

  @Test
  void aDeviceThatFailsWhileWaitingEndsTheLoop() {
    device.onAwait =
        () -> {
          throw broken;
        };
    assertSame(broken, assertThrows(TunException.class, loop::run));
  }

  @Test
  void aDeviceThatFailsWhileSendingEndsTheLoop() {
    device.onReserve =
        () -> {
          throw broken;
        };
    device.receives(REQUEST).receives(REQUEST);
    assertSame(broken, assertThrows(TunException.class, loop::run));
    assertEquals(1, loop.counters().received());
  }

  @Test
  void theFirstFailureIsTheOneThatIsReported() {
    TunException second = new TunException("still away", 5);
    device.onCommit =
        () -> {
          throw broken;
        };
    device.onRelease =
        () -> {
          throw second;
        };
    device.receives(REQUEST);
    assertSame(broken, assertThrows(TunException.class, loop::run));
    assertArrayEquals(new Throwable[] {second}, broken.getSuppressed());
  }

  @Test
  void endsWhileFramesAreLeft() {
    for (int i = 0; i < 2000; i++) {
      device.receives(REQUEST);
    }
    device.onRelease =
        () -> {
          if (loop.counters().received() == 1000) {
            loop.end();
          }
        };
    loop.run();
    assertEquals(1000, device.sent().size());
  }

  private void assertSent(byte[]... expected) {
    assertArrayEquals(expected, device.sent().toArray());
  }

  private void assertCounted(CounterSnapshot expected) {
    assertEquals(expected, loop.counters().snapshot());
  }
}
