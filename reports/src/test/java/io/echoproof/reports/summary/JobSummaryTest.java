package io.echoproof.reports.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSummaryTest {
  @TempDir Path temp;

  @Test
  void thereIsNoneOutsideOfAJob() {
    assertEquals(Optional.empty(), JobSummary.file(Map.of()));
    assertEquals(Optional.empty(), JobSummary.file(Map.of(JobSummary.VARIABLE, " ")));
  }

  @Test
  void isCutBelowGitHubsLimitAfterAWholeLine() throws IOException {
    Path file = temp.resolve("summary");

    JobSummary.append("| a row of a table |\n".repeat(100_000), file);

    String written = Files.readString(file);
    assertTrue(Files.size(file) < 1024 * 1024);
    assertTrue(written.contains("|\n\nThe rest is in summary.md."), "cut after a whole line");
  }
}
