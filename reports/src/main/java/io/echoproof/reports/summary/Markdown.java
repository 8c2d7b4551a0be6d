package io.echoproof.reports.summary;

import java.util.List;
import java.util.stream.Collectors;

/** Builds GitHub flavoured Markdown; text is escaped. */
final class Markdown {
  private static final String PUNCTUATION = "\\`*_{}[]()#+-.!|~>$";
  private static final int LONGEST_CELL = 300;

  private final StringBuilder out = new StringBuilder();

  /** A heading. */
  Markdown heading(int level, String text) {
    out.append("#".repeat(level)).append(' ').append(escape(text)).append("\n\n");
    return this;
  }

  /** A paragraph of markup. */
  Markdown paragraph(String markup) {
    if (!markup.isBlank()) {
      out.append(markup).append("\n\n");
    }
    return this;
  }

  /** A list of texts. */
  Markdown list(List<String> items) {
    if (!items.isEmpty()) {
      items.forEach(item -> out.append("- ").append(escape(item)).append('\n'));
      out.append('\n');
    }
    return this;
  }

  /**
   * A table; nothing when there are no rows.
   *
   * @param head the headings, as text
   * @param rows the cells, as markup
   */
  Markdown table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    line(head.stream().map(Markdown::escape).toList());
    line(head.stream().map(cell -> "---").toList());
    rows.forEach(this::line);
    out.append('\n');
    return this;
  }

  private void line(List<String> cells) {
    out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
  }

  /** Text as it is to be read, on one line; what is very long is cut. */
  static String text(String text) {
    String line = text.strip();
    return escape(line.length() <= LONGEST_CELL ? line : line.substring(0, LONGEST_CELL - 1) + "…");
  }

  /** Text as code, on one line, also within a table. */
  static String code(String text) {
    String line = oneLine(text).replace("|", "\\|");
    if (line.isBlank()) {
      return "";
    }
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    // A space keeps a backtick at the edge apart from the fence; Markdown takes it away again.
    String space = fence.length() > 1 ? " " : "";
    return fence + space + line + space + fence;
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    XmlText.clean(text.strip())
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> escaped.append("<br>");
                case '\r' -> escaped.append("");
                case '<' -> escaped.append("&lt;");
                case '&' -> escaped.append("&amp;");
                // An at sign would call somebody by name.
                case '@' -> escaped.append("&#64;");
                default -> {
                  if (needsBackslash(c)) {
                    escaped.append('\\');
                  }
                  escaped.appendCodePoint(c);
                }
              }
            });
    return escaped.toString();
  }

  private static boolean needsBackslash(int c) {
    return PUNCTUATION.indexOf(c) >= 0 && c != '.' && c != '-' && c != '(' && c != ')' && c != '+';
  }

  private static String oneLine(String text) {
    return XmlText.clean(text).replaceAll("\\s+", " ").strip();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
