package io.echoproof.app.overview;

import io.echoproof.app.target.StimulusTarget;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.run.CaseResult;
import io.echoproof.conformance.run.ConformanceRun;
import io.echoproof.conformance.run.RunListener;
import io.echoproof.conformance.run.RunSettings;
import io.echoproof.conformance.run.Selection;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.wire.CaseLog;
import io.echoproof.conformance.wire.Probe;
import java.util.List;
import java.util.Optional;

/**
 * The first packet of a case, taken from the case itself while it runs in memory.
 *
 * @param caseId the case
 * @param label what is special about the packet
 * @param expected what has to come back, in words
 * @param frames what is sent, in order
 * @param seed the seed that makes this very packet
 */
public record Stimulus(
    String caseId, String label, String expected, List<Octets> frames, long seed) {
  private static final long SEED = 1;

  /**
   * Runs the case and keeps what it sent first. Empty for a case that sends nothing itself, as
   * those with a ping program, and for one that waits: nobody who asks for an explanation wants to.
   */
  public static Optional<Stimulus> of(CaseInfo info, Catalogue catalogue) {
    boolean ours = Suite.cases().stream().anyMatch(c -> c.id().equals(info.id()));
    if (!ours || info.tags().contains(CaseInfo.SLOW)) {
      return Optional.empty();
    }
    Selection selection = Selection.of(List.of(info.id()), false, catalogue, Suite.cases());
    try (StimulusTarget target = new StimulusTarget(catalogue)) {
      return new ConformanceRun(
              catalogue, target, selection, RunSettings.withSeed(SEED), RunListener.NONE)
          .execute().cases().stream()
              .map(CaseResult::log)
              .flatMap(Optional::stream)
              .flatMap(log -> firstProbe(log).stream())
              .map(probe -> of(info, probe))
              .findFirst();
    }
  }

  private static Optional<Probe> firstProbe(CaseLog log) {
    return log.entries().stream()
        .map(entry -> entry.probe())
        .filter(probe -> probe.role() == Probe.Role.PROBE)
        .findFirst();
  }

  private static Stimulus of(CaseInfo info, Probe probe) {
    return new Stimulus(
        info.id(), probe.label(), probe.expectation().words(), probe.frames(), SEED);
  }
}
