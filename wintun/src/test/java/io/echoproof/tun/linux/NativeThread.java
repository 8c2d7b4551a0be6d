package io.echoproof.tun.linux;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;

/**
 * A thread that may wait inside the kernel, where Java calls it runnable. The kernel knows better.
 *
 * @param name up to 15 letters, by which the kernel lists it
 */
record NativeThread(String name) {
  static NativeThread start(String name, FutureTask<?> task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return new NativeThread(name);
  }

  /** Polls until the kernel has put the thread to sleep inside poll(2). */
  void untilAsleep() throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!isAsleep()) {
      if (System.nanoTime() > end) {
        fail("the thread " + name + " did not fall asleep within ten seconds");
      }
      Thread.onSpinWait();
    }
  }

  private boolean isAsleep() throws IOException {
    try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path task : tasks) {
        if (read(task.resolve("comm")).strip().equals(name)) {
          String where = read(task.resolve("wchan"));
          return where.contains("poll") || (where.equals("0") && isInterruptiblySleeping(task));
        }
      }
    }
    return false;
  }

  /** For kernels that do not say where a thread sleeps. The state is the field behind the name. */
  private static boolean isInterruptiblySleeping(Path task) throws IOException {
    String stat = read(task.resolve("stat"));
    return stat.startsWith(") S ", Math.max(0, stat.lastIndexOf(')')));
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
