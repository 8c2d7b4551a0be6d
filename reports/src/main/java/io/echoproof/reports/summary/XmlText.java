package io.echoproof.reports.summary;

import java.util.Locale;

/** Text that XML 1.0 can hold: most control characters it can not, not even escaped. */
final class XmlText {
  private XmlText() {}

  /** The text with every character that XML does not allow written as a backslash escape. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (allowed(c)) {
                clean.appendCodePoint(c);
              } else {
                clean.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return clean.toString();
  }

  /** XML 1.0 section 2.2, production 2. */
  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
