package io.echoproof.reports.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.sample.AlteredRun;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonFilesTest {
  private static final String MARKUP = "<img src=x onerror=alert(1)>";

  @TempDir Path temp;

  private List<Path> write() throws IOException {
    return ComparisonWriter.write(
        Comparison.of(
            List.of(
                new ComparedRun("ours", SampleRun.small(), Optional.of("../run/report.html")),
                new ComparedRun(
                    "a \"b\", c",
                    AlteredRun.observing(
                        SampleRun.small(),
                        new ObservationRecord("ECH-30", "initial TTL", MARKUP),
                        new ObservationRecord("ECH-31", "code | other than 0", "=1+1")),
                    Optional.empty()))),
        temp.resolve("comparison"));
  }

  @Test
  void thePageHasEveryRowAndNoForeignMarkup() throws IOException {
    String page = Files.readString(write().get(0));

    for (String shown :
        List.of(
            "They differ (1)",
            "HDR-12",
            "one echo reply whose flags are 000",
            "echoproof run HDR-12.reserved-flag",
            "href=\"../run/report.html\"",
            "&lt;img src=x")) {
      assertTrue(page.contains(shown), shown);
    }
    assertFalse(page.contains(MARKUP));
  }

  @Test
  void theCsvQuotesAndDefusesFormulas() throws IOException {
    String csv = Files.readString(write().get(1));
    assertTrue(
        csv.startsWith(
            "\"kind\",\"id\",\"title\",\"level\",\"differs\",\"ours\",\"a \"\"b\"\", c\"\r\n"),
        csv);
    assertTrue(
        csv.contains(
            "\"requirement\",\"HDR-12\",\"Reserved flag bit\",\"MUST NOT\",\"no\",\"fail\","
                + "\"fail\"\r\n"),
        csv);
    assertFalse(csv.contains("\"=1+1\""), csv);
  }

  @Test
  void theJsonHasTheSame() throws IOException {
    JsonNode json = new ObjectMapper().readTree(write().get(2).toFile());
    assertEquals(1, json.get("schemaVersion").asInt());
    assertEquals("ours", json.get("targets").get(0).get("name").asText());
    JsonNode row = json.get("rows").get(1);
    assertEquals("HDR-12", row.get("id").asText());
    assertEquals("fail", row.get("targets").get("ours").get("value").asText());
    assertEquals(
        "the reply carries the reserved flag",
        row.get("targets").get("ours").get("reason").asText());
  }
}
