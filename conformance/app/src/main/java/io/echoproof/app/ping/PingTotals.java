package io.echoproof.app.ping;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The closing statistics of a ping program. A number is present where the program printed it;
 * nothing is computed.
 *
 * @param sent requests sent
 * @param received replies received; {@code ping.exe} counts ICMP errors too, iputils leaves out
 *     duplicates and what it found corrupted
 * @param lost requests without a reply; printed by {@code ping.exe} only
 * @param lossPercent the share of lost requests, 0 to 100; a whole number in {@code ping.exe}, up
 *     to six significant digits in iputils; absent where iputils sent nothing
 * @param duplicates replies to requests that were answered before; iputils prints it unless it is 0
 * @param corrupted replies with a wrong ICMP checksum; iputils prints it unless it is 0
 * @param errors ICMP errors; iputils prints it unless it is 0
 */
public record PingTotals(
    int sent,
    int received,
    OptionalInt lost,
    OptionalDouble lossPercent,
    OptionalInt duplicates,
    OptionalInt corrupted,
    OptionalInt errors) {}
