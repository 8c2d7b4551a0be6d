package io.echoproof.reports.sample;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run like another one, but for what a test is about. */
public final class AlteredRun {
  private AlteredRun() {}

  /** The same with another verdict about one requirement, and no findings against it. */
  public static RunRecord verdict(RunRecord run, String id, VerdictRecord verdict) {
    List<RequirementRecord> requirements =
        run.requirements().stream().map(r -> r.id().equals(id) ? with(r, verdict) : r).toList();
    List<CaseRecord> cases =
        run.cases().stream().filter(c -> !c.requirements().contains(id)).toList();
    return with(run, requirements, cases, run.observations());
  }

  /** The same with other observations. */
  public static RunRecord observing(RunRecord run, ObservationRecord... observations) {
    return with(run, run.requirements(), run.cases(), List.of(observations));
  }

  /** The same at another time. */
  public static RunRecord at(RunRecord run, Instant start) {
    Duration later = Duration.between(run.startedAt(), start);
    return new RunRecord(
        run.schemaVersion(),
        run.tool(),
        run.command(),
        start,
        run.verdictAt().plus(later),
        run.outcome(),
        run.target(),
        run.links(),
        run.seed(),
        run.strict(),
        run.environment(),
        run.requirements(),
        run.cases().stream().map(c -> later(c, later)).toList(),
        run.observations(),
        run.foreignFrames());
  }

  private static CaseRecord later(CaseRecord c, Duration later) {
    return new CaseRecord(
        c.id(),
        c.title(),
        c.requirements(),
        c.tags(),
        c.link(),
        c.verdict(),
        c.message(),
        c.startedAt().plus(later),
        c.durationNanos(),
        c.probes(),
        c.replies(),
        c.parameters(),
        c.steps(),
        c.findings(),
        c.examples(),
        c.attachments(),
        c.capture(),
        c.rerun());
  }

  private static RequirementRecord with(RequirementRecord r, VerdictRecord verdict) {
    return new RequirementRecord(
        r.id(),
        r.area(),
        r.areaTitle(),
        r.title(),
        r.text(),
        r.level(),
        r.levelVerified(),
        r.sources(),
        r.stimulus(),
        r.expectation(),
        r.known(),
        r.note(),
        verdict,
        "",
        r.links(),
        List.of(),
        r.expected());
  }

  private static RunRecord with(
      RunRecord run,
      List<RequirementRecord> requirements,
      List<CaseRecord> cases,
      List<ObservationRecord> observations) {
    return new RunRecord(
        run.schemaVersion(),
        run.tool(),
        run.command(),
        run.startedAt(),
        run.verdictAt(),
        run.outcome(),
        run.target(),
        run.links(),
        run.seed(),
        run.strict(),
        run.environment(),
        requirements,
        cases,
        observations,
        run.foreignFrames());
  }
}
