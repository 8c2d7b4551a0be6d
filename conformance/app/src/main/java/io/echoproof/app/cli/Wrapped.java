package io.echoproof.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text broken into lines at its spaces, for a terminal of 100 columns. */
final class Wrapped {
  /** How wide output is at most, in columns. */
  static final int COLUMNS = 100;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Wrapped() {}

  /**
   * A text behind a label.
   *
   * @param label what the first line begins with
   * @param indent where the text begins, in columns
   * @return the lines: the label stands in the first, the others are indented
   */
  static List<String> behind(String label, int indent, String text) {
    List<String> lines = new ArrayList<>();
    String start = label + " ".repeat(Math.max(0, indent - label.length()));
    for (String line : lines(text, COLUMNS - indent)) {
      lines.add(start + line);
      start = " ".repeat(indent);
    }
    return lines;
  }

  /** A word that is wider than a line has a line for itself and is not cut. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : SPACE.split(text.strip(), -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
