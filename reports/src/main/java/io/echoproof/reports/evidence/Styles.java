package io.echoproof.reports.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheets; they stand inside the pages, because nothing may be loaded. */
public final class Styles {
  /**
   * For descriptions, which are shown inside Allure's own page: it is always light. They stand once
   * in that page and not in every description; whoever makes another page of the results sees plain
   * tables with the marks in words.
   */
  public static final String EVIDENCE = load("evidence.css");

  /** What a page of its own needs in addition: margins and dark colours. */
  public static final String PAGE = load("page.css");

  private Styles() {}

  private static String load(String name) {
    try (InputStream css = Styles.class.getResourceAsStream(name)) {
      if (css == null) {
        throw new IllegalStateException("the resource " + name + " is missing in the jar");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
