package io.echoproof.reports;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.compare.ComparedRun;
import io.echoproof.reports.compare.Comparison;
import io.echoproof.reports.compare.ComparisonWriter;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.mask.MaskedRun;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches everything that is made of a masked run, the files packed into {@code report.html}, the
 * site, the kept history and a comparison included, for what was in the original.
 */
class MaskedReportIT {
  private static final List<String> ORIGINALS =
      List.of("192.0.2.", "c00002", "c0 00 02", "6.18.44", "builder-7");

  @TempDir Path temp;
  private final Map<String, byte[]> before = new TreeMap<>();
  private final Map<String, byte[]> after = new TreeMap<>();

  @BeforeEach
  void everyOutput() throws IOException {
    RunDirectory original = RunDirectory.create(temp.resolve("original"));
    RunRecord run = SampleRun.against("builder-7");
    SampleRun.writeCaptures(run, original);
    ReportIT.writer().withSite(Optional.of(temp.resolve("history"))).write(original, run);
    compare(run, temp.resolve("comparison"));
    RunDirectory copy = RunDirectory.create(temp.resolve("public"));
    MaskedRun.write(original, Map.of("builder-7", "host"), copy);
    ReportIT.writer().withSite(Optional.of(temp.resolve("public-history"))).rewrite(copy);
    compare(RunJson.read(copy.runJson()), temp.resolve("public-comparison"));

    collect(original.path(), before);
    collect(temp.resolve("comparison"), before);
    collect(copy.path(), after);
    collect(temp.resolve("public-history"), after);
    collect(temp.resolve("public-comparison"), after);
  }

  private static void compare(RunRecord run, Path directory) throws IOException {
    ComparisonWriter.write(
        Comparison.of(List.of(new ComparedRun(run.target().name(), run, Optional.empty()))),
        directory);
  }

  private static void collect(Path directory, Map<String, byte[]> into) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String name = directory.getFileName() + "/" + directory.relativize(file);
      into.put(name, Files.readAllBytes(file));
      if (name.endsWith("report.html")) {
        new ReportHtml(file)
            .files()
            .forEach((packed, octets) -> into.put(name + "!" + packed, octets));
      }
    }
  }

  private static List<String> holding(Map<String, byte[]> files, String word) {
    String digits = word.replace(" ", "");
    boolean hex = digits.matches("[0-9a-f]{6}");
    List<String> found = new ArrayList<>();
    files.forEach(
        (name, octets) -> {
          // Allure's own scripts, fonts and pictures hold any three octets by chance.
          boolean ours = hex && name.endsWith(".pcapng");
          if (new String(octets, StandardCharsets.ISO_8859_1).contains(word)
              || (ours && HexFormat.of().formatHex(octets).contains(digits))) {
            found.add(name);
          }
        });
    return found;
  }

  @Test
  void nothingOfTheOriginalIsLeft() {
    for (String word : ORIGINALS) {
      assertFalse(holding(before, word).isEmpty(), word + " is not in the original");
      assertTrue(holding(after, word).isEmpty(), () -> word + " in " + holding(after, word));
    }
    for (String part :
        List.of("!data/attachments/", "site/data/", "captures/", "comparison.html")) {
      assertTrue(
          after.keySet().stream().anyMatch(name -> name.contains(part)),
          part + " is among " + after.keySet());
    }
  }
}
