package io.echoproof.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: whatever goes on is told to end, and the JVM stays until what was judged so far is
 * written and what was changed on the machine is undone, but no longer than a while.
 */
public final class Interruption {
  private static final long LONGEST_SECONDS = 30;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "echoproof-interruption");
  private Runnable abort = () -> {};
  private boolean interrupted;

  private Interruption() {}

  /** From now on the JVM stays until {@link #finished}. */
  public static Interruption install() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** From now on an interruption calls that. */
  static Interruption install(Runnable abort) {
    Interruption interruption = install();
    interruption.calls(abort);
    return interruption;
  }

  /** An interruption calls that; at once when there was one already. */
  public void calls(Runnable toAbort) {
    synchronized (this) {
      abort = toAbort;
      if (!interrupted) {
        return;
      }
    }
    toAbort.run();
  }

  private synchronized Runnable interrupted() {
    interrupted = true;
    return abort;
  }

  void interrupt() {
    interrupted().run();
    try {
      done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is written and undone. */
  public void finished() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already, and the hook has done its work.
    }
  }
}
