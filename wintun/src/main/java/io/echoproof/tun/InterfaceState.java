package io.echoproof.tun;

/**
 * What the operating system says about one of its network interfaces.
 *
 * @param name as the operating system shows it
 * @param index the number by which it is known inside the kernel, from 1
 * @param mtu in octets
 * @param up whether it was switched on (administratively)
 * @param layer3 whether it carries bare IP packets, as a tun does, rather than Ethernet frames
 */
public record InterfaceState(String name, int index, int mtu, boolean up, boolean layer3) {}
