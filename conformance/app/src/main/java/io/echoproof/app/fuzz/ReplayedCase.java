package io.echoproof.app.fuzz;

import io.echoproof.app.fuzz.CaseFile.Step;
import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.target.DirectStack;
import io.echoproof.conformance.link.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A case against a target: what the oracle says to each frame, and what is wrong with the answers.
 */
public final class ReplayedCase {
  private final OracleSettings settings;
  private final CaseFile file;
  private final Readdressing readdressing;

  /**
   * @param settings what the oracle knows of the target
   * @param file the case
   */
  public ReplayedCase(OracleSettings settings, CaseFile file) {
    this.settings = settings;
    this.file = file;
    this.readdressing =
        new Readdressing(file, settings.profile().tester(), settings.profile().address());
  }

  /** As a case file says it, whatever is known of a target: {@code reply HDR-09}. */
  static String says(Expectation e) {
    return CaseFileReader.said(e.rule().obligation(), e.rule().requirement());
  }

  /** The frames as this target gets them, with the times of the case. */
  public List<TimedFrame> sequence() {
    List<TimedFrame> sequence = new ArrayList<>();
    long now = 0;
    for (Step step : file.steps()) {
      now += step.pause().toNanos();
      sequence.add(new TimedFrame(now, readdressing.apply(step.frame())));
    }
    return sequence;
  }

  /** Where the oracle says otherwise than the file; empty when they agree. */
  public Optional<String> oracleDiffers() {
    Oracle oracle = new Oracle(settings);
    Expectation e = new Expectation();
    List<TimedFrame> sequence = sequence();
    for (int i = 0; i < sequence.size(); i++) {
      byte[] frame = sequence.get(i).frame().toByteArray();
      oracle.expect(frame, frame.length, sequence.get(i).nanoTime(), e);
      Optional<String> says = file.steps().get(i).says();
      if (says.isPresent() && !says.get().equals(says(e))) {
        return Optional.of(
            "frame "
                + (i + 1)
                + ": the file says '"
                + says.get()
                + "', the oracle '"
                + says(e)
                + "'");
      }
    }
    return Optional.empty();
  }

  /** Against a stack in memory, on the case's own time. */
  public Disagreement inMemory(DirectStack.Factory stacks) {
    return new Trial(settings, stacks).test(sequence());
  }

  /** Over a link, on real time. */
  public Disagreement overLink(Link link, Duration timeout) {
    LinkTester tester =
        new LinkTester(
            settings,
            new LinkFramePort(link),
            Revival.NONE,
            timeout,
            0,
            Rate.unlimited(),
            disagreement -> false);
    List<TimedFrame> sequence = sequence();
    long start = System.nanoTime();
    for (TimedFrame timed : sequence) {
      long left = start + timed.nanoTime() - System.nanoTime();
      while (left > 0) {
        LockSupport.parkNanos(left);
        left = start + timed.nanoTime() - System.nanoTime();
      }
      Disagreement found = tester.test(List.of(timed));
      if (found.isThere()) {
        return found;
      }
    }
    return Disagreement.NONE;
  }
}
