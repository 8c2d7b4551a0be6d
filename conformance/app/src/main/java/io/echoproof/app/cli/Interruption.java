package io.echoproof.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: the run is told to end, and the JVM stays until what was judged so far is written, but no
 * longer than a while.
 */
final class Interruption {
  private static final long LONGEST_SECONDS = 30;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable abort) {
    this.hook =
        new Thread(
            () -> {
              abort.run();
              try {
                done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "echoproof-interruption");
  }

  /** From now on an interruption calls that. */
  static Interruption install(Runnable abort) {
    Interruption interruption = new Interruption(abort);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Everything is written. */
  void finished() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already, and the hook has done its work.
    }
  }
}
