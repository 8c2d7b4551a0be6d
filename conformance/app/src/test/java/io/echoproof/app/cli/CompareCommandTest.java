package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir static Path temporary;

  private static Path first;
  private static Path second;

  @BeforeAll
  static void twoRuns() {
    first = run("first", "CKS-05");
    second = run("second", "ECH-01");
  }

  private static Path run(String name, String selector) {
    Path out = temporary.resolve(name);
    Cli.call("run", "--link", "memory", "--no-report", "--out", out.toString(), selector)
        .succeeded();
    return out;
  }

  @Test
  void runsStandSideBySide() throws IOException {
    Path out = temporary.resolve("compared");
    Cli.Result result =
        Cli.call("compare", "ours=" + first, second.toString(), "--out", out.toString())
            .succeeded();

    assertTrue(result.out().contains("comparison.html"), result.out());
    String csv = Files.readString(out.resolve("comparison.csv"));
    assertTrue(csv.lines().findFirst().orElseThrow().contains("\"ours\",\"builtin"), csv);
    assertTrue(
        csv.lines().anyMatch(l -> l.contains("\"CKS-05\"") && l.endsWith("\"pass\",\"not run\"")),
        csv);
    assertTrue(Files.readString(out.resolve("comparison.html")).contains("ECH-01"));
  }

  @Test
  void runsWithOneNameAreOneColumn() throws IOException {
    Path out = temporary.resolve("merged");
    Cli.call("compare", "one=" + first, "one=" + second, "--out", out.toString()).succeeded();
    String csv = Files.readString(out.resolve("comparison.csv"));
    assertTrue(
        csv.lines().anyMatch(l -> l.contains("\"CKS-05\"") && l.endsWith("\"no\",\"pass\"")), csv);
    assertTrue(
        csv.lines().anyMatch(l -> l.contains("\"ECH-01\"") && l.endsWith("\"no\",\"pass\"")), csv);
  }

  @Test
  void whatIsNoRunDirectoryIsSaidInOneLine() {
    Path out = temporary.resolve("nothing");
    Cli.Result result =
        Cli.call("compare", "x=" + temporary.resolve("nowhere"), "--out", out.toString())
            .failed(2, 1);
    assertTrue(result.err().contains("does not exist"), result.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void aFileIsNoPlaceForAComparison() throws IOException {
    Path letter = Files.writeString(temporary.resolve("letter.txt"), "dear reader");
    Cli.call("compare", first.toString(), "--out", letter.toString()).failed(2, 1);
    assertEquals("dear reader", Files.readString(letter));
  }
}
