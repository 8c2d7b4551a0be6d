package io.echoproof.tun.windows;

import com.sun.jna.Native;
import io.echoproof.tun.TunException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Makes a native call that may never return on a thread of its own, and gives up in time. What the
 * call answers after that is disposed of.
 */
final class BoundedCall {
  /**
   * @param handle 0 when it failed
   * @param error the last error of the thread that made the call
   */
  private record Answer(long handle, int error) {}

  private final String action;
  private final AtomicBoolean decided = new AtomicBoolean();
  private final FutureTask<Answer> task;

  /**
   * @param action what is tried, for messages
   * @param call answers a handle, 0 on failure
   * @param disposal of a handle that came too late
   */
  BoundedCall(String action, LongSupplier call, LongConsumer disposal) {
    this.action = action;
    this.task =
        new FutureTask<>(
            () -> {
              long handle = call.getAsLong();
              int error = handle == 0 ? Native.getLastError() : 0;
              if (!decided.compareAndSet(false, true) && handle != 0) {
                disposal.accept(handle);
              }
              return new Answer(handle, error);
            });
  }

  /**
   * Makes the call. Interrupting the thread does not wake it.
   *
   * @throws TunException when it fails or is not done in time
   */
  long call(Duration patience) {
    Thread thread = new Thread(task, "wintun-call");
    thread.setDaemon(true);
    thread.start();
    Answer answer = answer(patience);
    if (answer.handle == 0) {
      throw WintunErrors.of(action, answer.error);
    }
    return answer.handle;
  }

  private Answer answer(Duration patience) {
    boolean interrupted = false;
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        try {
          return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          if (decided.compareAndSet(false, true)) {
            throw tooLate(patience);
          }
          end = System.nanoTime() + patience.toNanos();
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(action, e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private TunException tooLate(Duration patience) {
    return new TunException(
        action + " took longer than " + patience.toSeconds() + " s",
        "see whether another program is creating a Wintun adapter, and try again",
        WinError.ERROR_BUSY);
  }
}
