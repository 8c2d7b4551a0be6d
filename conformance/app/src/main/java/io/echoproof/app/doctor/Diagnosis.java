package io.echoproof.app.doctor;

import java.util.List;

/**
 * What this machine offers.
 *
 * @param checks one for each thing that was looked at
 * @param links those that there are on this system
 * @param able how many cases can run on the built-in target here
 * @param notForIt how many cases are for other targets
 * @param notCarried cases that no link of a run on the built-in target can carry, with the reason
 */
public record Diagnosis(
    List<Check> checks,
    List<LinkState> links,
    int able,
    int notForIt,
    List<NotCarried> notCarried) {

  /**
   * A case that can't run here.
   *
   * @param id the case
   * @param reason what is missing
   */
  public record NotCarried(String id, String reason) {}

  /** Whether anything can be run at all. */
  public boolean canRun() {
    return links.stream().anyMatch(LinkState::available);
  }
}
