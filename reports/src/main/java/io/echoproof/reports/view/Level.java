package io.echoproof.reports.view;

import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RequirementRecord.SourceRecord;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How binding a requirement is, and in which words that is said. */
public enum Level {
  // In the order of their weight.
  /** {@code MUST} and {@code MUST NOT}. */
  MUST("critical"),
  /** Implied by a field's definition or universal practice; decides like a MUST. */
  PRACTICE("normal"),
  /** {@code SHOULD} and {@code SHOULD NOT}. */
  SHOULD("minor"),
  /** {@code MAY} and behaviour without a rule. */
  OPTIONAL("trivial");

  private final String severity;

  Level(String severity) {
    this.severity = severity;
  }

  /** The severity that Allure shows. */
  public String severity() {
    return severity;
  }

  /**
   * The level of a requirement.
   *
   * @param requirement the requirement
   * @return its level
   */
  public static Level of(RequirementRecord requirement) {
    return switch (requirement.level()) {
      case "MUST", "MUST NOT" -> MUST;
      case "SHOULD", "SHOULD NOT" -> SHOULD;
      case "practice" -> PRACTICE;
      default -> OPTIONAL;
    };
  }

  /**
   * The most binding level among requirements.
   *
   * @param requirements the requirements
   * @return the level; {@link #PRACTICE} when there are none
   */
  public static Level highest(List<RequirementRecord> requirements) {
    return requirements.stream().map(Level::of).min(Comparator.naturalOrder()).orElse(PRACTICE);
  }

  /**
   * The level as people read it.
   *
   * @param requirement the requirement
   * @return for instance {@code MUST NOT} or {@code SHOULD (level unverified)}
   */
  public static String label(RequirementRecord requirement) {
    return requirement.level() + (requirement.levelVerified() ? "" : " (level unverified)");
  }

  /**
   * Why what was seen is wrong, or not quite right: on whose word.
   *
   * @param requirement the requirement that is not met
   * @return one or two sentences
   */
  public static String weight(RequirementRecord requirement) {
    String by =
        requirement.sources().isEmpty()
            ? "the catalogue"
            : requirement.sources().stream()
                .map(Level::source)
                .collect(Collectors.joining(" and "));
    return switch (of(requirement)) {
      case MUST, SHOULD ->
          label(requirement)
              + " by "
              + by
              + (of(requirement) == SHOULD ? "; a failure only in a strict run." : ".");
      case PRACTICE ->
          "No RFC says MUST in so many words; it follows from "
              + (requirement.sources().isEmpty() ? "universal practice" : by)
              + " and counts like a MUST.";
      case OPTIONAL -> "The RFCs leave a choice here.";
    };
  }

  /**
   * A source as people read it.
   *
   * @param source the source
   * @return for instance {@code RFC 1122 section 3.2.2.6}
   */
  public static String source(SourceRecord source) {
    return "RFC "
        + source.rfc()
        + source
            .section()
            // Old RFCs have headings without numbers.
            .map(
                section ->
                    (section.matches("[0-9A-Z]+(\\.[0-9]+)*") ? " section " : ", ") + section)
            .orElse("");
  }

  /**
   * Where a source can be read.
   *
   * @param source the source
   * @return the address at the RFC editor
   */
  public static String url(SourceRecord source) {
    String page = "https://www.rfc-editor.org/rfc/rfc" + source.rfc();
    // The anchors there exist for plain section numbers only, not for appendices or pages.
    return source
        .section()
        .filter(section -> section.matches("[0-9]+(\\.[0-9]+)*"))
        .map(section -> page + "#section-" + section)
        .orElse(page);
  }
}
