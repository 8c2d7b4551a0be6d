package io.echoproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunDirectoryException;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  @TempDir Path temp;

  @Test
  void writesEverythingElseWhenTheGeneratorIsMissing() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));

    Written written = writer(Map.of()).write(directory, SampleRun.small());

    assertEquals(
        List.of(
            directory.runJson(),
            directory.junitXml(),
            directory.summary(),
            directory.allureResults()),
        written.files());
    assertEquals(1, written.problems().size());
    String problem = written.problems().get(0);
    assertTrue(problem.startsWith(directory.report() + " was not written"), problem);
    assertTrue(problem.contains("echoproof.allure.home"), problem);
    assertFalse(written.complete());
  }

  @Test
  void hasNoProblemWhenHtmlIsNotWanted() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));

    Written written = writer(Map.of()).withoutHtml().write(directory, SampleRun.small());

    assertTrue(written.complete(), written.problems()::toString);
    assertFalse(Files.exists(directory.report()));
  }

  @Test
  void oneFileThatCannotBeWrittenDoesNotStopTheOthers() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));
    Files.createDirectories(directory.junitXml().resolve("in the way"));

    Written written = writer(Map.of()).withoutHtml().write(directory, SampleRun.small());

    assertEquals(1, written.problems().size(), written.problems()::toString);
    assertTrue(written.problems().get(0).contains("junit.xml"), written.problems()::toString);
    assertTrue(Files.exists(directory.summary()));
    assertTrue(Files.exists(directory.allureResults()));
  }

  @Test
  void appendsToTheJobSummary() throws IOException {
    Path job = Files.writeString(temp.resolve("job.md"), "# Before\n");
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));

    writer(Map.of("GITHUB_STEP_SUMMARY", job.toString()))
        .withoutHtml()
        .write(directory, SampleRun.small());

    assertEquals(
        "# Before\n" + Files.readString(directory.summary()) + "\n", Files.readString(job));
  }

  @Test
  void saysWhenTheJobSummaryCannotBeWritten() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));

    Written written =
        writer(Map.of("GITHUB_STEP_SUMMARY", temp.resolve("no/such/file").toString()))
            .withoutHtml()
            .write(directory, SampleRun.small());

    assertEquals(1, written.problems().size());
    assertTrue(Files.exists(directory.summary()));
  }

  @Test
  void rewritesFromTheRecordsAlone() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));
    ReportWriter writer = writer(Map.of()).withoutHtml();
    writer.write(directory, SampleRun.small());
    String junit = Files.readString(directory.junitXml());
    String summary = Files.readString(directory.summary());
    Files.delete(directory.junitXml());
    Files.delete(directory.summary());

    writer.rewrite(RunDirectory.open(directory.path()));

    assertEquals(junit, Files.readString(directory.junitXml()));
    assertEquals(summary, Files.readString(directory.summary()));
  }

  @Test
  void mergesRuns() throws IOException {
    ReportWriter writer = writer(Map.of()).withoutHtml();
    RunDirectory first = RunDirectory.create(temp.resolve("first"));
    RunDirectory second = RunDirectory.create(temp.resolve("second"));
    writer.write(first, SampleRun.against("builtin"));
    writer.write(second, SampleRun.against("host"));
    RunDirectory both = RunDirectory.create(temp.resolve("both"));

    Written written = writer.merge(List.of(first, second), both);

    assertTrue(written.complete(), written.problems()::toString);
    assertFalse(Files.exists(both.runJson()));
    try (var files = Files.list(both.allureResults())) {
      assertEquals(16, files.filter(f -> f.toString().endsWith("-result.json")).count());
    }
    assertTrue(Files.readString(both.junitXml()).contains("tests=\"16\""));
    assertTrue(Files.readString(both.summary()).contains("host is not conformant"));
    String environment = Files.readString(both.allureResults().resolve("environment.properties"));
    assertTrue(environment.startsWith("Run\\ 1=builtin over pcap"), environment);
    // What a merge leaves is recognised as ours.
    RunDirectory.create(both.path());
  }

  @Test
  void saysWhichRunCannotBeRead() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));
    Files.writeString(directory.runJson(), "{");

    RunDirectoryException e =
        assertThrows(RunDirectoryException.class, () -> writer(Map.of()).rewrite(directory));

    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(directory.runJson().toString()), message);
  }

  private static ReportWriter writer(Map<String, String> environment) {
    return new ReportWriter(Optional.empty(), environment);
  }
}
