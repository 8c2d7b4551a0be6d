package io.echoproof.app.ping;

import java.util.OptionalInt;

/**
 * An ICMP error message as a ping program printed it, such as {@code Reply from 192.0.2.9:
 * Destination host unreachable.} or {@code From 192.0.2.9 icmp_seq=1 Time to live exceeded}.
 *
 * <p>Which error it was is said in words only and is not read. {@code ping.exe} counts such a
 * message as received and exits with 0; iputils counts it as an error, except a redirect and a
 * source quench.
 *
 * @param from the dotted IPv4 address of the sender of the error
 * @param sequence the sequence number of the request that caused it, 0 to 65535; printed by iputils
 *     only
 */
public record PingError(String from, OptionalInt sequence) {}
