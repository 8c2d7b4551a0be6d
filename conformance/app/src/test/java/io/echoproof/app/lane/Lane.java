package io.echoproof.app.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a group of tests needs of the machine. Where it is missing they are skipped, unless
 * ECHOPROOF_REQUIRE_LANES is set: then they fail. The names of lanes that ran are left in {@code
 * target/lanes/app.txt}.
 */
final class Lane {
  /** Where lanes leave what is worth looking at afterwards. */
  static final Path DIRECTORY = Path.of("target", "lanes").toAbsolutePath();

  private static final Set<String> RECORDED = ConcurrentHashMap.newKeySet();

  private Lane() {}

  /**
   * Goes on only when nothing is missing.
   *
   * @param lane its name
   * @param missing what this machine lacks for it
   */
  static void require(String lane, Optional<String> missing) {
    if (missing.isPresent()) {
      boolean required = !System.getenv().getOrDefault("ECHOPROOF_REQUIRE_LANES", "").isEmpty();
      if (required) {
        Assertions.fail("lane " + lane + " is required and can't run: " + missing.get());
      }
      Assumptions.abort("lane " + lane + " skipped: " + missing.get());
    }
    if (RECORDED.add(lane)) {
      record(lane);
    }
  }

  private static void record(String lane) {
    try {
      Files.createDirectories(DIRECTORY);
      Files.writeString(
          DIRECTORY.resolve("app.txt"),
          lane + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
