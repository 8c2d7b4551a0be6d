package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.Carriage;

/** Makes what is no ICMPv4: random octets, IPv6, Ethernet, tunnels. */
final class NoiseMaker {
  private static final int IPV6_HEADER = 40;
  private static final int IPV6_SOURCE_END = 20;
  private static final int IPV6_DESTINATION_END = 36;
  private static final int ETHERNET_HEADER = 14;

  private final FuzzSpace space;
  private final FuzzRandom random;

  NoiseMaker(FuzzSpace space, FuzzRandom random) {
    this.space = space;
    this.random = random;
  }

  /** Turns a valid request into noise, where the link carries noise. */
  void make(Draft d) {
    boolean any =
        space.carries(Carriage.OTHER_VERSION)
            && space.carries(Carriage.NOT_IPV4)
            && space.carries(Carriage.BROKEN_HEADER)
            && space.carries(Carriage.SHORT_FRAME);
    if (!any || d.length + IPV6_HEADER > space.longestFrame()) {
      return;
    }
    switch (random.below(5)) {
      case 0 -> octets(d);
      case 1 -> ipv6(d);
      case 2 -> ethernet(d);
      case 3 -> tunnel(d);
      default -> {
        octets(d);
        d.put8(0, 0x45);
      }
    }
  }

  private void octets(Draft d) {
    d.length = random.between(1, 80);
    for (int i = 0; i < d.length; i += 4) {
      d.put32(i, random.nextInt());
    }
  }

  /** An ICMPv4 message behind an IPv6 header. */
  private void ipv6(Draft d) {
    int message = d.length - Ipv4Layout.OPTIONS;
    int source = BigEndian.s32(d.array, Ipv4Layout.SOURCE);
    int destination = BigEndian.s32(d.array, Ipv4Layout.DESTINATION);
    System.arraycopy(d.array, Ipv4Layout.OPTIONS, d.array, IPV6_HEADER, message);
    for (int i = 0; i < IPV6_HEADER; i += 4) {
      d.put32(i, random.nextInt());
    }
    d.put32(0, 0x6000_0000);
    d.put16(4, message);
    d.put8(6, random.oneIn(2) ? 1 : 58);
    // The low 32 bits, where mapped and translated addresses have them (RFC 4291, section 2.5.5).
    d.put32(IPV6_SOURCE_END, source);
    d.put32(IPV6_DESTINATION_END, destination);
    d.length = IPV6_HEADER + message;
  }

  private void ethernet(Draft d) {
    System.arraycopy(d.array, 0, d.array, ETHERNET_HEADER, d.length);
    for (int i = 0; i < 12; i++) {
      d.put8(i, random.nextInt());
    }
    // A first octet like this is what a link layer address of the local kind has.
    d.put8(0, 0x02);
    d.put16(12, 0x0800);
    d.length += ETHERNET_HEADER;
  }

  /** The request inside another datagram to the same address (RFC 2003). */
  private void tunnel(Draft d) {
    System.arraycopy(d.array, 0, d.array, Ipv4Layout.OPTIONS, d.length);
    d.put8(0, 0x45);
    d.length += Ipv4Layout.OPTIONS;
    d.put16(Ipv4Layout.TOTAL_LENGTH, d.length);
    d.put16(Ipv4Layout.FLAGS_AND_OFFSET, 0);
    d.put8(Ipv4Layout.PROTOCOL, 4);
    d.sealHeader();
  }
}
