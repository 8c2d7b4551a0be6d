package io.echoproof.tun.linux;

/**
 * A kernel setting as it was read.
 *
 * @param key with slashes, such as {@code net/ipv4/icmp_ratelimit}
 * @param value without the closing line feed
 */
public record SysctlValue(String key, String value) {}
