package io.echoproof.conformance.run;

import io.echoproof.conformance.judge.Finding;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.CaseLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a case.
 *
 * @param info the case
 * @param verdict {@code PASS}, {@code FAIL}, {@code LAX}, {@code OBSERVED}, {@code SKIPPED}, {@code
 *     NOT_APPLICABLE}, {@code NOT_RUN} or {@code ERROR}
 * @param reason why it did not run, or what broke; empty for a case that ran
 * @param log what it did; empty when it did not run
 * @param startedAt when it started
 * @param durationNanos how long it took
 * @param findings what is wrong
 */
public record CaseResult(
    CaseInfo info,
    Verdict verdict,
    String reason,
    Optional<CaseLog> log,
    Instant startedAt,
    long durationNanos,
    List<Finding> findings) {}
