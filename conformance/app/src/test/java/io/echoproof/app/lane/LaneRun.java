package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.directory.RunDirectoryException;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A run that has ended, and what it has written.
 *
 * @param ended the program
 * @param directory the run directory
 * @param record what {@code run.json} says
 */
record LaneRun(Ended ended, Path directory, RunRecord record) {

  /** Reads what was written. */
  static LaneRun read(Ended ended, Path directory) throws RunDirectoryException {
    Path json = directory.resolve("run.json");
    assertTrue(Files.isRegularFile(json), () -> json + " is missing\n" + ended.transcript());
    return new LaneRun(ended, directory, RunJson.read(json));
  }

  /** A requirement. */
  RequirementRecord requirement(String id) {
    return record.requirements().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  /** The requirement's verdict. */
  VerdictRecord verdict(String requirement) {
    return requirement(requirement).verdict();
  }

  /** The requirements with that verdict. */
  Set<String> requirements(VerdictRecord verdict) {
    return record.requirements().stream()
        .filter(r -> r.verdict() == verdict)
        .map(RequirementRecord::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many cases ran over a link. */
  long casesOver(String link) {
    return record.cases().stream().filter(c -> c.link().filter(link::equals).isPresent()).count();
  }

  /** The links that cases ran over. */
  Set<String> usedLinks() {
    return record.links().stream()
        .filter(RunRecord.LinkRecord::used)
        .map(RunRecord.LinkRecord::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Why a link could not be used; an empty text when it could. */
  String whyNot(String link) {
    return record.links().stream()
        .filter(l -> l.name().equals(link))
        .flatMap(l -> l.unavailable().stream())
        .collect(Collectors.joining());
  }

  /** A case. */
  CaseRecord caseRecord(String id) {
    return record.cases().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
