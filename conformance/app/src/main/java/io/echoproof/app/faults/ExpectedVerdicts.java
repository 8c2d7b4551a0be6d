package io.echoproof.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the suite has to say about each planted fault, from the resource {@code faults.expected}:
 * the fault's name, and below it, indented,
 *
 * <pre>
 * red      HDR-03 HDR-04       must be red, whatever the seed
 * maybe    NOI-06 : reason     may be red
 * observed MTU-02              what is recorded differs
 * </pre>
 *
 * <p>The first line names the areas for which all this was said and tried. What is said of rows in
 * other areas is not asked for, and anything may be red there, until they stand in that line.
 */
final class ExpectedVerdicts {
  private static final String RESOURCE = "faults.expected";

  private static final String AREAS = "areas ";

  private final Set<String> areas = new TreeSet<>();
  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  private ExpectedVerdicts(List<String> text) {
    List<String> of = new ArrayList<>();
    for (String line : text) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(AREAS)) {
        areas.addAll(List.of(line.substring(AREAS.length()).split(" ")));
      } else if (line.startsWith(" ")) {
        of.add(line.trim());
      } else {
        of = new ArrayList<>();
        if (lines.put(line.trim(), of) != null) {
          throw new IllegalStateException(RESOURCE + " has " + line + " twice");
        }
      }
    }
  }

  static ExpectedVerdicts load() {
    try (var in = ExpectedVerdicts.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return new ExpectedVerdicts(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The areas for which it is said what may be red. */
  Set<String> areas() {
    return Set.copyOf(areas);
  }

  /** The names of the faults that something is said about. */
  List<String> names() {
    return List.copyOf(lines.keySet());
  }

  /** The fault with what is said about it. */
  PlantedFault about(PlantedFault fault) {
    PlantedFault told = fault;
    for (String line : lines.getOrDefault(fault.name(), List.of())) {
      String[] words = line.split("\\s+", 2);
      String[] reason = words[1].split(" : ", 2);
      told =
          switch (words[0]) {
            case "red" -> told.red(words[1]);
            case "maybe" -> told.maybe(reason[0], reason[1]);
            case "observed" -> told.observed(words[1]);
            default -> throw new IllegalStateException(RESOURCE + ": " + line);
          };
    }
    return told;
  }
}
