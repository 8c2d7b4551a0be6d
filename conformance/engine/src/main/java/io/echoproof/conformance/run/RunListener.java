package io.echoproof.conformance.run;

import io.echoproof.conformance.suite.CaseInfo;
import java.time.Duration;

/** Watches a run. Called on the thread of the run. */
public interface RunListener {
  /** Watches nothing. */
  RunListener NONE = new RunListener() {};

  /** A case is about to run over that link; {@code number} counts from 1. */
  default void caseStarted(CaseInfo info, String link, int number, int total) {}

  /**
   * A case has run.
   *
   * @param failed whether something is known to be wrong by now; the last word comes with the
   *     result
   */
  default void caseFinished(CaseInfo info, boolean failed) {}

  /** All cases have run, and one of them goes on after that time. */
  default void waiting(String caseId, Duration rest) {}

  /** All cases have run; late replies are waited for. */
  default void draining() {}
}
