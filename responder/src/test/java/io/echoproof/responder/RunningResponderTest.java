package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import io.echoproof.tun.memory.MemoryTunPair;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A responder on its thread, on one end of a pair; the test is the kernel at the other end. */
class RunningResponderTest {
  private static final int CAPACITY = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MemoryTunPair pair = MemoryTunPair.create("memory0", 1500, CAPACITY);
  private final TunDevice kernel = pair.kernel();
  private final Frame frame = new Frame();

  @Test
  void answersAndStops() {
    RunningResponder running = RunningResponder.start(pair.device(), SETTINGS);
    try (pair;
        running) {
      for (int size = 0; size <= 1472; size++) {
        byte[] request = echo().identifierAndSequence(size).data(new byte[size]).frame();
        assertTrue(send(request));
        assertArrayEquals(expectedReply(request, size), receive());
      }
      assertTrue(running.isRunning());
      assertEquals(1473, running.counters().answered());
    }
    assertFalse(running.isRunning());
    assertTrue(running.failure().isEmpty());
    assertTrue(running.lastInternalError().isEmpty());
  }

  @Test
  void survivesAFullRing() {
    RunningResponder running = RunningResponder.start(pair.device(), SETTINGS);
    try (pair;
        running) {
      byte[] request = echo().frame();
      eventually(
          () -> {
            send(request);
            return running.counters().deviceFull() != 0;
          });
      for (int waiting = 0; waiting < CAPACITY; waiting++) {
        assertEquals(28, receive().length);
      }
      byte[] last = echo().identifierAndSequence(0x0102_0304).frame();
      eventually(
          () -> {
            send(last);
            return isAmongReplies(0x0102);
          });
      running.close();
      CounterSnapshot counted = running.counters().snapshot();
      assertEquals(counted.received(), counted.answered() + counted.deviceFull());
    }
  }

  /** Older requests may have filled the ring with their replies. */
  private boolean isAmongReplies(int identifier) {
    boolean found = false;
    while (!found && kernel.poll(frame)) {
      found = Wire.u16(frame.toByteArray(), 24) == identifier;
      kernel.release(frame);
    }
    return found;
  }

  @Test
  void endsWithTheDevice() {
    try (pair;
        RunningResponder running = RunningResponder.start(pair.device(), SETTINGS)) {
      pair.device().end();
      eventually(() -> !running.isRunning());
      assertTrue(running.failure().isEmpty());
    }
  }

  @Test
  void failureOfTheDeviceIsKeptAndReportedOnce() {
    RunningResponder running = RunningResponder.start(pair.device(), SETTINGS);
    kernel.close();
    // Whether it sees the other side go or is asked for an answer first: the device is gone.
    eventually(() -> !running.isRunning());
    Throwable failure = running.failure().orElseThrow();
    assertInstanceOf(TunException.class, failure);
    ResponderFailedException reported =
        assertThrows(ResponderFailedException.class, running::close);
    assertSame(failure, reported.getCause());
    assertEquals(
        "the responder on memory0 stopped by itself: " + failure.getMessage(),
        reported.getMessage());
    running.close();
    pair.close();
  }

  @Test
  void closingIsNotCutShortByAnInterruptAndKeepsIt() {
    RunningResponder running = RunningResponder.start(pair.device(), SETTINGS);
    Thread.currentThread().interrupt();
    running.close();
    assertTrue(Thread.interrupted());
    assertFalse(running.isRunning());
    pair.close();
  }

  @Test
  void theThreadIsADaemonThatCanBeTold() {
    try (pair;
        RunningResponder running = RunningResponder.start(pair.device(), SETTINGS)) {
      assertTrue(running.isRunning());
      Thread thread =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> t.getName().equals("echoproof-responder memory0"))
              .findAny()
              .orElseThrow();
      assertTrue(thread.isDaemon());
    }
  }

  private boolean send(byte[] octets) {
    if (!kernel.reserve(frame, octets.length)) {
      return false;
    }
    frame.buffer().put(frame.offset(), octets);
    assertTrue(kernel.commit(frame));
    return true;
  }

  private byte[] receive() {
    eventually(() -> kernel.poll(frame));
    byte[] octets = frame.toByteArray();
    kernel.release(frame);
    return octets;
  }

  /** Not by waiting for the device: no interrupt would get a test out of there. */
  private static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "did not happen within " + PATIENCE);
      Thread.onSpinWait();
    }
  }
}
