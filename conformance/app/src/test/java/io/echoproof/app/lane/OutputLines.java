package io.echoproof.app.lane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The lines that a program prints on one of its streams, taken as they come. */
final class OutputLines {
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private OutputLines() {}

  /** Begins to read. */
  static OutputLines of(InputStream stream, String threadName) {
    OutputLines output = new OutputLines();
    Thread reader = new Thread(() -> output.read(stream), threadName);
    reader.setDaemon(true);
    reader.start();
    return output;
  }

  private void read(InputStream stream) {
    try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(the stream broke: " + e.getMessage() + ")");
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** What was printed so far. */
  synchronized List<String> all() {
    return List.copyOf(lines);
  }

  /** The first such line; empty when the stream ended or the time was over without one. */
  synchronized Optional<String> await(Predicate<String> wanted, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    int next = 0;
    while (true) {
      for (; next < lines.size(); next++) {
        if (wanted.test(lines.get(next))) {
          return Optional.of(lines.get(next));
        }
      }
      long left = deadline - System.nanoTime();
      if (ended || left <= 0) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Waits until the stream has ended; whoever inherited it may keep it open longer than that. */
  void awaitEnd(Duration atMost) throws InterruptedException {
    await(line -> false, atMost);
  }
}
