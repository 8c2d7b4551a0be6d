package io.echoproof.app.run;

import io.echoproof.app.Version;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.wire.Channel;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RequirementRecord.ExpectedRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.LinkRecord;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.record.RunRecord.OutcomeRecord;
import io.echoproof.reports.record.RunRecord.TargetRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the outcome of a run into the record that {@code run.json} holds. */
final class RunRecords {
  private final Catalogue catalogue;
  private final PreparedTarget prepared;
  private final ExpectationFile expected;
  private final RunResult run;
  private final Outcome outcome;

  RunRecords(
      Catalogue catalogue,
      PreparedTarget prepared,
      ExpectationFile expected,
      RunResult run,
      Outcome outcome) {
    this.catalogue = catalogue;
    this.prepared = prepared;
    this.expected = expected;
    this.run = run;
    this.outcome = outcome;
  }

  RunRecord record(RunRequest request, String rerun, Map<String, String> environment) {
    FrameRecords frames =
        new FrameRecords(run.startNanoTime(), new OrdinaryFields(prepared.target().profile()));
    CaseRecords cases = new CaseRecords(frames, rerun);
    return new RunRecord(
        RunRecord.SCHEMA_VERSION,
        Version.full(),
        request.commandLine(),
        run.startedAt(),
        run.verdictAt(),
        outcomeRecord(),
        target(request.target().target()),
        links(),
        Seeds.format(request.seed()),
        request.strict(),
        environment,
        run.requirements().stream().map(this::requirement).toList(),
        run.cases().stream().map(cases::of).toList(),
        run.observations().stream()
            .map(o -> new ObservationRecord(o.requirement(), o.name(), o.value()))
            .toList(),
        foreign(frames));
  }

  private OutcomeRecord outcomeRecord() {
    return new OutcomeRecord(
        outcome.exitStatus(),
        outcome.word(),
        outcome.applicable(),
        outcome.verified(),
        outcome.notCarried(),
        Summary.explanation(outcome),
        Summary.needed(prepared, outcome));
  }

  private TargetRecord target(String given) {
    TargetProfile profile = prepared.target().profile();
    return new TargetRecord(
        kind(given),
        prepared.target().name(),
        prepared.target().description(),
        profile.address().toString(),
        profile.prefix().length(),
        profile.mtu(),
        profile.features().stream().sorted().toList());
  }

  private static String kind(String given) {
    if (given.startsWith(TargetRequest.EXEC)) {
      return "exec";
    }
    if (given.startsWith(TargetRequest.JVM)) {
      return "jvm";
    }
    boolean named = given.equals(TargetRequest.BUILTIN) || given.equals(TargetRequest.HOST);
    return named ? given : "address";
  }

  private List<LinkRecord> links() {
    List<LinkRecord> records = new ArrayList<>();
    for (Channel channel : run.channels()) {
      Link link = channel.link();
      boolean used =
          run.cases().stream()
              .flatMap(c -> c.log().stream())
              .anyMatch(log -> log.linkName().equals(link.name()));
      records.add(
          new LinkRecord(
              link.name(),
              link.description(),
              used,
              link.carries().stream().map(Carriage::words).toList(),
              Optional.empty()));
    }
    prepared
        .unavailable()
        .forEach(
            (name, reason) ->
                records.add(new LinkRecord(name, "", false, List.of(), Optional.of(reason))));
    return records;
  }

  private RequirementRecord requirement(RequirementResult result) {
    Requirement row = result.requirement();
    return new RequirementRecord(
        row.id(),
        row.area(),
        catalogue.area(row.area()).orElseThrow().title(),
        row.title(),
        row.text(),
        row.level().word(),
        row.isLevelVerified(),
        row.sources().stream()
            .map(s -> new RequirementRecord.SourceRecord(s.rfc(), s.section(), s.verified()))
            .toList(),
        row.stimulus(),
        row.expected(),
        row.known().stream()
            .map(k -> new RequirementRecord.KnownRecord(k.stack(), k.behaviour()))
            .toList(),
        row.note(),
        CaseRecords.verdict(result.verdict()),
        result.reason(),
        result.links(),
        result.cases(),
        expectedRecord(result));
  }

  private Optional<ExpectedRecord> expectedRecord(RequirementResult result) {
    return expected.entries().stream()
        .filter(e -> e.requirement().equals(result.requirement().id()))
        .findFirst()
        .map(
            e ->
                new ExpectedRecord(
                    CaseRecords.verdict(e.verdict()),
                    e.reason(),
                    expected.explaining(result, run.cases()).isPresent()))
        .or(() -> pingProgramRecord(result));
  }

  private Optional<ExpectedRecord> pingProgramRecord(RequirementResult result) {
    return outcome.pingProgram().contains(result)
        ? Optional.of(
            new ExpectedRecord(
                CaseRecords.verdict(result.verdict()),
                "this machine's ping program is wrong here; that says nothing about the target",
                true))
        : Optional.empty();
  }

  private List<FrameRecord> foreign(FrameRecords frames) {
    List<FrameRecord> records = new ArrayList<>();
    for (Channel channel : run.channels()) {
      channel
          .ledger()
          .foreignFrames()
          .forEach(
              f ->
                  records.add(
                      frames.plain(
                          FrameRecord.Direction.RECEIVED, f.comment(), f.nanoTime(), f.frame())));
    }
    return records;
  }
}
