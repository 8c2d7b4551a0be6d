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
  private static final int SHORT_HEADER = 4;
  private static final int ETHERTYPE_IPV4 = 0x0800;
  private static final int ETHERTYPE_VLAN = 0x8100;
  private static final int GRE = 47;

  /** Packet information as Linux has it, and the loopback header in either byte order. */
  private static final int[] SHORT_HEADERS = {ETHERTYPE_IPV4, 2, 0x0200_0000};

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
      case 2 -> linkHeader(d);
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

  /** An Ethernet header, with a VLAN tag or without, or one of those of four octets. */
  private void linkHeader(Draft d) {
    if (random.oneIn(4)) {
      System.arraycopy(d.array, 0, d.array, SHORT_HEADER, d.length);
      d.put32(0, random.of(SHORT_HEADERS));
      d.length += SHORT_HEADER;
      return;
    }
    if (random.oneIn(3)) {
      System.arraycopy(d.array, 0, d.array, SHORT_HEADER, d.length);
      d.put32(0, (random.below(0x1000) << 16) | ETHERTYPE_IPV4);
      d.length += SHORT_HEADER;
      ethernet(d);
      d.put16(12, ETHERTYPE_VLAN);
      return;
    }
    ethernet(d);
  }

  private void ethernet(Draft d) {
    System.arraycopy(d.array, 0, d.array, ETHERNET_HEADER, d.length);
    for (int i = 0; i < 12; i++) {
      d.put8(i, random.nextInt());
    }
    // A first octet like this is what a link layer address of the local kind has.
    d.put8(0, 0x02);
    d.put16(12, ETHERTYPE_IPV4);
    d.length += ETHERNET_HEADER;
  }

  /** The request inside another datagram to the same address (RFC 2003, RFC 2784). */
  private void tunnel(Draft d) {
    boolean isGre = random.oneIn(3);
    int header = Ipv4Layout.OPTIONS + (isGre ? SHORT_HEADER : 0);
    System.arraycopy(d.array, 0, d.array, header, d.length);
    if (isGre) {
      System.arraycopy(d.array, header, d.array, 0, Ipv4Layout.OPTIONS);
      d.put32(Ipv4Layout.OPTIONS, ETHERTYPE_IPV4);
    }
    d.put8(0, 0x45);
    d.length += header;
    d.put16(Ipv4Layout.TOTAL_LENGTH, d.length);
    d.put16(Ipv4Layout.FLAGS_AND_OFFSET, 0);
    d.put8(Ipv4Layout.PROTOCOL, isGre ? GRE : 4);
    d.sealHeader();
  }
}
