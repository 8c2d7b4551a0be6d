package io.echoproof.reports.allure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a page would load from outside when it is opened. */
final class OutsideRequests {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "<(?:script|link|img|iframe|source|object|embed)\\b[^>]{0,200}?"
              + "\\b(?:src|href|data)=[\"']?((?:https?:)?//[^\"'\\s>]{0,200})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STYLE =
      Pattern.compile(
          "(?:url\\(\\s*[\"']?|@import\\s+[\"'])((?:https?:)?//[^\"')\\s]{0,200})",
          Pattern.CASE_INSENSITIVE);
  private static final String STYLE_SHEET = "data:text/css;base64,";
  private static final String ANALYTICS = "googletagmanager";

  private OutsideRequests() {}

  static List<String> in(String html) {
    List<String> found = new ArrayList<>();
    collect(RESOURCE, html, found);
    collect(STYLE, html, found);
    if (html.contains(ANALYTICS)) {
      found.add(ANALYTICS);
    }
    for (int at = html.indexOf(STYLE_SHEET); at >= 0; at = html.indexOf(STYLE_SHEET, at + 1)) {
      int start = at + STYLE_SHEET.length();
      int end = html.indexOf('"', start);
      if (end > start) {
        byte[] css = Base64.getMimeDecoder().decode(html.substring(start, end));
        collect(STYLE, new String(css, StandardCharsets.UTF_8), found);
      }
    }
    return found;
  }

  private static void collect(Pattern pattern, String text, List<String> found) {
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found.add(matcher.group(1));
    }
  }
}
