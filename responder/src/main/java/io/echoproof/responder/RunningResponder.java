package io.echoproof.responder;

import io.echoproof.tun.TunDevice;
import java.time.Duration;
import java.util.Optional;

/**
 * A responder that answers on a device from a thread of its own. Close it before the device: it
 * does not close the device, which it does not own.
 *
 * <pre>{@code
 * try (RunningResponder running = RunningResponder.start(device, settings)) {
 *   ...
 * }
 * }</pre>
 */
public final class RunningResponder implements AutoCloseable {
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(5);

  private final String deviceName;
  private final ResponderLoop loop;
  private final Thread thread;

  private volatile Optional<Throwable> failure = Optional.empty();
  private boolean closed;

  private RunningResponder(TunDevice device, EchoResponder responder) {
    this.deviceName = device.name();
    this.loop = new ResponderLoop(device, responder);
    this.thread = new Thread(this::runLoop, "echoproof-responder " + deviceName);
    this.thread.setDaemon(true);
  }

  /** Starts answering on this device; nobody else may receive from it or send to it meanwhile. */
  public static RunningResponder start(TunDevice device, ResponderSettings settings) {
    return start(device, new EchoResponder(settings));
  }

  /**
   * Starts answering on this device, by a responder that nobody else uses meanwhile: one with other
   * clocks, for instance.
   */
  public static RunningResponder start(TunDevice device, EchoResponder responder) {
    RunningResponder running = new RunningResponder(device, responder);
    running.thread.start();
    return running;
  }

  /**
   * Exchanges the settings while it runs, all at once, from any thread: frames that are received
   * after this returns are treated by the new ones.
   */
  public void reconfigure(ResponderSettings settings) {
    loop.reconfigure(settings);
  }

  /** What was done so far; may be read at any time, also after the end. */
  public Counters counters() {
    return loop.counters();
  }

  /** Whether frames are still being answered. */
  public boolean isRunning() {
    return thread.isAlive();
  }

  /** What stopped the responder, as long as it was not asked to; usually a device's failure. */
  public Optional<Throwable> failure() {
    return failure;
  }

  /** The last fault of ours that cost a frame ({@link DropReason#INTERNAL_ERROR}), if any. */
  public Optional<RuntimeException> lastInternalError() {
    return loop.lastInternalError();
  }

  /**
   * Ends the device's reception and waits until the thread has left the device. Not interruptible,
   * since the device may only be closed after that; idempotent.
   *
   * @throws ResponderFailedException when the responder had stopped by itself, or does not stop
   *     within 5 s
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    loop.end();
    if (!joined()) {
      throw new ResponderFailedException(
          "the responder on "
              + deviceName
              + " did not stop within "
              + JOIN_LIMIT.toSeconds()
              + " s; do not close the device, its thread is still inside",
          null);
    }
    failure.ifPresent(
        cause -> {
          throw new ResponderFailedException(
              "the responder on " + deviceName + " stopped by itself: " + cause.getMessage(),
              cause);
        });
  }

  private void runLoop() {
    try {
      loop.run();
    } catch (Throwable t) {
      // Kept for whoever closes; an Error too, nobody else would hear of it.
      failure = Optional.of(t);
    }
  }

  private boolean joined() {
    boolean interrupted = false;
    long deadline = System.nanoTime() + JOIN_LIMIT.toNanos();
    while (thread.isAlive()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      try {
        thread.join(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
