package io.echoproof.app.bench;

import io.echoproof.tun.Frame;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/**
 * Keeps a window of requests on their way to a target, and a new one behind each reply. It looks
 * for replies without sleeping, so that its own waking up is not measured, and allocates nothing
 * per request.
 */
final class LoadGenerator {
  /** Longer than any timeout. */
  private static final long LONGEST_NANOS = Duration.ofMinutes(20).toNanos();

  /** Empty looks between two looks at the clock. */
  private static final int LOOKS_PER_CLOCK = 64;

  private final Port port;
  private final RequestFrames requests;
  private final ReplyReader reader;
  private final Load load;
  private final int firstSource;
  private final long timeoutNanos;
  private final BooleanSupplier interrupted;
  private final Histogram latencies = new Histogram(1, LONGEST_NANOS, 3);
  private final Frame frame = new Frame();

  /** By request. */
  private final int[] source;

  private final int[] sequence;
  private final long[] sentAt;
  private final boolean[] underWay;

  private final int[] free;
  private int freeCount;
  private int nextSource;
  private long now;
  private boolean answered;
  private long lost;
  private long wrong;
  private long late;

  /**
   * @param target the destination, as a 32-bit number
   * @param mtu of the way to the target, in octets
   * @param firstSource the first of the source addresses, as a 32-bit number
   * @param interrupted whether the user wants an end
   */
  LoadGenerator(
      Port port,
      Load load,
      LoadSettings settings,
      int target,
      int mtu,
      int firstSource,
      BooleanSupplier interrupted) {
    this.port = port;
    this.load = load;
    this.requests = new RequestFrames(load, target, mtu, settings.seed());
    this.reader = new ReplyReader(requests, load.window());
    this.firstSource = firstSource;
    this.timeoutNanos = settings.timeout().toNanos();
    this.interrupted = interrupted;
    this.source = new int[load.window()];
    this.sequence = new int[load.window()];
    this.sentAt = new long[load.window()];
    this.underWay = new boolean[load.window()];
    this.free = new int[load.window()];
    for (int request = 0; request < load.window(); request++) {
      free[freeCount++] = request;
    }
  }

  /**
   * Loads the target, and waits in the end for what is still on its way.
   *
   * @param settle how long before anything is measured
   * @param count measured round trips after which to end
   * @param duration measured time after which to end
   */
  LoadResult run(Duration settle, long count, Duration duration, ProcessorMeter meter) {
    port.load(requests);
    now = System.nanoTime();
    until(now + settle.toNanos(), Long.MAX_VALUE);
    reset();
    ProcessorTime before = meter.now();
    long begin = now;
    until(begin + duration.toNanos(), count);
    long elapsed = now - begin;
    long completed = latencies.getTotalCount();
    ProcessorTime used = meter.now().minus(before);
    drain();
    return new LoadResult(
        completed, elapsed, lost, wrong, late, LatencySummary.of(latencies), used);
  }

  /** Whether a right reply has ever come. */
  boolean isAnswered() {
    return answered;
  }

  private void reset() {
    latencies.reset();
    lost = 0;
    wrong = 0;
    late = 0;
  }

  private void until(long end, long count) {
    long nextLook = now + timeoutNanos;
    int looks = 0;
    while (now - end < 0 && latencies.getTotalCount() < count && !interrupted.getAsBoolean()) {
      if (freeCount > 0) {
        fill();
      }
      if (receive()) {
        looks = 0;
      } else if (++looks % LOOKS_PER_CLOCK == 0) {
        now = System.nanoTime();
        rest(looks);
      }
      if (now - nextLook > 0) {
        nextLook = now + timeoutNanos / 4;
        giveUpTheLost();
      }
    }
  }

  /** Where the target has no processor of its own it must be let in. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void rest(int looks) {
    if (looks > 16 * LOOKS_PER_CLOCK) {
      Thread.yield();
    } else {
      Thread.onSpinWait();
    }
  }

  private void drain() {
    long end = System.nanoTime() + timeoutNanos;
    while (freeCount < load.window() && now - end < 0 && !interrupted.getAsBoolean()) {
      receive();
      now = System.nanoTime();
    }
    lost += load.window() - freeCount;
    for (int request = 0; request < load.window(); request++) {
      if (underWay[request]) {
        underWay[request] = false;
        free[freeCount++] = request;
      }
    }
  }

  private void fill() {
    now = System.nanoTime();
    while (freeCount > 0) {
      int request = free[--freeCount];
      source[request] = firstSource + nextSource;
      nextSource = nextSource + 1 == load.sources() ? 0 : nextSource + 1;
      sequence[request] = sequence[request] + 1 & 0xFFFF;
      sentAt[request] = now;
      underWay[request] = true;
      requests.prepare(request, source[request], sequence[request]);
      int first = request * requests.framesPerRequest();
      for (int i = 0; i < requests.framesPerRequest(); i++) {
        port.add(first + i);
      }
    }
    port.send();
  }

  /** Takes everything that is there. */
  private boolean receive() {
    if (!port.poll(frame)) {
      return false;
    }
    now = System.nanoTime();
    do {
      int request = reader.read(frame);
      if (request != ReplyReader.NONE) {
        complete(request);
      }
      port.release(frame);
    } while (freeCount < load.window() && port.poll(frame));
    return true;
  }

  private void complete(int request) {
    if (!underWay[request] || reader.sequence(request) != sequence[request]) {
      late++;
    } else if (reader.destination(request) != source[request]
        || reader.checksum(request) != requests.replyChecksum(request, sequence[request])) {
      wrong++;
    } else {
      answered = true;
      underWay[request] = false;
      free[freeCount++] = request;
      latencies.recordValue(Math.max(1, Math.min(LONGEST_NANOS, now - sentAt[request])));
    }
  }

  private void giveUpTheLost() {
    for (int request = 0; request < load.window(); request++) {
      if (underWay[request] && now - sentAt[request] > timeoutNanos) {
        underWay[request] = false;
        free[freeCount++] = request;
        lost++;
      }
    }
  }
}
