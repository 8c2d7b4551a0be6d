package io.echoproof.app.bench;

import java.util.List;

/**
 * What a benchmark found out.
 *
 * @param turns how often each load was measured
 * @param subjects what was measured, the target first
 * @param measured by load
 */
public record BenchReport(
    LoadSettings settings, int turns, List<Subject> subjects, List<Measured> measured) {
  /**
   * What was measured.
   *
   * @param name for tables
   * @param description one line for people
   * @param link how frames reached it
   */
  public record Subject(String name, String description, String link) {
    static Subject of(Contestant contestant) {
      return new Subject(contestant.name(), contestant.description(), contestant.link());
    }
  }

  /** What a load did to the subjects, in their order. */
  public record Measured(Load load, List<Outcome> outcomes) {}
}
