package io.echoproof.conformance.run;

import io.echoproof.conformance.wire.CaseLog.Observation;
import io.echoproof.conformance.wire.Channel;
import java.time.Instant;
import java.util.List;

/**
 * The outcome of a run.
 *
 * @param startedAt when it started
 * @param startNanoTime the same in terms of {@link System#nanoTime}
 * @param verdictAt when all verdicts were known
 * @param cases the selected cases, in the order of running
 * @param requirements all requirements of the catalogue, in its order
 * @param observations the target's profile
 * @param channels the links in use, with their ledgers
 * @param isAborted whether it was ended before its time
 * @param isAnswered whether the target answered at all, over every link
 */
public record RunResult(
    Instant startedAt,
    long startNanoTime,
    Instant verdictAt,
    List<CaseResult> cases,
    List<RequirementResult> requirements,
    List<Observation> observations,
    List<Channel> channels,
    boolean isAborted,
    boolean isAnswered) {}
