package io.echoproof.conformance.suite;

import io.echoproof.conformance.wire.Wire;
import java.util.Optional;

/** Holds a run while JUnit calls its cases one after the other. */
public interface CaseHost {
  /** What a case does. */
  @FunctionalInterface
  interface Body {
    void run() throws Throwable;
  }

  /** Why the case is not run; empty when it is. */
  Optional<String> refuse(CaseInfo info);

  /** The wire for a case that is about to run. */
  Wire open(CaseInfo info);

  /**
   * Runs a case.
   *
   * @throws Throwable what the case or the harness threw, after it was taken down
   */
  void run(CaseInfo info, Wire wire, Body body) throws Throwable;
}
