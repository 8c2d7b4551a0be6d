package io.echoproof.responder;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Drives a responder on a tun device: takes each frame, answers it or not, gives it back. Nothing
 * that arrives can stop it; the device can, by failing, and {@link #end} does.
 *
 * <p>Polls as long as there is work and waits only when there is none; a device that does not let
 * it wait is asked a thousand times a second and not more. A reply for which the device has no
 * room, or which the operating system refuses, is counted and lost, as on any network.
 */
public final class ResponderLoop implements Runnable {
  /** How often in a row a device may say that polling is worth it when it is not. */
  static final int FALSE_ALARMS = 100;

  private static final long PAUSE_NANOS = 1_000_000;

  /** Instead of a length: nothing was written. */
  private static final int FAILED = -1;

  private final TunDevice device;
  private final EchoResponder responder;
  private final Counters counters;
  private final Runnable pause;
  private final BusyPolling busyPolling = new BusyPolling(System::nanoTime);
  private final Frame request = new Frame();
  private final Frame room = new Frame();

  // Not a finally block: that would hide a first failure behind a second one.
  private final Loan loan;

  private volatile boolean ended;
  private volatile Optional<RuntimeException> lastInternalError = Optional.empty();

  /**
   * @param device is driven, not owned: the loop never closes it
   * @param responder answers; not used by anyone else while the loop runs
   */
  public ResponderLoop(TunDevice device, EchoResponder responder) {
    this(device, responder, () -> LockSupport.parkNanos(PAUSE_NANOS));
  }

  /**
   * @param pause rests for a moment, where a device never has what it says that it has
   */
  ResponderLoop(TunDevice device, EchoResponder responder, Runnable pause) {
    this.pause = pause;
    this.device = device;
    this.responder = responder;
    this.counters = responder.counters();
    this.loan = () -> device.release(request);
  }

  /** The responder's counters; any thread may read them. */
  public Counters counters() {
    return counters;
  }

  /** Exchanges the settings, from any thread; see {@link EchoResponder#reconfigure}. */
  public void reconfigure(ResponderSettings settings) {
    responder.reconfigure(settings);
  }

  /** The last fault of ours that cost a frame ({@link DropReason#INTERNAL_ERROR}), if any. */
  public Optional<RuntimeException> lastInternalError() {
    return lastInternalError;
  }

  /**
   * Ends the loop, from any thread, for good: at the latest after the frame that is being answered,
   * even while more keep coming. Ends the device's reception with it.
   */
  public void end() {
    ended = true;
    device.end();
  }

  /**
   * Answers until {@link #end}, or until somebody ends the device and nothing is left to read.
   *
   * @throws io.echoproof.tun.TunException when the device is broken or gone
   */
  @Override
  public void run() {
    int falseAlarms = 0;
    while (!ended) {
      if (device.poll(request)) {
        busyPolling.found();
        falseAlarms = 0;
        handle();
      } else if (busyPolling.again()) {
        Thread.onSpinWait();
      } else {
        responder.expire();
        if (!device.await()) {
          return;
        }
        if (++falseAlarms > FALSE_ALARMS) {
          pause.run();
        }
      }
    }
  }

  private void handle() {
    try (loan) {
      int length = accept();
      if (length != 0) {
        send(length);
      }
    }
  }

  private int accept() {
    try {
      return responder.accept(request.buffer(), request.offset(), request.length());
    } catch (RuntimeException e) {
      countInternalError(e);
      return 0;
    }
  }

  /** A frame that the device has no room for, or that is refused, takes the rest with it. */
  private void send(int length) {
    for (int next = length; next != 0; ) {
      if (!device.reserve(room, next)) {
        counters.countDeviceFull();
        return;
      }
      next = write();
      boolean written = next != FAILED;
      boolean taken = device.commit(room);
      if (!written) {
        return;
      }
      if (!taken) {
        countRefused(next != 0);
        return;
      }
    }
  }

  /** What is refused counts as written as well; of an unfinished reply nobody has done so yet. */
  private void countRefused(boolean unfinished) {
    if (unfinished) {
      counters.countReply();
    }
    counters.countDeviceRefused();
  }

  /** The length of the next frame, 0 when there is none. */
  private int write() {
    try {
      return responder.reply(request.buffer(), request.offset(), room.buffer(), room.offset());
    } catch (RuntimeException e) {
      countInternalError(e);
      blank();
      return FAILED;
    }
  }

  /**
   * Reserved room must be committed whatever happens. All zeros have no IP version, so neither
   * Linux nor Wintun takes them for a packet, and no octet of an older frame gets out.
   */
  private void blank() {
    for (int index = 0; index < room.length(); index++) {
      room.buffer().put(room.offset() + index, (byte) 0);
    }
  }

  /** The frame at hand, given back when it is closed. */
  private interface Loan extends AutoCloseable {
    @Override
    void close();
  }

  private void countInternalError(RuntimeException error) {
    lastInternalError = Optional.of(error);
    counters.countDropped(DropReason.INTERNAL_ERROR);
  }
}
