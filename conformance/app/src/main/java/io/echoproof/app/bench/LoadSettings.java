package io.echoproof.app.bench;

import java.time.Duration;

/**
 * What all loads of a benchmark have in common.
 *
 * @param count round trips after which a measurement ends
 * @param duration time after which it ends
 * @param warmUp how long the target is loaded before the first measurement
 * @param timeout after which a request is lost
 * @param seed of identifiers, sequence numbers and data
 */
public record LoadSettings(
    long count, Duration duration, Duration warmUp, Duration timeout, long seed) {}
