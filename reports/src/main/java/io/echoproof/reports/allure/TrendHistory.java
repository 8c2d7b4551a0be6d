package io.echoproof.reports.allure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.echoproof.reports.directory.AtomicFile;
import io.echoproof.reports.directory.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Allure's generator remembers of the runs before: a few JSON files, kept between runs in a
 * directory of their own. Carrying the same run in twice counts it once.
 */
public final class TrendHistory {
  /** Where the generator looks for it below its results, and puts it below its report. */
  static final String HISTORY = "history";

  private static final String CASES = "history.json";
  private static final String TREND = "history-trend.json";
  private static final List<String> TRENDS =
      List.of(TREND, "duration-trend.json", "retry-trend.json", "categories-trend.json");
  private static final Set<String> NAMES =
      Set.of(CASES, TREND, "duration-trend.json", "retry-trend.json", "categories-trend.json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path directory;

  /**
   * @param directory where the history is kept; need not exist yet
   */
  public TrendHistory(Path directory) {
    this.directory = directory;
  }

  /**
   * Looks whether a history is or may be kept there, and changes nothing.
   *
   * @throws AllureException when the directory is a file or holds something else
   * @throws IOException when it cannot be read
   */
  public void requireUsable() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new AllureException(
          directory + " is a file; a history is kept in a directory of its own");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      List<String> foreign =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !NAMES.contains(name) && !isTemporary(name))
              .sorted()
              .toList();
      if (!foreign.isEmpty()) {
        throw new AllureException(
            directory
                + " is no history (it holds "
                + foreign.get(0)
                + "); a history is kept in a directory of its own");
      }
    }
  }

  private static boolean isTemporary(String name) {
    return NAMES.stream().map(AtomicFile::temporaryName).anyMatch(name::equals);
  }

  /**
   * Puts the history where the generator finds it, without what this run has left there before.
   *
   * @param results the directory of Allure results
   * @param build this run
   * @return the number of this run in the trend, from 1
   * @throws AllureException when a file of the history is malformed
   * @throws IOException when a file cannot be read or written
   */
  long carryIn(Path results, Build build) throws IOException {
    requireUsable();
    Path into = results.resolve(HISTORY);
    FileTree.delete(into);
    Files.createDirectories(into);
    long last = 0;
    for (String name : TRENDS) {
      if (Files.exists(directory.resolve(name)) && read(name) instanceof ArrayNode points) {
        ArrayNode others = MAPPER.createArrayNode();
        for (JsonNode point : points) {
          if (!point.path("reportName").asText().equals(build.name())) {
            others.add(point);
            last = Math.max(last, point.path("buildOrder").asLong());
          }
        }
        MAPPER.writeValue(into.resolve(name).toFile(), others);
      }
    }
    if (Files.exists(directory.resolve(CASES)) && read(CASES) instanceof ObjectNode cases) {
      MAPPER.writeValue(into.resolve(CASES).toFile(), without(cases, build));
    }
    return last + 1;
  }

  private JsonNode read(String name) throws IOException {
    Path file = directory.resolve(name);
    try {
      JsonNode content = MAPPER.readTree(file.toFile());
      if (name.equals(CASES) ? content.isObject() : content.isArray()) {
        return content;
      }
    } catch (JsonProcessingException e) {
      // Said below: what is wrong with it helps nobody.
    }
    throw new AllureException(file + " is no history of Allure's; delete it to begin a new one");
  }

  private static ObjectNode without(ObjectNode cases, Build build) {
    ObjectNode rest = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> entry : cases.properties()) {
      List<JsonNode> kept = new ArrayList<>();
      ObjectNode statistic = MAPPER.createObjectNode();
      if (entry.getValue().path("statistic") instanceof ObjectNode counts) {
        statistic.setAll(counts);
      }
      for (JsonNode item : entry.getValue().path("items")) {
        if (!build.covers(item.path("time").path("start").asLong())) {
          kept.add(item);
          continue;
        }
        for (String count : List.of(item.path("status").asText(), "total")) {
          statistic.put(count, Math.max(0, statistic.path(count).asLong() - 1));
        }
      }
      if (!kept.isEmpty()) {
        ObjectNode of = rest.putObject(entry.getKey());
        of.set("statistic", statistic);
        of.putArray("items").addAll(kept);
      }
    }
    return rest;
  }

  /**
   * Keeps what the generator has written.
   *
   * @param site a report as many files
   * @throws IOException when a file cannot be read or written
   */
  void carryOut(Path site) throws IOException {
    Files.createDirectories(directory);
    for (String name : NAMES) {
      Path file = site.resolve(HISTORY).resolve(name);
      if (Files.exists(file)) {
        AtomicFile.write(directory.resolve(name), Files.readString(file));
      }
    }
  }
}
