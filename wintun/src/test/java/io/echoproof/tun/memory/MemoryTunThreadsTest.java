package io.echoproof.tun.memory;

import static io.echoproof.tun.Frames.hex;
import static io.echoproof.tun.Frames.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.lang.management.ManagementFactory;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryTunThreadsTest {
  private final MemoryTunPair pair = MemoryTunPair.create("mem0", 1500, 16);
  private final MemoryTun device = pair.device();
  private final MemoryTun kernel = pair.kernel();

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void endFromAnotherThreadWakesAwait() throws Exception {
    var answer = new FutureTask<>(device::await);
    Thread reader = start(answer);
    untilParked(reader);
    device.end();
    assertFalse(answer.get(10, TimeUnit.SECONDS));
    assertFalse(device.await(), "and it stays ended");
  }

  @Test
  void aFrameWakesAwait() throws Exception {
    var answer = new FutureTask<>(device::await);
    untilParked(start(answer));
    send(kernel, hex("45"));
    assertTrue(answer.get(10, TimeUnit.SECONDS));
  }

  @Test
  void closingOneSideWakesTheOther() throws Exception {
    var answer = new FutureTask<>(device::await);
    untilParked(start(answer));
    kernel.close();
    assertTrue(answer.get(10, TimeUnit.SECONDS), "worth polling: that tells what happened");
  }

  @Test
  void anInterruptDoesNotWakeAwaitAndIsNotLost() throws Exception {
    var answer = new FutureTask<>(() -> !device.await() && Thread.currentThread().isInterrupted());
    Thread reader = start(answer);
    untilParked(reader);
    reader.interrupt();
    untilParked(reader);
    assertFalse(answer.isDone());
    device.end();
    assertTrue(answer.get(10, TimeUnit.SECONDS));
  }

  /** Not under Wine, whose parking of threads is slow and says nothing about Windows'. */
  @Test
  @Tag("stress")
  void everyFrameArrivesOnceAndWhole() throws Exception {
    int frames = 200_000;
    var received = new FutureTask<>(() -> countWhole(frames));
    start(received);
    Frame frame = new Frame();
    for (int i = 0; i < frames; i++) {
      while (!kernel.reserve(frame, 8)) {
        Thread.onSpinWait();
      }
      frame.buffer().putInt(frame.offset(), i);
      frame.buffer().putInt(frame.offset() + 4, ~i);
      kernel.commit(frame);
    }
    assertEquals(frames, received.get(30, TimeUnit.SECONDS));
  }

  private int countWhole(int frames) {
    Frame frame = new Frame();
    int next = 0;
    while (next < frames && device.await()) {
      while (device.poll(frame)) {
        int number = frame.buffer().getInt(frame.offset());
        if (number != next || frame.buffer().getInt(frame.offset() + 4) != ~number) {
          return next;
        }
        device.release(frame);
        next++;
      }
    }
    return next;
  }

  @Test
  void nothingIsAllocatedPerFrame() {
    echo(20_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    echo(20_000);
    long octets = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(octets < 20_000, () -> octets + " octets for 20000 frames");
  }

  private void echo(int times) {
    Frame there = new Frame();
    Frame back = new Frame();
    for (int i = 0; i < times; i++) {
      pass(kernel, device, there);
      pass(device, kernel, back);
    }
  }

  private static void pass(TunDevice from, TunDevice to, Frame frame) {
    from.reserve(frame, 84);
    frame.buffer().put(frame.offset(), (byte) 0x45);
    from.commit(frame);
    to.poll(frame);
    to.release(frame);
  }

  private static Thread start(FutureTask<?> task) {
    Thread thread = new Thread(task, "reader");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Polls until the thread has nothing to do but wait, or fails by {@link Timeout}. */
  private static void untilParked(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING || thread.isInterrupted()) {
      Thread.onSpinWait();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
