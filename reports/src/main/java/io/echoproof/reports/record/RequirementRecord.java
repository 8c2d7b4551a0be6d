package io.echoproof.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * A requirement of the catalogue and what the run found out about it.
 *
 * @param id stable id, for instance {@code CKS-05}
 * @param area the area's code, for instance {@code CKS}
 * @param areaTitle the area's name, for instance {@code ICMP checksum arithmetic}
 * @param title a short noun phrase
 * @param text the requirement in our own words, one sentence
 * @param level {@code MUST}, {@code MUST NOT}, {@code SHOULD}, {@code SHOULD NOT}, {@code MAY},
 *     {@code practice} (implied by a field's definition or universal practice) or {@code
 *     observation}
 * @param levelVerified whether the level was read in the RFC's text; else it is shown as unverified
 * @param sources where the rule comes from
 * @param stimulus what is sent, in words
 * @param expectation what has to come back, in words
 * @param known how stacks behave that were measured or read
 * @param note traps, reasons, contradictions
 * @param verdict what was found out
 * @param reason why: the failure's first line, or why it was skipped or does not apply
 * @param links the links over which the verdict was reached
 * @param cases ids of the cases that verify it
 * @param expected the entry of the expectation file for this requirement, when there is one
 */
public record RequirementRecord(
    String id,
    String area,
    String areaTitle,
    String title,
    String text,
    String level,
    boolean levelVerified,
    List<SourceRecord> sources,
    String stimulus,
    String expectation,
    List<KnownRecord> known,
    Optional<String> note,
    VerdictRecord verdict,
    String reason,
    List<String> links,
    List<String> cases,
    Optional<ExpectedRecord> expected) {

  /**
   * A source.
   *
   * @param rfc the RFC's number
   * @param section the section, for instance {@code 3.2.2.6}; empty for the whole RFC
   * @param verified whether the text was read there
   */
  public record SourceRecord(int rfc, Optional<String> section, boolean verified) {}

  /**
   * How a stack behaves that was measured or whose source was read.
   *
   * @param stack name and version
   * @param behaviour what it does
   */
  public record KnownRecord(String stack, String behaviour) {}

  /**
   * An entry of the expectation file.
   *
   * @param verdict the verdict that is expected
   * @param reason why, in words
   * @param holds whether the run agreed
   */
  public record ExpectedRecord(VerdictRecord verdict, String reason, boolean holds) {}
}
