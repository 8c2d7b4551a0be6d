package io.echoproof.app.overview;

import io.echoproof.conformance.catalogue.Requirement.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sources in words, and where their texts are. */
public final class RfcText {
  private static final String SITE = "https://www.rfc-editor.org/rfc/rfc";

  private RfcText() {}

  /** The text's address, down to the section where one is given. */
  public static String url(Source source) {
    return SITE + source.rfc() + source.section().map(s -> "#section-" + s).orElse("");
  }

  /** All sources of a row, short: {@code RFC 1122 §3.2.2.6, §3.2.1.3; RFC 792}. */
  public static String of(List<Source> sources) {
    if (sources.isEmpty()) {
      return "no RFC";
    }
    Map<Integer, List<String>> sections = new LinkedHashMap<>();
    for (Source source : sources) {
      List<String> known = sections.computeIfAbsent(source.rfc(), rfc -> new ArrayList<>());
      source.section().ifPresent(section -> known.add("§" + section));
    }
    List<String> texts = new ArrayList<>();
    sections.forEach(
        (rfc, known) ->
            texts.add("RFC " + rfc + (known.isEmpty() ? "" : " " + String.join(", ", known))));
    return String.join("; ", texts);
  }
}
