package io.echoproof.tun;

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
 * Tests that need something of the machine belong to a lane. Where it is missing they are skipped,
 * with the reason, unless the variable ECHOPROOF_REQUIRE_LANES is set: then they fail, so that a
 * runner which should have it can't go green without it. A lane that ran leaves its name in {@code
 * target/lanes/}.
 */
public final class Lane {
  private static final Path RECORD = Path.of("target", "lanes", "wintun.txt");
  private static final Set<String> RECORDED = ConcurrentHashMap.newKeySet();

  private Lane() {}

  /**
   * Goes on only when nothing is missing.
   *
   * @param lane its name
   * @param whatIsMissing the reason why the lane can't run here; empty when it can
   */
  public static void require(String lane, Optional<String> whatIsMissing) {
    if (whatIsMissing.isEmpty()) {
      record(lane);
      return;
    }
    if (Optional.ofNullable(System.getenv("ECHOPROOF_REQUIRE_LANES")).orElse("").isEmpty()) {
      Assumptions.abort("lane " + lane + " skipped: " + whatIsMissing.get());
    }
    Assertions.fail("lane " + lane + " is required and can't run: " + whatIsMissing.get());
  }

  private static void record(String lane) {
    if (!RECORDED.add(lane)) {
      return;
    }
    try {
      Files.createDirectories(RECORD.getParent());
      Files.writeString(RECORD, lane + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
