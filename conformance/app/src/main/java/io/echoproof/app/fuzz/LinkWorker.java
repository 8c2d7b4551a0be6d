package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.oracle.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fuzzes whatever is behind a link, a window of frames after the other, two under way together. */
final class LinkWorker implements Runnable {
  /** All that is under way has to fit into the queue of a tun device, which takes 500 frames. */
  private static final int UNDER_WAY = 2;

  private static final int WINDOW_OCTETS = 1 << 17;

  /** With a target that dies of each trial, or does not answer in time, it would take minutes. */
  private static final Duration LONGEST_EXPLANATION = Duration.ofSeconds(4);

  private final FuzzSpace space;
  private final FuzzGoal goal;
  private final FuzzFindings findings;
  private final Coverage coverage;
  private final Generator generator;
  private final LinkTester tester;
  private final Draft draft = new Draft();
  private final WindowSize size = new WindowSize(LinkTester.WINDOW);

  LinkWorker(
      FuzzSpace space,
      OracleSettings settings,
      FramePort port,
      Revival revival,
      Duration timeout,
      FuzzGoal goal,
      long seed,
      Rate rate,
      FuzzFindings findings,
      Coverage coverage) {
    this.space = space;
    this.goal = goal;
    this.findings = findings;
    this.coverage = coverage;
    this.generator = new Generator(space, seed);
    this.tester = new LinkTester(settings, port, revival, timeout, seed, rate, findings::isKnown);
  }

  /** A target that does not answer at all can't be judged. */
  boolean isAnswered() {
    return tester.settle();
  }

  @Override
  public void run() {
    for (int granted = goal.grant(); granted > 0; granted = goal.grant()) {
      int left = granted;
      while (left > 0 && !goal.isOver()) {
        left -= window(Math.min(left, size.frames()));
        if (tester.open() == UNDER_WAY) {
          judgeOldest();
        }
      }
    }
    while (tester.open() > 0) {
      judgeOldest();
    }
  }

  private int window(int most) {
    LinkExchange window = tester.begin();
    while (window.count() < most && window.octets() < WINDOW_OCTETS) {
      next();
      coverage.count(tester.send(draft.array, draft.length));
    }
    tester.close();
    return window.count();
  }

  /**
   * Time passes as it passes, so incomplete datagrams stay for a minute: no more of them than the
   * target surely keeps, or nothing is known of any fragment.
   */
  private void next() {
    int pending = tester.oracle().pendingDatagrams();
    do {
      generator.next(draft, pending);
    } while (pending >= space.openAtMost() && generator.isStrayFragment(draft));
  }

  private void judgeOldest() {
    LinkExchange window = tester.await();
    Disagreement found = window.end();
    window.explained().forEach(findings::countAgain);
    if (window.isOver()) {
      size.ended();
    } else {
      size.failed();
      List<TimedFrame> sent = new ArrayList<>(window.frames());
      sent.addAll(tester.abandon());
      if (!tester.settle()) {
        tester.free(window);
        died(sent);
        return;
      }
    }
    if (!found.isThere() || findings.isKnown(found)) {
      tester.free(window);
      return;
    }
    boolean isDoubtful = window.isDoubtful();
    boolean isUnclear = isDoubtful || window.isOnlyMissing();
    List<TimedFrame> sent = window.frames();
    tester.free(window);
    // What only did not come, once, in all that traffic, may have been lost on the way; and what
    // fits two frames may be right.
    if (!isUnclear && !findings.isFirst(found)) {
      return;
    }
    // What is under way behind it has to end first: it must not be taken for what comes now.
    while (tester.open() > 0) {
      judgeOldest();
    }
    tester.settle();
    Found again = explained(found, sent);
    if (isUnclear && !again.isRepeatable()) {
      if (isDoubtful) {
        findings.settled();
      } else {
        findings.lost();
      }
    } else if (!isUnclear || findings.isFirst(again.disagreement())) {
      findings.add(again);
    }
  }

  /** What is known of a target that died is forgotten with it; without a new one all ends. */
  private void died(List<TimedFrame> sent) {
    Disagreement death = tester.death();
    boolean lives = tester.revive();
    if (findings.isKnown(death)) {
      findings.countAgain(death);
    } else if (findings.isFirst(death)) {
      findings.add(lives ? explained(death, sent) : new Found(death, sent, false));
    }
    if (!lives || !tester.settle()) {
      goal.end();
    }
  }

  /** Closes the way to the target. */
  void close() {
    tester.release();
  }

  /**
   * Sends the window again, frame by frame, to find out which one it was; when it was none alone,
   * what came before counts too. A fragment alone would only stay with the target.
   */
  private Found explained(Disagreement found, List<TimedFrame> sent) {
    tester.limit(LONGEST_EXPLANATION);
    for (int i = 0; i < sent.size() && !isEnough(); i++) {
      List<TimedFrame> one = sent.subList(i, i + 1);
      if (FreshIdentification.isFragment(one.get(0).frame())) {
        continue;
      }
      Disagreement again = tester.test(one);
      if (explains(again, found)) {
        return isEnough() ? new Found(again, one, true) : Findings.shrunk(again, one, tester);
      }
    }
    Disagreement together = isEnough() ? Disagreement.NONE : tester.test(sent);
    return explains(together, found)
        ? Findings.shrunk(together, sent, tester)
        : new Found(found, sent, false);
  }

  private boolean isEnough() {
    return tester.isEnough() || goal.isEnded();
  }

  /** Another news explains it as well, but for a death: of that nothing else is the reason. */
  private boolean explains(Disagreement again, Disagreement found) {
    boolean isOtherNews =
        again.isThere() && found.violation() != Violation.DIED && !findings.isKnown(again);
    return isOtherNews || (again.isThere() && again.isLike(found));
  }
}
