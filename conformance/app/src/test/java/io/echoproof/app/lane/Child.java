package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** A program that a lane has started. It is not left behind. */
final class Child implements AutoCloseable {
  private static final Duration LEFT_OVER_OUTPUT = Duration.ofSeconds(5);

  private final List<String> command;
  private final Process process;
  private final OutputLines out;
  private final OutputLines err;

  private Child(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.out = OutputLines.of(process.getInputStream(), "out of " + process.pid());
    this.err = OutputLines.of(process.getErrorStream(), "err of " + process.pid());
  }

  /** Starts it; its standard input stays open until it is closed here. */
  static Child start(ProcessBuilder builder) throws IOException {
    return new Child(List.copyOf(builder.command()), builder.start());
  }

  /** Its process id, also after it became another program. */
  long pid() {
    return process.pid();
  }

  /** Waits until it prints such a line. */
  String awaitLine(Predicate<String> wanted, Duration atMost) throws InterruptedException {
    return out.await(wanted, atMost)
        .orElseGet(
            () ->
                Assertions.fail(
                    "not printed within " + atMost.toSeconds() + " s: " + sofar().transcript()));
  }

  /**
   * Kills what it has started, without a chance to clean up.
   *
   * @param argument which one: a part of its command line that no other has
   */
  void kill(String argument) throws IOException {
    started(argument).forEach(ProcessHandle::destroyForcibly);
  }

  /** Sends what it has started the signal of Ctrl-C. */
  void interrupt(String argument) throws IOException, InterruptedException {
    for (ProcessHandle child : started(argument)) {
      SystemProgram.succeed(new ProcessBuilder("sh", "-c", "kill -INT " + child.pid()));
    }
  }

  private List<ProcessHandle> started(String argument) throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    for (ProcessHandle child : process.descendants().toList()) {
      Path commandLine = Path.of("/proc", String.valueOf(child.pid()), "cmdline");
      if (Files.readString(commandLine, StandardCharsets.ISO_8859_1).contains(argument)) {
        found.add(child);
      }
    }
    Assertions.assertFalse(found.isEmpty(), () -> "not running: " + sofar().transcript());
    return found;
  }

  /** Waits until it ends by itself. */
  Ended awaitEnd(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      Assertions.fail("not ended within " + atMost.toSeconds() + " s: " + sofar().transcript());
    }
    out.awaitEnd(LEFT_OVER_OUTPUT);
    err.awaitEnd(LEFT_OVER_OUTPUT);
    return new Ended(command, process.exitValue(), out.all(), err.all());
  }

  private Ended sofar() {
    return new Ended(command, -1, out.all(), err.all());
  }

  /** Ends it and what it has started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(LEFT_OVER_OUTPUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
