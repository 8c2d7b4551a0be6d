package io.echoproof.conformance.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One row of the catalogue.
 *
 * @param id stable id, for instance {@code CKS-05}
 * @param area code of the area it stands in
 * @param title a short noun phrase
 * @param level how binding it is
 * @param audience whom it is for: {@code target} (everything that answers echo), {@code host}
 *     (complete host stacks), {@code feature:NAME}, {@code ping} (a ping program), {@code device}
 * @param sources where it is written
 * @param text what is demanded, one sentence
 * @param stimulus what is sent
 * @param expected what has to come back
 * @param known how real stacks behave
 * @param note traps, reasons, contradictions between texts and how they are decided
 * @param notTestable why it can't be tested over a layer 3 device; empty when it can
 */
public record Requirement(
    String id,
    String area,
    String title,
    Level level,
    List<String> audience,
    List<Source> sources,
    String text,
    String stimulus,
    String expected,
    List<Known> known,
    Optional<String> note,
    Optional<String> notTestable) {

  /** Prefix of an audience that is an optional feature. */
  public static final String FEATURE_PREFIX = "feature:";

  /**
   * A place where the rule is written.
   *
   * @param rfc the RFC's number
   * @param section its section; empty for the whole RFC
   * @param verified whether the text was read there
   */
  public record Source(int rfc, Optional<String> section, boolean verified) {
    @Override
    public String toString() {
      return "RFC " + rfc + section.map(s -> " §" + s).orElse("");
    }
  }

  /**
   * How a stack behaves.
   *
   * @param stack name and version, and how it is known when it was not run
   * @param behaviour what it does
   */
  public record Known(String stack, String behaviour) {}

  /** Whether the level was read in an RFC's text. */
  public boolean isLevelVerified() {
    return sources.isEmpty() || sources.stream().anyMatch(Source::verified);
  }

  /** Whether the level comes from a text at all. */
  public boolean hasSource() {
    return !sources.isEmpty();
  }

  /** The optional features that it is about; empty when it is for every target. */
  public List<String> features() {
    return audience.stream()
        .filter(a -> a.startsWith(FEATURE_PREFIX))
        .map(a -> a.substring(FEATURE_PREFIX.length()))
        .toList();
  }
}
