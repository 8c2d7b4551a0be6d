package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.frame.InternetSum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.IcmpV4CommonPacket;
import org.pcap4j.packet.IcmpV4EchoPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV4Packet;

/**
 * The packet model and the oracle against a decoder and encoder that this project did not write.
 */
class Pcap4jAgreementTest {
  private static final int FRAMES = 3_000;
  private static final Ipv4Address TARGET = Pcap4jFrames.TARGET;
  private static final Ipv4Address TESTER = Pcap4jFrames.TESTER;

  private final Random random = new Random(20260807);

  private byte[] data() {
    return Pcap4jFrames.data(random, 200);
  }

  /** An echo request that Pcap4J has built, checksums and lengths included. */
  private byte[] builtByPcap4j(byte[] data) {
    return Pcap4jFrames.request(random, data)
        .ttl((byte) random.nextInt())
        .dontFragmentFlag(random.nextBoolean())
        .build()
        .getRawData();
  }

  private static Obligation obligation(byte[] frame) {
    Expectation e = new Expectation();
    new Oracle(Pcap4jFrames.SETTINGS).expect(frame, frame.length, 0, e);
    return e.obligation();
  }

  @Test
  void whatPcap4jBuildsIsReadAsItWasMeant() {
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
  void aFlippedBitIsAWrongChecksumToBoth() throws IllegalRawDataException {
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
