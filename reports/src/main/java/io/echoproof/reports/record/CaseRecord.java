package io.echoproof.reports.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case of the suite: one test method, one result.
 *
 * @param id stable id, never positional, for instance {@code HDR-03.every-header-bit}
 * @param title what it does, for people
 * @param requirements ids of the requirements that it verifies
 * @param tags {@code slow}, {@code volume}, ...
 * @param link the link it ran over; empty when it did not run
 * @param verdict the worst verdict of its findings
 * @param message one or more lines: what was expected, what was seen, and where; empty for a pass
 * @param startedAt when it started
 * @param durationNanos how long it took, in nanoseconds
 * @param probes how many frames it sent
 * @param replies how many frames came back that belong to it
 * @param parameters names and values to be shown, for instance {@code sizes} = {@code 0 to 1472}
 * @param steps what was done, in order, with counts
 * @param findings what is wrong, at most a few with evidence
 * @param examples exchanges worth looking at although nothing is wrong with them
 * @param attachments what other programs printed
 * @param capture name of the pcapng file below {@code captures/}; empty when nothing was sent
 * @param rerun the command that runs this case again
 */
public record CaseRecord(
    String id,
    String title,
    List<String> requirements,
    List<String> tags,
    Optional<String> link,
    VerdictRecord verdict,
    String message,
    Instant startedAt,
    long durationNanos,
    long probes,
    long replies,
    Map<String, String> parameters,
    List<StepRecord> steps,
    List<FindingRecord> findings,
    List<ExchangeRecord> examples,
    List<AttachmentRecord> attachments,
    Optional<String> capture,
    String rerun) {

  /**
   * What another program printed.
   *
   * @param name for instance the command line
   * @param octets as they were printed, base64; their encoding is the program's affair
   */
  public record AttachmentRecord(String name, String octets) {}

  /**
   * A step of a case.
   *
   * @param title what was done
   * @param count how many times
   * @param failed how many of those went wrong
   */
  public record StepRecord(String title, long count, long failed) {}

  /**
   * Something that is wrong.
   *
   * @param requirement the id of the requirement that it counts against
   * @param verdict {@code fail}, {@code lax} or {@code error}
   * @param summary one line: which packet, what is wrong
   * @param expected what had to happen
   * @param seen what happened
   * @param exchange the evidence
   */
  public record FindingRecord(
      String requirement,
      VerdictRecord verdict,
      String summary,
      String expected,
      String seen,
      ExchangeRecord exchange) {}
}
