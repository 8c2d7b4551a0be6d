package io.echoproof.conformance.run;

import io.echoproof.conformance.wire.CaseLog;
import java.time.Instant;
import java.util.Optional;

/** The doings of one case while the run goes on. */
final class CaseExecution {
  private final CaseLog log;
  private final Instant startedAt = Instant.now();
  private long durationNanos;
  private Optional<Throwable> failure = Optional.empty();
  private boolean interrupted;
  private Optional<String> cutShort = Optional.empty();

  CaseExecution(CaseLog log) {
    this.log = log;
  }

  void finished(long nanos) {
    durationNanos += nanos;
  }

  void broke(Throwable thrown) {
    failure = Optional.of(thrown);
  }

  void cutShort(String reason) {
    cutShort = Optional.of(reason);
    log.excuseUnanswered();
  }

  /** Why the target could not be asked all; empty when it was. */
  Optional<String> whyCutShort() {
    return cutShort;
  }

  void interrupted() {
    interrupted = true;
  }

  CaseLog log() {
    return log;
  }

  Instant startedAt() {
    return startedAt;
  }

  long durationNanos() {
    return durationNanos;
  }

  /** Whether the run was aborted before the case had done all it does. */
  boolean isInterrupted() {
    return interrupted;
  }

  /** What the harness threw; not what is wrong with the target. */
  Optional<Throwable> failure() {
    return failure;
  }
}
