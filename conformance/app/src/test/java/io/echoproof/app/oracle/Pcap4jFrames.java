package io.echoproof.app.oracle;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.pcap4j.packet.IcmpV4CommonPacket;
import org.pcap4j.packet.IcmpV4EchoPacket;
import org.pcap4j.packet.IcmpV4EchoReplyPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.IcmpV4Code;
import org.pcap4j.packet.namednumber.IcmpV4Type;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;

/** Frames that Pcap4J builds, at random but well formed, lengths and checksums included. */
final class Pcap4jFrames {
  static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");
  static final Ipv4Address TESTER = Ipv4Address.of("192.0.2.2");

  static final OracleSettings SETTINGS =
      new OracleSettings(
          new TargetProfile(
              TargetProfile.Kind.RESPONDER,
              TARGET,
              new Ipv4Prefix(TARGET, 24),
              1500,
              TESTER,
              Set.of()),
          new FreeChoices(
              EchoCode.COPIED,
              false,
              Duration.ofSeconds(50),
              Duration.ofSeconds(70),
              8,
              Set.of(),
              Set.of(),
              false));

  private Pcap4jFrames() {}

  static Inet4Address inet(Ipv4Address address) {
    try {
      return (Inet4Address) InetAddress.getByAddress(address.octets().toByteArray());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address.toString(), e);
    }
  }

  static byte[] data(Random random, int most) {
    byte[] data = new byte[random.nextInt(most)];
    random.nextBytes(data);
    return data;
  }

  /** An echo request to the target. */
  static IpV4Packet.Builder request(Random random, byte[] data) {
    IcmpV4EchoPacket.Builder echo = new IcmpV4EchoPacket.Builder();
    echo.identifier((short) random.nextInt()).sequenceNumber((short) random.nextInt());
    echo.payloadBuilder(new UnknownPacket.Builder().rawData(data));
    // No congestion mark: whether it is copied is the target's choice.
    return datagram(random, icmp(IcmpV4Type.ECHO, echo))
        .tos(IpV4Rfc791Tos.newInstance((byte) (random.nextInt() & 0xFC)))
        .srcAddr(inet(TESTER))
        .dstAddr(inet(TARGET));
  }

  /** The reply to it. */
  static IpV4Packet.Builder reply(Random random, IpV4Packet request) {
    IcmpV4EchoPacket asked = request.get(IcmpV4EchoPacket.class);
    IcmpV4EchoReplyPacket.Builder echo = new IcmpV4EchoReplyPacket.Builder();
    echo.identifier(asked.getHeader().getIdentifier());
    echo.sequenceNumber(asked.getHeader().getSequenceNumber());
    byte[] data = asked.getPayload() == null ? new byte[0] : asked.getPayload().getRawData();
    echo.payloadBuilder(new UnknownPacket.Builder().rawData(data));
    return datagram(random, icmp(IcmpV4Type.ECHO_REPLY, echo))
        .tos(request.getHeader().getTos())
        .srcAddr(request.getHeader().getDstAddr())
        .dstAddr(request.getHeader().getSrcAddr());
  }

  private static IcmpV4CommonPacket.Builder icmp(IcmpV4Type type, Packet.Builder message) {
    IcmpV4CommonPacket.Builder icmp = new IcmpV4CommonPacket.Builder();
    icmp.type(type).code(IcmpV4Code.NO_CODE).payloadBuilder(message);
    return icmp.correctChecksumAtBuild(true);
  }

  private static IpV4Packet.Builder datagram(Random random, Packet.Builder payload) {
    return new IpV4Packet.Builder()
        .version(IpVersion.IPV4)
        .identification((short) random.nextInt())
        .ttl((byte) (1 + random.nextInt(255)))
        .protocol(IpNumber.ICMPV4)
        .payloadBuilder(payload)
        .correctChecksumAtBuild(true)
        .correctLengthAtBuild(true)
        .paddingAtBuild(true);
  }
}
