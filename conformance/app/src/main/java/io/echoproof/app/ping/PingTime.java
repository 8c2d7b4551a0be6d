package io.echoproof.app.ping;

/**
 * A round-trip time as a ping program printed it.
 *
 * @param milliseconds the number printed, in milliseconds; whole numbers in {@code ping.exe}, three
 *     to four significant digits in iputils
 * @param lessThan whether the number is an exclusive upper bound, as in {@code time<1ms}
 */
public record PingTime(double milliseconds, boolean lessThan) {}
