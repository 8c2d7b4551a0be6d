package io.echoproof.app.lane;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** A little program of the system, such as mkfifo. */
final class SystemProgram {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private SystemProgram() {}

  /** Runs a program that has to end with status 0. */
  static void succeed(ProcessBuilder builder) throws InterruptedException {
    refusal(builder).ifPresent(Assertions::fail);
  }

  /** Why a program can't be run or does not end with status 0; empty when all is well. */
  static Optional<String> refusal(ProcessBuilder builder) throws InterruptedException {
    try (Child child = Child.start(builder)) {
      Ended ended = child.awaitEnd(LONGEST);
      return ended.status() == 0 ? Optional.empty() : Optional.of(ended.transcript());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
