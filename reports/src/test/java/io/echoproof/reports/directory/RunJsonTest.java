package io.echoproof.reports.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJsonTest {
  @TempDir Path temp;
  private Path file = Path.of("");

  @BeforeEach
  void setUp() throws IOException {
    file = temp.resolve("run.json");
    RunJson.write(SampleRun.small(), file);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertEquals(SampleRun.small(), RunJson.read(file));
  }

  @Test
  void writesTheSameOctetsEveryTime() throws IOException {
    Path again = temp.resolve("again.json");
    RunJson.write(RunJson.read(file), again);

    assertEquals(-1, Files.mismatch(file, again));
  }

  @Test
  void keepsTheOrderOfTheEnvironment() throws IOException {
    assertEquals(
        "[operating system, java, net.ipv4.icmp_ratelimit, libpcap]",
        RunJson.read(file).environment().keySet().toString());
  }

  @Test
  void writesAFieldOnOneLine() throws IOException {
    assertTrue(
        Files.readString(file)
            .lines()
            .anyMatch(line -> line.contains("\"Version\"") && line.contains("\"expected\"")));
  }

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    try (var files = Files.list(temp)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void passesOverWhatIsNew() throws IOException {
    edit("\"tool\" :", "\"later\" : [ { \"x\" : 1 } ], \"tool\" :");

    assertEquals(SampleRun.small(), RunJson.read(file));
  }

  @Test
  void refusesAnotherVersionAndNamesIt() throws IOException {
    edit("\"schemaVersion\" : " + RunRecord.SCHEMA_VERSION, "\"schemaVersion\" : 99");

    String message = failure();
    assertTrue(message.contains("schema version 99"), message);
    assertTrue(message.contains("reads version " + RunRecord.SCHEMA_VERSION), message);
  }

  @Test
  void refusesAFileWithoutAVersion() throws IOException {
    Files.writeString(file, "{\"name\": \"left-pad\"}");

    assertTrue(failure().contains("no schemaVersion"), failure());
  }

  @Test
  void namesFileAndLineOfAMalformedValue() throws IOException {
    String json = Files.readString(file);
    Files.writeString(file, json.replaceFirst("\"prefixLength\" : 24", "\"prefixLength\" : oops"));
    long line = json.substring(0, json.indexOf("\"prefixLength\"")).lines().count();

    assertTrue(failure().startsWith(file + ", line " + line + ":"), failure());
  }

  @Test
  void namesFileAndLineOfATornFile() throws IOException {
    String json = Files.readString(file);
    Files.writeString(file, json.substring(0, json.length() / 2));

    assertTrue(failure().startsWith(file + ", line "), failure());
  }

  @Test
  void refusesAMissingValue() throws IOException {
    edit("\"seed\" : \"7f3a-99c1\",", "");

    assertTrue(failure().contains("seed"), failure());
  }

  @Test
  void tellsARunFromOtherFiles() throws IOException {
    assertTrue(RunJson.looksLikeRun(file));
    assertFalse(RunJson.looksLikeRun(temp.resolve("missing")));
    Files.writeString(file, "[]");
    assertFalse(RunJson.looksLikeRun(file));
    Files.writeString(file, "not json");
    assertFalse(RunJson.looksLikeRun(file));
  }

  private void edit(String what, String with) throws IOException {
    String json = Files.readString(file);
    assertTrue(json.contains(what), what);
    Files.writeString(file, json.replace(what, with));
  }

  private String failure() {
    String message =
        assertThrows(RunDirectoryException.class, () -> RunJson.read(file)).getMessage();
    return message == null ? "" : message;
  }
}
