package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.allure.AllureGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir static Path temporary;

  private static Path first;
  private static Path second;

  @BeforeAll
  static void twoRuns() {
    first = run("first", "CKS-05", "CKS-01");
    second = run("second", "ECH-01");
  }

  private static Path run(String name, String... selectors) {
    Path out = temporary.resolve(name);
    List<String> args =
        new java.util.ArrayList<>(
            List.of("run", "--link", "memory", "--no-report", "--out", out.toString()));
    args.addAll(List.of(selectors));
    Cli.call(args.toArray(String[]::new)).succeeded();
    return out;
  }

  /** A build that has not packaged Allure's generator yet can't make the one-file report. */
  private static void assertWritten(Cli.Result result, Path directory) {
    if (AllureGenerator.find(Duration.ofSeconds(1)).isPresent()) {
      result.succeeded();
      assertTrue(Files.isRegularFile(directory.resolve("report.html")));
    } else {
      result.failed(4, 1);
      assertTrue(result.err().contains("Allure's generator was not found"), result.err());
    }
    assertTrue(Files.isRegularFile(directory.resolve("junit.xml")));
    assertTrue(Files.isRegularFile(directory.resolve("summary.md")));
    assertTrue(Files.isDirectory(directory.resolve("allure-results")));
  }

  @Test
  void aReportIsMadeAgainInPlace() throws IOException {
    byte[] runJson = Files.readAllBytes(first.resolve("run.json"));
    byte[] junit = Files.readAllBytes(first.resolve("junit.xml"));
    byte[] summary = Files.readAllBytes(first.resolve("summary.md"));
    Files.delete(first.resolve("junit.xml"));
    Files.delete(first.resolve("summary.md"));
    assertWritten(Cli.call("report", first.toString()), first);
    assertArrayEquals(runJson, Files.readAllBytes(first.resolve("run.json")));
    assertArrayEquals(junit, Files.readAllBytes(first.resolve("junit.xml")));
    assertArrayEquals(summary, Files.readAllBytes(first.resolve("summary.md")));
  }

  @Test
  void severalRunsGetOneReport() throws IOException {
    Path both = temporary.resolve("both");
    assertWritten(
        Cli.call("report", first.toString(), second.toString(), "--out", both.toString()), both);
    String junit = Files.readString(both.resolve("junit.xml"));
    assertTrue(junit.contains("CKS-05.all-zero"), junit);
    assertTrue(junit.contains("ECH-01"), junit);
    assertFalse(Files.exists(both.resolve("run.json")));
  }

  @Test
  void theHistoryIsKeptFromRunToRun() throws IOException {
    Path kept = temporary.resolve("kept");
    for (Path run : List.of(first, second)) {
      Cli.Result result = Cli.call("report", run.toString(), "--history", kept.toString());
      assertWritten(result, run);
    }
    if (AllureGenerator.find(Duration.ofSeconds(1)).isPresent()) {
      assertTrue(Files.isRegularFile(second.resolve("site/index.html")));
      String trend = Files.readString(kept.resolve("history-trend.json"));
      assertEquals(2, trend.split("buildOrder", -1).length - 1, trend);
    }
  }

  @Test
  void aHistoryHasADirectoryOfItsOwn() throws IOException {
    Path foreign = Files.createDirectory(temporary.resolve("letters"));
    Files.writeString(foreign.resolve("letter.txt"), "dear reader");
    String history = foreign.toString();
    Cli.Result result = Cli.call("report", first.toString(), "--history", history).failed(2, 1);
    assertTrue(result.err().contains("it holds letter.txt"), result.err());
    Cli.call("run", "--history", history).failed(2, 1);
    Cli.call("run", "--no-report", "--site").failed(2, 1);
  }

  @Test
  void aMaskedCopyHasOtherAddresses() throws IOException {
    Path copy = temporary.resolve("masked");
    assertWritten(Cli.call("report", first.toString(), "--mask", "--out", copy.toString()), copy);
    String original = Files.readString(first.resolve("run.json"));
    String masked = Files.readString(copy.resolve("run.json"));
    assertTrue(original.contains("192.0.2.1"), original);
    assertFalse(masked.contains("192.0.2."), masked);
    assertTrue(masked.contains("203.0.113.1"), masked);
  }

  @Test
  void aMaskedCopyNeedsAPlaceOfItsOwn() {
    String one = first.toString();
    Cli.call("report", one, "--mask").failed(2, 1);
    Cli.call("report", one, second.toString(), "--mask", "--out", one + "-masked").failed(2, 1);
    Cli.call("report", one, "--mask-word", "x").failed(2, 1);
    assertTrue(Files.exists(first.resolve("run.json")));
  }

  @Test
  void severalRunsNeedAPlaceOfTheirOwn() {
    String one = first.toString();
    String two = second.toString();
    Cli.call("report", one, two).failed(2, 1);
    Cli.call("report", one, two, "--out", one).failed(2, 1);
    Cli.call("report", one, one, "--out", temporary.resolve("twice").toString()).failed(2, 1);
    assertTrue(Files.exists(first.resolve("run.json")));
  }

  @Test
  void whatIsNoRunDirectoryIsSaidInOneLine() throws IOException {
    Cli.call("report", temporary.resolve("nowhere").toString()).failed(2, 1);
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    Cli.Result result = Cli.call("report", empty.toString()).failed(2, 1);
    assertTrue(result.err().contains("there is no run.json in it"), result.err());
  }

  @Test
  void anotherSchemaIsSaidInOneLine() throws IOException {
    Path future = Files.createDirectory(temporary.resolve("future"));
    Files.writeString(future.resolve("run.json"), "{\"schemaVersion\": 99}");
    Cli.Result result = Cli.call("report", future.toString()).failed(2, 1);
    assertTrue(result.err().contains("schema version 99"), result.err());
    Files.writeString(future.resolve("run.json"), "{\"schemaVersion\": ");
    Cli.call("report", future.toString()).failed(2, 1);
  }

  @Test
  void nothingThatIsNotOursIsOverwritten() throws IOException {
    Path foreign = Files.createDirectory(temporary.resolve("foreign"));
    Path letter = Files.writeString(foreign.resolve("letter.txt"), "dear reader");
    Cli.call("report", first.toString(), "--out", foreign.toString()).failed(2, 1);
    Cli.call("report", first.toString(), "--out", letter.toString()).failed(2, 1);
    assertEquals("dear reader", Files.readString(letter));
  }

  /** An older report makes room for a new one only when there will be one. */
  @Test
  void aBadRunLeavesTheOldReport() throws IOException {
    Path old = run("old", "ECH-01");
    Path nowhere = temporary.resolve("nowhere");
    Cli.call("report", nowhere.toString(), "--out", old.toString()).failed(2, 1);
    assertTrue(Files.exists(old.resolve("run.json")));
  }
}
