package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedPacketTest {
  private static Ipv4Packet decode(String hex) {
    return Ipv4Packet.decode(Octets.ofHex(hex)).orElseThrow();
  }

  @Test
  void everyFieldIsGiven() {
    Ipv4Packet packet =
        decode(
            "47b9002412345678fb11abcdc0000202c6336409" + "0102030405060708" + "cafef00d" + "a5a5");
    assertEquals(OptionalInt.of(4), packet.version());
    assertEquals(OptionalInt.of(7), packet.ihl());
    assertEquals(0xB9, packet.tos());
    assertEquals(OptionalInt.of(0x24), packet.totalLength());
    assertEquals(0x1234, packet.identification());
    assertEquals(Ipv4Packet.FLAG_DF, packet.flags());
    assertEquals(0x1678, packet.fragmentOffset());
    assertEquals(0xFB, packet.ttl());
    assertEquals(17, packet.protocol());
    assertEquals(OptionalInt.of(0xABCD), packet.headerChecksum());
    assertEquals(Ipv4Address.of("192.0.2.2"), packet.source());
    assertEquals(Ipv4Address.of("198.51.100.9"), packet.destination());
    assertEquals("0102030405060708", packet.options().hex());
    assertEquals("cafef00da5a5", packet.payload().hex());
    assertEquals(Octets.EMPTY, packet.trailer());
  }

  @Test
  void whatFollowsTheTotalLengthIsTheTrailer() {
    Ipv4Packet packet = decode("4500001d123400004001e4a8c0000202c000020108003a0ebeef0001ffa5a5");
    assertEquals("08003a0ebeef0001ff", packet.payload().hex());
    assertEquals("a5a5", packet.trailer().hex());
  }

  @Test
  void aDatagramThatIsAHeaderOnlyHasNoPayloadButATrailer() {
    Ipv4Packet packet = decode("45000014123400004001e4b1c0000202c00002010800390fbeef0001");
    assertEquals("", packet.payload().hex());
    assertEquals("0800390fbeef0001", packet.trailer().hex());
  }

  /** Then it bounds nothing, and is given as it was. */
  @ParameterizedTest
  @ValueSource(strings = {"0000", "0013", "001d", "ffff"})
  void aTotalLengthOutsideTheFrameLeavesThePayloadWhole(String totalLength) {
    Ipv4Packet packet =
        decode("4500" + totalLength + "123400004001e4a9c0000202c00002010800390fbeef0001");
    assertEquals("0800390fbeef0001", packet.payload().hex());
    assertEquals(OptionalInt.of(Integer.parseInt(totalLength, 16)), packet.totalLength());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "45",
        "4500001c123400004001e4a9c0000202c00002",
        "5500001c123400004001e4a9c0000202c00002010800390fbeef0001",
        "0500001c123400004001e4a9c0000202c00002010800390fbeef0001",
        "6500001c123400004001e4a9c0000202c00002010800390fbeef0001",
        "4400001c123400004001e4a9c0000202c00002010800390fbeef0001",
        "4000001c123400004001e4a9c0000202c00002010800390fbeef0001",
        "46000014123400004001e4a9c0000202c0000201",
        "4f00001c123400004001e4a9c0000202c00002010800390fbeef0001",
      })
  void aHeaderThatCantBeReadIsNoPacket(String hex) {
    assertEquals(Optional.empty(), Ipv4Packet.decode(Octets.ofHex(hex)));
  }

  @Test
  void aHeaderAloneIsAPacketWithoutPayload() {
    Ipv4Packet packet = decode("45000014123400004001e4b1c0000202c0000201");
    assertEquals(Octets.EMPTY, packet.payload());
  }

  @Test
  void decodedAndCraftedAgainIsTheSameFrame() {
    SplittableRandom random = new SplittableRandom(791);
    int decoded = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] frame = new byte[random.nextInt(120)];
      random.nextBytes(frame);
      if (frame.length > 0 && random.nextInt(4) > 0) {
        frame[0] = (byte) (0x45 + random.nextInt(11));
      }
      Octets octets = Octets.of(frame);
      Optional<Ipv4Packet> packet = Ipv4Packet.decode(octets);
      if (packet.isPresent()) {
        decoded++;
        assertEquals(octets, packet.get().toOctets(), octets::hex);
        assertEquals(octets, packet.get().toBuilder().build().toOctets(), octets::hex);
      }
    }
    assertEquals(true, decoded > 10_000, () -> "too few frames could be read");
  }
}
