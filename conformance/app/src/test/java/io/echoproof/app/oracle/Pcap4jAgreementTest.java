package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.frame.InternetSum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.IcmpV4CommonPacket;
import org.pcap4j.packet.IcmpV4EchoPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.IcmpV4Code;
import org.pcap4j.packet.namednumber.IcmpV4Type;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;

/**
 * The packet model and the oracle against a decoder and encoder that this project did not write.
 */
class Pcap4jAgreementTest {
  private static final int FRAMES = 3_000;
  private static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");
  private static final Ipv4Address TESTER = Ipv4Address.of("192.0.2.2");
  private static final OracleSettings SETTINGS =
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
              false));

  private final Random random = new Random(20260807);

  private static Inet4Address inet(Ipv4Address address) throws UnknownHostException {
    return (Inet4Address) InetAddress.getByAddress(address.octets().toByteArray());
  }

  private byte[] data() {
    byte[] data = new byte[random.nextInt(200)];
    random.nextBytes(data);
    return data;
  }

  /** An echo request that Pcap4J has built, checksums and lengths included. */
  private byte[] builtByPcap4j(byte[] data) throws UnknownHostException {
    IcmpV4EchoPacket.Builder echo = new IcmpV4EchoPacket.Builder();
    echo.identifier((short) random.nextInt()).sequenceNumber((short) random.nextInt());
    echo.payloadBuilder(new UnknownPacket.Builder().rawData(data));
    IcmpV4CommonPacket.Builder icmp = new IcmpV4CommonPacket.Builder();
    icmp.type(IcmpV4Type.ECHO).code(IcmpV4Code.NO_CODE).payloadBuilder(echo);
    icmp.correctChecksumAtBuild(true);
    IpV4Packet.Builder ip = new IpV4Packet.Builder();
    ip.version(IpVersion.IPV4).tos(IpV4Rfc791Tos.newInstance((byte) (random.nextInt() & 0xFE)));
    ip.identification((short) random.nextInt()).ttl((byte) random.nextInt());
    ip.protocol(IpNumber.ICMPV4).srcAddr(inet(TESTER)).dstAddr(inet(TARGET));
    ip.dontFragmentFlag(random.nextBoolean()).payloadBuilder(icmp);
    ip.correctChecksumAtBuild(true).correctLengthAtBuild(true);
    return ip.build().getRawData();
  }

  private static Obligation obligation(byte[] frame) {
    Expectation e = new Expectation();
    new Oracle(SETTINGS).expect(frame, frame.length, 0, e);
    return e.obligation();
  }

  @Test
  void whatPcap4jBuildsIsReadAsItWasMeant() throws UnknownHostException {
    for (int i = 0; i < FRAMES; i++) {
      byte[] data = data();
      byte[] frame = builtByPcap4j(data);
      Ipv4Packet packet = Ipv4Packet.decode(Octets.of(frame)).orElseThrow();
      assertEquals(TESTER, packet.source());
      assertEquals(TARGET, packet.destination());
      assertEquals(frame.length, packet.totalLength().orElseThrow());
      IcmpMessage message = IcmpMessage.decode(packet.payload()).orElseThrow();
      assertEquals(IcmpMessage.ECHO_REQUEST, message.type());
      assertEquals(Octets.of(data), message.data());
      assertTrue(InternetSum.verifies(frame, 0, 20), () -> Octets.of(frame).hex());
      assertEquals(Obligation.REPLY, obligation(frame), () -> Octets.of(frame).hex());
    }
  }

  @Test
  void whatThePacketModelBuildsPcap4jReads() throws IllegalRawDataException {
    for (int i = 0; i < FRAMES; i++) {
      Octets data = Octets.of(data());
      int identifier = random.nextInt(0x10000);
      int sequenceNumber = random.nextInt(0x10000);
      Ipv4Packet packet =
          Ipv4Packet.icmp(
                  TESTER,
                  TARGET,
                  IcmpMessage.echoRequest(identifier, sequenceNumber, data).toOctets())
              .toBuilder()
              .identification(random.nextInt(0x10000))
              .ttl(random.nextInt(256))
              .build();
      byte[] frame = packet.toOctets().toByteArray();
      IpV4Packet theirs = IpV4Packet.newPacket(frame, 0, frame.length);
      assertTrue(theirs.getHeader().hasValidChecksum(true), () -> Octets.of(frame).hex());
      assertEquals(packet.ttl(), theirs.getHeader().getTtlAsInt());
      assertEquals(packet.identification(), theirs.getHeader().getIdentificationAsInt());
      IcmpV4CommonPacket icmp = (IcmpV4CommonPacket) theirs.getPayload();
      assertTrue(icmp.hasValidChecksum(true), () -> Octets.of(frame).hex());
      IcmpV4EchoPacket echo = (IcmpV4EchoPacket) icmp.getPayload();
      assertEquals(identifier, echo.getHeader().getIdentifierAsInt());
      assertEquals(sequenceNumber, echo.getHeader().getSequenceNumberAsInt());
      assertEquals(
          data,
          echo.getPayload() == null ? Octets.EMPTY : Octets.of(echo.getPayload().getRawData()));
    }
  }

  /** Whether a checksum is right is the same question to both. */
  @Test
  void aFlippedBitIsAWrongChecksumToBoth() throws UnknownHostException, IllegalRawDataException {
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = builtByPcap4j(data());
      // Not version, IHL and total length: without those nobody can read the rest.
      int octet = 4 + random.nextInt(frame.length - 4);
      frame[octet] ^= (byte) (1 << random.nextInt(8));
      if (octet == 9) {
        continue;
      }
      IpV4Packet theirs = IpV4Packet.newPacket(frame, 0, frame.length);
      boolean header = theirs.getHeader().hasValidChecksum(false);
      assertEquals(header, InternetSum.verifies(frame, 0, 20), () -> Octets.of(frame).hex());
      assertEquals(Obligation.SILENCE, obligation(frame), () -> Octets.of(frame).hex());
    }
  }
}
