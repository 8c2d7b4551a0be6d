package io.echoproof.reports.html;

import java.util.Locale;

/**
 * Builds HTML; whatever is not markup of ours is escaped. A report shows octets that a stack under
 * test has sent, so nothing in it may become markup.
 */
public final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Markup as it stands; for constants only. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text, escaped. */
  public Html text(String text) {
    text.codePoints().forEach(this::escape);
    return this;
  }

  /** An opening tag with a class. */
  public Html open(String name, String cssClass) {
    out.append('<').append(name);
    if (!cssClass.isEmpty()) {
      out.append(" class=\"").append(cssClass).append('"');
    }
    out.append('>');
    return this;
  }

  /** A closing tag. */
  public Html close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  /** An element without a class. */
  public Html element(String name, String text) {
    return element(name, "", text);
  }

  /** An element with a class. */
  public Html element(String name, String cssClass, String text) {
    return open(name, cssClass).text(text).close(name);
  }

  /** A link that opens beside the report. */
  public Html link(String address, String text) {
    out.append("<a target=\"_blank\" rel=\"noopener\" href=\"");
    text(address);
    out.append("\">");
    return text(text).close("a");
  }

  /**
   * Text for a place that may take it for markup or for terminal escapes, although it should not:
   * Allure 2 shows a status message without escaping it.
   *
   * @param text any text
   * @return text that looks nearly the same and can not be either
   */
  public static String inert(String text) {
    StringBuilder inert = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '<') {
                inert.append('‹');
              } else {
                show(c, inert);
              }
            });
    return inert.toString();
  }

  /** The HTML so far. */
  @Override
  public String toString() {
    return out.toString();
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> show(c, out);
    }
  }

  /** Characters that show nothing, or move others about, are shown by their number. */
  private static void show(int c, StringBuilder to) {
    boolean layout = c == '\n' || c == '\t';
    boolean control = (c < 0x20 && !layout) || (c >= 0x7f && c < 0xa0);
    boolean noCharacter = (c >= 0xd800 && c <= 0xdfff) || (c & 0xfffe) == 0xfffe;
    // They would show octets in another order than they came in.
    boolean direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    if (control) {
      to.append(String.format(Locale.ROOT, "\\x%02x", c));
    } else if (noCharacter || direction) {
      to.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      to.appendCodePoint(c);
    }
  }
}
