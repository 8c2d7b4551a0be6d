package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is on the same device and is not ICMPv4. */
final class ForeignProtocolCases {
  private static final String LOCAL = "fe80000000000000000000000000abcd";
  private static final String ALL_NODES = "ff020000000000000000000000000001";
  private static final String ALL_ROUTERS = "ff020000000000000000000000000002";
  private static final String UNSPECIFIED = "00000000000000000000000000000000";

  private static final int PROTOCOL_ICMPV6 = 58;

  @Case(
      value = "NOI-01.ipv6",
      title = "IPv6 packets cause nothing on IPv4",
      needs = Carriage.NOT_IPV4)
  void ipv6(Wire wire) {
    Map<String, String> packets = new LinkedHashMap<>();
    packets.put(
        "an ICMPv6 echo request",
        "6000000000083a40"
            + "20010db8000000000000000000000002"
            + "20010db8000000000000000000000001"
            + "80006557beef0001");
    packets.put(
        "a router solicitation", "6000000000083aff" + LOCAL + ALL_ROUTERS + "8500d16900000000");
    packets.put(
        "a neighbour solicitation for duplicate address detection",
        "6000000000183aff"
            + UNSPECIFIED
            + "ff0200000000000000000001ff00abcd"
            + "8700248c00000000"
            + LOCAL);
    packets.put(
        "an MLDv2 report",
        "6000000000240001"
            + LOCAL
            + "ff020000000000000000000000000016"
            + "3a00050200000100"
            + "8f00196e0000000104000000ff0200000000000000000001ff00abcd");
    packets.put(
        "a packet with payload length 0, as a jumbogram has",
        "6000000000000040" + LOCAL + ALL_NODES + "c204000000010000");
    packets.forEach(
        (label, hex) -> {
          Octets packet = Octets.ofHex(hex);
          if (packet.length() <= wire.target().mtu()) {
            silent(wire, "NOI-01", label, packet);
          }
        });
  }

  @Case(
      value = "NOI-02.icmpv4-in-ipv6",
      title = "An ICMPv4 echo inside an IPv6 packet with next header 1 is not answered",
      needs = Carriage.NOT_IPV4)
  void icmpv4InIpv6(Wire wire) {
    Echo echo = wire.echo(4);
    Octets message = echo.message().toOctets();
    Octets header =
        Octets.ofHex("600000000000")
            .with(5, message.length())
            .plus(Octets.ofInts(Ipv4Packet.PROTOCOL_ICMP, 64))
            .plus(mapped(echo.header().source().octets()))
            .plus(mapped(echo.header().destination().octets()));
    wire.survives(
        Probe.of("NOI-02", "next header 1, a valid ICMPv4 echo", echo)
            .sending(List.of(header.plus(message)))
            .expecting(Expectation.silence()));
  }

  private static Octets mapped(Octets ipv4) {
    return Octets.ofHex("00000000000000000000ffff").plus(ipv4);
  }

  @Case(
      value = "NOI-03.icmpv6-in-ipv4",
      title = "An ICMPv6 echo inside an IPv4 packet with protocol 58 is not answered")
  void icmpv6InIpv4(Wire wire) {
    wire.rejects(
        "NOI-03",
        "protocol 58, an ICMPv6 echo request",
        () -> wire.echo(4),
        echo -> echo.message(m -> m.withType(128)).header(h -> h.protocol(58)).frame(),
        Expectation.noEcho());
    wire.rejects(
        "NOI-03",
        "protocol 58, an ICMPv4 echo request",
        () -> wire.echo(4),
        echo -> echo.header(h -> h.protocol(58)).frame(),
        Expectation.noEcho());
  }

  @Case(
      value = "NOI-04.other-protocols",
      title = "UDP, TCP, IGMP, ESP and protocols 0 and 255 never get an echo reply")
  void otherProtocols(Wire wire) {
    Map<String, Integer> protocols = new LinkedHashMap<>();
    protocols.put("protocol 0", 0);
    protocols.put("IGMP", 2);
    protocols.put("TCP", 6);
    protocols.put("UDP", 17);
    protocols.put("ESP", 50);
    protocols.put("protocol 255", 255);
    protocols.forEach(
        (name, number) ->
            wire.rejects(
                "NOI-04",
                name + ", its payload a valid echo request",
                () -> wire.echo(24),
                echo -> echo.header(h -> h.protocol(number)).frame(),
                Expectation.noEcho()));
  }

  /** Who compares some of the bits takes another number for that of ICMP; 58 is row NOI-03. */
  @Case(
      value = "NOI-04.every-protocol",
      title = "An echo request in a datagram of any other protocol gets no echo reply")
  void everyProtocol(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    for (int protocol = 0; protocol < 256; protocol++) {
      int number = protocol;
      if (number != Ipv4Packet.PROTOCOL_ICMP && number != PROTOCOL_ICMPV6) {
        Echo echo = wire.echo(8);
        probes.add(
            Probe.of("NOI-04", "protocol " + number, echo)
                .sending(List.of(echo.header(h -> h.protocol(number)).frame()))
                .expecting(Expectation.noEcho()));
      }
    }
    probes.forEach(wire::send);
    wire.sentinel();
    // Nothing, and less than any header has.
    for (int number : new int[] {0, 2, 4, 6, 17, 47, 50, 58, 255}) {
      for (int length : new int[] {0, 1, 7}) {
        Echo echo = wire.echo(0);
        Ipv4Packet shortened =
            echo.header(h -> h.protocol(number).payload(echo.message().toOctets().slice(0, length)))
                .header();
        wire.survives(
            Probe.of("NOI-04", "protocol " + number + " with " + length + " octets", echo)
                .sending(List.of(shortened.toOctets()))
                .expecting(Expectation.noEcho()));
      }
    }
  }

  @Case(
      value = "NOI-07.ethernet",
      title = "Ethernet frames on a layer 3 device are not answered",
      needs = {Carriage.OTHER_VERSION, Carriage.BROKEN_HEADER})
  void ethernet(Wire wire) {
    Octets macs = Octets.ofHex("020000000001020000000002");
    Echo echo = wire.echo(4);
    wire.survives(
        Probe.of("NOI-07", "an echo behind an Ethernet header", echo)
            .sending(List.of(macs.plus(Octets.ofHex("0800")).plus(echo.frame())))
            .expecting(Expectation.silence()));
    Octets arp =
        Octets.ofHex("0806" + "0001080006040001" + "020000000002")
            .plus(wire.target().tester().octets())
            .plus(Octets.ofHex("000000000000"))
            .plus(wire.target().address().octets());
    silent(wire, "NOI-07", "an ARP request for the target's address", macs.plus(arp));
    Map<String, Octets> headers = new LinkedHashMap<>();
    headers.put("an Ethernet header with a VLAN tag", macs.plus(Octets.ofHex("8100000a0800")));
    headers.put("a packet-information header", Octets.ofHex("00000800"));
    headers.put("a loopback header in network byte order", Octets.ofHex("00000002"));
    headers.put("a loopback header in host byte order", Octets.ofHex("02000000"));
    headers.forEach(
        (label, header) -> {
          Echo behind = wire.echo(4);
          wire.survives(
              Probe.of("NOI-07", "an echo behind " + label, behind)
                  .sending(List.of(header.plus(behind.frame())))
                  .expecting(Expectation.silence()));
        });
  }

  @Case(
      value = "NOI-09.ip-in-ip",
      title = "An echo inside IP-in-IP (protocol 4) or GRE (47) is not unpacked and answered")
  void ipInIp(Wire wire) {
    wire.rejects(
        "NOI-09",
        "protocol 4, an echo for the target inside",
        () -> wire.echo(4),
        echo -> echo.header(h -> h.protocol(4).payload(echo.frame())).header().toOctets(),
        Expectation.noEcho());
    // RFC 2784: no checksum, version 0, IPv4 inside.
    Octets gre = Octets.ofHex("00000800");
    wire.rejects(
        "NOI-09",
        "protocol 47, an echo for the target inside",
        () -> wire.echo(4),
        echo ->
            echo.header(h -> h.protocol(47).payload(gre.plus(echo.frame()))).header().toOctets(),
        Expectation.noEcho());
  }

  @Case(
      value = "NOI-10.truncated-ipv6",
      title = "IPv6 packets cut short do no harm",
      needs = {Carriage.NOT_IPV4, Carriage.SHORT_FRAME})
  void truncatedIpv6(Wire wire) {
    Octets whole = Octets.ofHex("6000000000283a40" + LOCAL + ALL_NODES);
    for (int length : new int[] {1, 10, 39, 40}) {
      silent(wire, "NOI-10", "the first " + length + " octets", whole.slice(0, length));
    }
  }

  private static void silent(Wire wire, String row, String label, Octets frame) {
    wire.survives(Probe.raw(row, label, frame).expecting(Expectation.silence()));
  }
}
