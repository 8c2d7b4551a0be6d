package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** Debian's lwIP with an adapter: a stack that this project did not write. */
final class LwipProgram {
  private static final Path HEADERS = Path.of("/usr/include/lwip");
  private static final Path SOURCE = Path.of("src", "test", "native", "lwipstack.c");
  private static final Duration LONGEST_BUILD = Duration.ofMinutes(2);
  private static final Once<Path> BUILT = new Once<>(LwipProgram::build);

  private LwipProgram() {}

  /** What it needs that is missing here. */
  static Optional<String> missing() throws InterruptedException {
    if (!Files.isDirectory(HEADERS)) {
      return Optional.of("no lwIP (Debian: apt-get install liblwip-dev)");
    }
    return SystemProgram.refusal(new ProcessBuilder("gcc", "--version"));
  }

  /** The program, built once. */
  static Path get() {
    return BUILT.get();
  }

  private static Path build() throws IOException, InterruptedException {
    Path program = Lane.DIRECTORY.resolve("lwipstack");
    Files.createDirectories(Lane.DIRECTORY);
    List<String> command =
        List.of(
            "gcc",
            "-std=gnu11",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-O1",
            "-g",
            "-I" + HEADERS,
            "-o",
            program.toString(),
            SOURCE.toAbsolutePath().toString(),
            "-llwip");
    try (Child gcc = Child.start(new ProcessBuilder(command))) {
      Ended ended = gcc.awaitEnd(LONGEST_BUILD);
      Assertions.assertEquals(0, ended.status(), ended::transcript);
    }
    return program;
  }
}
