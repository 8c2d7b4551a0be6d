package io.echoproof.reports.allure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.echoproof.reports.directory.FileTree;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.sample.SampleRun;
import io.echoproof.reports.view.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureResultsTest {
  private final ObjectMapper mapper = new ObjectMapper();
  @TempDir Path temp;

  @Test
  void mapsVerdicts() throws IOException {
    assertEquals(
        Map.of(
            "HDR-03.every-header-bit", "passed",
            "HDR-12.reserved-flag", "failed",
            "CKS-05.odd-padding", "failed",
            "ECH-09.tos", "passed",
            "ECH-01.all-sizes", "passed",
            "FRG-07.tiny", "skipped",
            "TSP-01.reply", "skipped",
            "PNG-02.loss", "broken"),
        field(write(SampleRun.small()), "status"));
    assertEquals("failed", field(write(SampleRun.strict()), "status").get("ECH-09.tos"));
  }

  @Test
  void putsEveryCaseIntoTheRightCategory() throws IOException {
    Map<String, JsonNode> results = write(SampleRun.small());
    assertEquals(List.of(), categories(one(results, "HDR-03.every-header-bit")));
    assertEquals(List.of("Target is wrong"), categories(one(results, "HDR-12.reserved-flag")));
    assertEquals(List.of("Expected deviation"), categories(one(results, "CKS-05.odd-padding")));
    assertEquals(List.of("SHOULD not met"), categories(one(results, "ECH-09.tos")));
    assertEquals(List.of("Could not be carried"), categories(one(results, "FRG-07.tiny")));
    assertEquals(
        List.of("Not applicable to this target"), categories(one(results, "TSP-01.reply")));
    assertEquals(List.of("Harness or environment"), categories(one(results, "PNG-02.loss")));
    assertEquals(
        List.of("SHOULD not met"), categories(one(write(SampleRun.strict()), "ECH-09.tos")));
  }

  @Test
  void historyDoesNotDependOnWhereACaseStands() throws IOException {
    Map<String, String> before = field(write(SampleRun.small()), "historyId");
    List<CaseRecord> cases = new ArrayList<>(SampleRun.large(1).cases());
    Collections.reverse(cases);

    Map<String, String> after = field(write(SampleRun.withCases(cases)), "historyId");

    assertEquals(before.size() + 1, after.size());
    before.forEach((id, historyId) -> assertEquals(historyId, after.get(id), id));
    assertEquals(after.size(), after.values().stream().distinct().count());
  }

  @Test
  void historyDependsOnTheTarget() throws IOException {
    Map<String, JsonNode> builtin = write(SampleRun.small());
    Map<String, JsonNode> host = write(SampleRun.against("host"));

    assertNotEquals(field(builtin, "historyId"), field(host, "historyId"));
    assertEquals(field(builtin, "testCaseId"), field(host, "testCaseId"));
  }

  @Test
  void labelsByRfcAreaAndRequirement() throws IOException {
    JsonNode result = one(write(SampleRun.small()), "HDR-12.reserved-flag");

    assertEquals(List.of("RFC 1812", "RFC 791"), labels(result, "epic"));
    assertEquals(List.of("HDR IPv4 header validation"), labels(result, "feature"));
    assertEquals(List.of("HDR-12 Reserved flag bit"), labels(result, "story"));
    assertEquals(List.of("critical"), labels(result, "severity"));
    assertEquals(List.of("HDR-12"), labels(result, "requirement"));
    assertEquals(List.of("builtin"), labels(result, "parentSuite"));
    assertEquals(
        "https://www.rfc-editor.org/rfc/rfc1812#section-4.2.2.3",
        result.get("links").get(0).get("url").asText());
    assertEquals("rfc", result.get("links").get(0).get("type").asText());
  }

  @Test
  void labelsALaxCase() throws IOException {
    JsonNode result = one(write(SampleRun.small()), "ECH-09.tos");

    assertEquals(List.of("lax"), labels(result, "verdict"));
    assertEquals(List.of("minor"), labels(result, "severity"));
    assertTrue(message(result).startsWith("SHOULD not met: "), message(result));
  }

  @Test
  void saysWhyADeviationIsExpected() throws IOException {
    JsonNode result = one(write(SampleRun.small()), "CKS-05.odd-padding");

    assertTrue(result.get("statusDetails").get("known").asBoolean());
    assertTrue(
        message(result).startsWith("Expected deviation: known since 2.1, to be fixed in 2.3"),
        message(result));
  }

  @Test
  void aLongMessageIsShownOnAClick() throws IOException {
    CaseRecord failed = SampleRun.small().cases().get(1);
    String message = "a\nb\nc\nd\ne\nf";
    CaseRecord wordy = SampleRun.withMessage(failed, message);

    JsonNode details =
        one(write(SampleRun.withCases(List.of(wordy))), wordy.id()).get("statusDetails");

    assertEquals("a … (click for all of it)", details.get("message").asText());
    assertEquals(message, details.get("trace").asText());
  }

  @Test
  void messagesCannotBecomeMarkup() throws IOException {
    JsonNode result = one(write(SampleRun.small()), "PNG-02.loss");

    assertFalse(message(result).contains("<"), message(result));
    assertTrue(message(result).contains("\\x07\\x1b[31m"), message(result));
    assertFalse(result.get("descriptionHtml").asText().contains("<script"));
  }

  @Test
  void oneScreenAnswersEverything() throws IOException {
    String html =
        one(write(SampleRun.small()), "HDR-12.reserved-flag").get("descriptionHtml").asText();

    for (String answer :
        List.of(
            "The reserved flag bit does not cause a drop",
            "MUST NOT",
            "rfc1812#section-4.2.2.3",
            "echo request with the reserved flag set",
            "one echo reply whose flags are 000",
            "one echo reply whose flags are 100",
            "◆ mutated",
            "✗ differs",
            "[<b class=\"ep-m\">80</b>]",
            "[<b class=\"ep-d\">80</b>]",
            "picoTCP (46120ab)",
            "echoproof run HDR-12.reserved-flag")) {
      assertTrue(html.contains(answer), answer + " in " + html);
    }
  }

  @Test
  void attachesEvidence() throws IOException {
    JsonNode attachments = one(write(SampleRun.small()), "HDR-12.reserved-flag").get("attachments");

    List<String> types = new ArrayList<>();
    attachments.forEach(a -> types.add(a.get("type").asText()));
    assertEquals(
        List.of("text/html", "text/plain", "application/vnd.tcpdump.pcap", "text/plain"), types);
    Path results = temp.resolve("run").resolve("allure-results");
    attachments.forEach(
        a -> assertTrue(Files.exists(results.resolve(a.get("source").asText())), a.toString()));
    String capture = attachments.get(2).get("source").asText();
    assertTrue(capture.endsWith(".pcapng"), capture);
    assertEquals(
        -1,
        Files.mismatch(
            results.resolve(capture),
            temp.resolve("run").resolve("captures").resolve("HDR-12.reserved-flag.pcapng")));
    String page = Files.readString(results.resolve(attachments.get(0).get("source").asText()));
    assertFalse(page.contains("<script"), page);
    assertEquals(List.of(), OutsideRequests.in(page));
  }

  @Test
  void writesTheSameFilesAgain() throws IOException {
    RunRecord run = SampleRun.small();
    assertEquals(field(write(run), "uuid"), field(write(run), "uuid"));
  }

  @Test
  void environmentCanBeReadAsProperties() throws IOException {
    write(SampleRun.small());
    Properties environment = new Properties();
    try (var in = Files.newInputStream(temp.resolve("run/allure-results/environment.properties"))) {
      environment.load(in);
    }
    assertEquals("Linux 6.18.44 amd64", environment.getProperty("operating system"));
    assertEquals("1.10.3 – TPACKET_V3", environment.getProperty("libpcap"));
    assertEquals("192.0.2.1/24, MTU 1500", environment.getProperty("Target address"));
  }

  private Map<String, JsonNode> write(RunRecord run) throws IOException {
    FileTree.delete(temp.resolve("run"));
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));
    SampleRun.writeCaptures(run, directory);
    AllureResults.write(
        List.of(new ResultSource(directory, new RunView(run))), directory.allureResults());
    Map<String, JsonNode> results = new TreeMap<>();
    try (var files = Files.newDirectoryStream(directory.allureResults(), "*-result.json")) {
      for (Path file : files) {
        JsonNode result = mapper.readTree(file.toFile());
        results.put(result.get("fullName").asText(), result);
      }
    }
    return results;
  }

  private List<String> categories(JsonNode result) throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode category :
        mapper.readTree(temp.resolve("run/allure-results/categories.json").toFile())) {
      List<String> statuses = new ArrayList<>();
      category.get("matchedStatuses").forEach(status -> statuses.add(status.asText()));
      String regex = category.path("messageRegex").asText(".*");
      if (statuses.contains(result.get("status").asText()) && message(result).matches(regex)) {
        names.add(category.get("name").asText());
      }
    }
    return names;
  }

  private static JsonNode one(Map<String, JsonNode> results, String id) {
    JsonNode result = results.get(id);
    assertNotNull(result, id);
    return result;
  }

  private static Map<String, String> field(Map<String, JsonNode> results, String name) {
    Map<String, String> values = new TreeMap<>();
    results.forEach((id, result) -> values.put(id, result.get(name).asText()));
    return values;
  }

  private static List<String> labels(JsonNode result, String name) {
    List<String> values = new ArrayList<>();
    result
        .get("labels")
        .forEach(
            label -> {
              if (label.get("name").asText().equals(name)) {
                values.add(label.get("value").asText());
              }
            });
    return values;
  }

  private static String message(JsonNode result) {
    return result.path("statusDetails").path("message").asText("");
  }
}
