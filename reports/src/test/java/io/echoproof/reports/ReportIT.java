package io.echoproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.echoproof.reports.allure.AllureException;
import io.echoproof.reports.allure.AllureGenerator;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.sample.AlteredRun;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report, made by Allure's own generator. */
class ReportIT {
  private static final int LARGEST_REPORT = 6 * 1024 * 1024;

  @TempDir Path temp;

  @Test
  void makesOneFileThatAsksForNothing() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("a run"));
    RunRecord run = SampleRun.small();
    SampleRun.writeCaptures(run, directory);

    Written written = writer().write(directory, run);

    assertTrue(written.complete(), written.problems()::toString);
    String html = Files.readString(directory.report());
    assertFalse(html.contains("googletagmanager"));
    assertTrue(html.contains("<title>EchoProof: builtin over pcap</title>"));
    ReportHtml report = new ReportHtml(directory.report());
    assertEquals(8, report.json("widgets/summary.json").at("/statistic/total").asInt());
    assertEquals(6, report.json("data/categories.json").get("children").size());
    assertEquals("Result", report.json("widgets/environment.json").get(0).get("name").asText());
    assertTrue(report.fragment("behaviors", "HDR-12").startsWith("#behaviors/"));
    assertTrue(
        report.files().keySet().stream().anyMatch(file -> file.endsWith(".pcapng")),
        "captures are attached");
  }

  @Test
  void isSmallAndQuickForAWholeRun() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("large"));
    RunRecord run = SampleRun.large(72);
    SampleRun.writeCaptures(run, directory);
    Instant start = Instant.now();

    Written written = writer().write(directory, run);

    Duration took = Duration.between(start, Instant.now());
    assertTrue(written.complete(), written.problems()::toString);
    long size = Files.size(directory.report());
    System.out.println("80 cases: " + took.toMillis() + " ms, report.html " + size + " octets");
    assertTrue(size < LARGEST_REPORT, size + " octets");
    // The promise is 5 s on an idle machine; this only finds what is badly wrong.
    assertTrue(took.toSeconds() < 30, took::toString);
  }

  @Test
  void theSecondRunShowsATrend() throws IOException {
    Path kept = temp.resolve("kept");
    Instant monday = Instant.parse("2026-11-23T10:00:00Z");

    RunDirectory first = site(kept, "first", AlteredRun.at(SampleRun.small(), monday));
    assertEquals(1, new ReportHtml(first.report()).json("widgets/history-trend.json").size());
    RunDirectory second =
        site(kept, "second", AlteredRun.at(SampleRun.small(), monday.plusSeconds(86_400)));

    JsonNode trend = new ReportHtml(second.report()).json("widgets/history-trend.json");
    assertEquals(2, trend.size(), trend::toString);
    assertEquals(2, trend.get(0).get("buildOrder").asInt(), trend::toString);
    assertEquals(8, trend.get(1).at("/data/total").asInt(), trend::toString);
    assertTrue(Files.exists(second.site().resolve("index.html")));
    JsonNode ofSite =
        new ObjectMapper().readTree(second.site().resolve("widgets/history-trend.json").toFile());
    assertEquals(trend, ofSite);
    assertFalse(Files.readString(second.report()).contains("[data-id=\"history-trend\"]"));
    assertTrue(Files.readString(first.report()).contains("[data-id=\"history-trend\"]"));
  }

  @Test
  void aRunCountsOnceHoweverOftenItsReportIsMade() throws IOException {
    Path kept = temp.resolve("kept");
    RunRecord run = SampleRun.small();

    site(kept, "run", run);
    String once = Files.readString(kept.resolve("history.json"));
    RunDirectory again = site(kept, "run", run);

    assertEquals(1, new ReportHtml(again.report()).json("widgets/history-trend.json").size());
    JsonNode cases = new ObjectMapper().readTree(kept.resolve("history.json").toFile());
    assertEquals(new ObjectMapper().readTree(once).size(), cases.size());
    for (JsonNode one : cases) {
      assertEquals(1, one.at("/statistic/total").asInt(), cases::toString);
      assertEquals(1, one.get("items").size(), cases::toString);
    }
  }

  @Test
  void aHistoryThatIsNoneIsLeftAlone() throws IOException {
    Path kept = Files.createDirectory(temp.resolve("kept"));
    Path trend = Files.writeString(kept.resolve("history-trend.json"), "{\"not\": \"Allure's\"}");
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));

    Written written = writer().withSite(Optional.of(kept)).write(directory, SampleRun.small());

    assertTrue(
        written.problems().get(0).contains(trend + " is no history of Allure's"),
        written.problems()::toString);
    assertTrue(Files.exists(directory.junitXml()));
    assertEquals("{\"not\": \"Allure's\"}", Files.readString(trend));
  }

  private RunDirectory site(Path kept, String name, RunRecord run) throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve(name));
    Written written = writer().withSite(Optional.of(kept)).write(directory, run);
    assertTrue(written.complete(), written.problems()::toString);
    return directory;
  }

  @Test
  void saysWhatTheGeneratorSaid() throws IOException {
    Path home = temp.resolve("empty");
    Files.createDirectories(home.resolve("lib"));
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));

    Written written =
        new ReportWriter(
                Optional.of(new AllureGenerator(home, java(), Duration.ofMinutes(1))), Map.of())
            .write(directory, SampleRun.small());

    assertEquals(1, written.problems().size(), written.problems()::toString);
    String problem = written.problems().get(0);
    assertTrue(problem.contains("report.html was not written: Allure's generator"), problem);
    assertTrue(problem.contains("io.qameta.allure.CommandLine"), problem);
    assertTrue(Files.exists(directory.junitXml()));
    assertFalse(Files.exists(directory.report()));
  }

  @Test
  void stopsAGeneratorThatTakesTooLong() throws IOException {
    AllureGenerator hasty = new AllureGenerator(installed(), java(), Duration.ofMillis(1));

    AllureException e =
        assertThrows(
            AllureException.class,
            () -> hasty.generate(temp, temp.resolve("out"), "x", AllureGenerator.Form.SINGLE_FILE));

    assertTrue(String.valueOf(e.getMessage()).contains("was stopped after"), e.getMessage());
  }

  @Test
  void mergesTwoTargets() throws IOException {
    RunDirectory first = RunDirectory.create(temp.resolve("first"));
    RunDirectory second = RunDirectory.create(temp.resolve("second"));
    writer().withoutHtml().write(first, SampleRun.against("builtin"));
    writer().withoutHtml().write(second, SampleRun.against("host"));
    RunDirectory both = RunDirectory.create(temp.resolve("both"));

    assertTrue(writer().merge(List.of(first, second), both).complete());

    assertEquals(
        16,
        new ReportHtml(both.report()).json("widgets/summary.json").at("/statistic/total").asInt());
  }

  static ReportWriter writer() {
    return new ReportWriter(AllureGenerator.find(Duration.ofMinutes(2)), Map.of());
  }

  private static Path installed() {
    return Path.of(System.getProperty(AllureGenerator.HOME_PROPERTY));
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
