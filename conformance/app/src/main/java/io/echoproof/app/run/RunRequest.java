package io.echoproof.app.run;

import io.echoproof.app.target.TargetRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the user asks {@code run} to do.
 *
 * @param selectors requirement ids, areas, tags, globs; empty: everything
 * @param target what is tested
 * @param seed of all random choices
 * @param timeout how long a reply may take
 * @param strict whether a SHOULD that is not met is a failure
 * @param slow whether cases that wait are run
 * @param volume whether long sequences are sent in full
 * @param requireComplete whether what no link could carry is an error
 * @param failFast whether the first failure ends the run
 * @param repeat how many times each case runs
 * @param expected the file of known deviations
 * @param writeExpected where to write a first such file
 * @param report whether to make the HTML report
 * @param site whether and how to make the report as many files too
 * @param out the run directory
 * @param commandLine the command as it was given
 */
public record RunRequest(
    List<String> selectors,
    TargetRequest target,
    long seed,
    Duration timeout,
    boolean strict,
    boolean slow,
    boolean volume,
    boolean requireComplete,
    boolean failFast,
    int repeat,
    Optional<Path> expected,
    Optional<Path> writeExpected,
    boolean report,
    Optional<SiteRequest> site,
    Path out,
    List<String> commandLine) {}
