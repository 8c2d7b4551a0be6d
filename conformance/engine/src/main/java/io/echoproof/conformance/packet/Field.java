package io.echoproof.conformance.packet;

/**
 * One field of a frame, for people.
 *
 * @param layer {@code IPv4}, {@code ICMP}, {@code data}, {@code trailer}, {@code IPv6} or {@code
 *     frame}
 * @param name the field's name in the words of its RFC
 * @param offset offset of its first octet in the frame
 * @param length in octets; 1 for a field of some bits
 * @param value its value, with a remark where the value is wrong in itself
 */
public record Field(String layer, String name, int offset, int length, String value) {}
