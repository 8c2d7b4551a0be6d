package io.echoproof.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Tests that need something of the machine. Where it is missing they are skipped with the reason,
 * or fail when {@code ECHOPROOF_REQUIRE_LANES} is set; where they ran, a file says so, because a
 * build in which nothing ran looks like one in which everything passed.
 */
public final class Lane {
  private static final String REQUIRE = "ECHOPROOF_REQUIRE_LANES";
  private static final Path RAN = Path.of("target", "lanes", "reports.txt");

  private Lane() {}

  /**
   * Goes on when nothing is missing.
   *
   * @param name the lane's name
   * @param missing what is missing, and what would be needed
   */
  public static void require(String name, Optional<String> missing) {
    if (missing.isPresent()) {
      String reason = "lane " + name + " skipped: " + missing.get();
      if (!System.getenv().getOrDefault(REQUIRE, "").isEmpty()) {
        Assertions.fail(reason + " (and " + REQUIRE + " is set)");
      }
      Assumptions.abort(reason);
    }
    try {
      Files.createDirectories(RAN.getParent());
      Files.writeString(
          RAN, name + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
