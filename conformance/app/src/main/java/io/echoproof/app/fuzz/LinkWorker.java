package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fuzzes whatever is behind a link, a window of frames at a time. */
final class LinkWorker implements Runnable {
  private static final int WINDOW = 256;
  private static final int WINDOW_OCTETS = 1 << 17;

  private final FuzzSpace space;
  private final FuzzGoal goal;
  private final FuzzFindings findings;
  private final Coverage coverage = new Coverage();
  private final Generator generator;
  private final LinkTester tester;
  private final Draft draft = new Draft();

  LinkWorker(
      OracleSettings settings,
      Link link,
      Duration timeout,
      FuzzGoal goal,
      long seed,
      Rate rate,
      FuzzFindings findings) {
    this.space = FuzzSpace.of(settings.profile(), link, settings.choices().pendingAtMost() / 2);
    this.goal = goal;
    this.findings = findings;
    this.generator = new Generator(space, seed);
    this.tester = new LinkTester(settings, link, timeout, seed, rate);
  }

  Coverage coverage() {
    return coverage;
  }

  /** A target that does not answer at all can't be judged. */
  boolean isAnswered() {
    tester.begin();
    return !tester.end().isThere();
  }

  @Override
  public void run() {
    for (int granted = goal.grant(); granted > 0; granted = goal.grant()) {
      int left = granted;
      while (left > 0) {
        left -= window(Math.min(left, WINDOW));
      }
    }
  }

  private int window(int most) {
    List<TimedFrame> sent = new ArrayList<>(most);
    int octets = 0;
    tester.begin();
    while (sent.size() < most && octets < WINDOW_OCTETS) {
      generator.next(draft, tester.oracle().pendingDatagrams());
      Octets frame = Octets.of(draft.array, 0, draft.length);
      sent.add(new TimedFrame(System.nanoTime(), frame));
      octets += draft.length;
      coverage.count(tester.send(frame, sent.size()));
    }
    Disagreement found = tester.end();
    if (found.isThere() && findings.isFirst(found)) {
      findings.add(explained(found, sent));
    }
    return sent.size();
  }

  /** Sends the window again, frame by frame, to find out which one it was. */
  private Found explained(Disagreement found, List<TimedFrame> sent) {
    Disagreement alone = tester.test(sent);
    if (!alone.isThere()) {
      return new Found(found, sent, false);
    }
    for (int i = 0; i < sent.size(); i++) {
      List<TimedFrame> one = sent.subList(i, i + 1);
      Disagreement again = tester.test(one);
      if (again.isThere()) {
        return Findings.shrunk(again, one, tester);
      }
    }
    return Findings.shrunk(alone, sent, tester);
  }
}
