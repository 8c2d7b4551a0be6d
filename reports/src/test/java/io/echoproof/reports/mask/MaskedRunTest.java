package io.echoproof.reports.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.ReportWriter;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches everything that is written about a masked run for what was in the original. */
class MaskedRunTest {
  private static final List<String> ORIGINALS =
      List.of("192.0.2.", "c00002", "c0 00 02", "6.18.44", "builder-7");

  @TempDir Path temp;
  private RunDirectory original;
  private RunDirectory copy;

  @BeforeEach
  void copies() throws IOException {
    original = RunDirectory.create(temp.resolve("builder-7"));
    RunRecord run = SampleRun.against("builder-7");
    SampleRun.writeCaptures(run, original);
    writer().write(original, run);
    copy = RunDirectory.create(temp.resolve("public"));
    MaskedRun.write(original, Map.of("builder-7", "host"), copy);
    writer().rewrite(copy);
  }

  private static ReportWriter writer() {
    return new ReportWriter(Optional.empty(), Map.of()).withoutHtml();
  }

  private static List<Path> files(RunDirectory directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory.path())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** As text, and as octets in hex, so that captures are searched too. */
  private static boolean holds(Path file, String word) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    String digits = word.replace(" ", "");
    boolean hex = digits.matches("[0-9a-f]{6}");
    return new String(octets, StandardCharsets.ISO_8859_1).contains(word)
        || (hex && HexFormat.of().formatHex(octets).contains(digits));
  }

  @Test
  void nothingOfTheOriginalIsLeft() throws IOException {
    for (String word : ORIGINALS) {
      boolean inOriginal = false;
      for (Path file : files(original)) {
        inOriginal |= holds(file, word);
      }
      assertTrue(inOriginal, word + " is not in the original: the search proves nothing");
      for (Path file : files(copy)) {
        assertFalse(holds(file, word), word + " in " + temp.relativize(file));
      }
    }
  }

  @Test
  void theCopyIsTheSameRunOtherwise() throws IOException {
    RunRecord before = RunJson.read(original.runJson());
    RunRecord after = RunJson.read(copy.runJson());
    assertEquals("203.0.113.1", after.target().address());
    assertEquals(before.requirements().size(), after.requirements().size());
    assertEquals(before.outcome(), after.outcome());
    assertEquals(before.seed(), after.seed());
    assertEquals(
        before.cases().stream().map(c -> c.verdict()).toList(),
        after.cases().stream().map(c -> c.verdict()).toList());
    assertEquals(
        files(original).stream().filter(f -> f.toString().endsWith(".pcapng")).count(),
        files(copy).stream().filter(f -> f.toString().endsWith(".pcapng")).count());
  }
}
