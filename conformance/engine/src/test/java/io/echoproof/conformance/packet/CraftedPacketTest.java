package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every field of a header is computed unless it is given, and given ones are not corrected. */
class CraftedPacketTest {
  private static final Ipv4Packet PLAIN =
      Ipv4Packet.icmp(
          Ipv4Address.of("192.0.2.2"),
          Ipv4Address.of("192.0.2.1"),
          Octets.ofHex("0800390fbeef0001"));

  private static String hex(UnaryOperator<Ipv4PacketBuilder> change) {
    return change.apply(PLAIN.toBuilder()).build().toOctets().hex();
  }

  @Test
  void nothingGiven() {
    assertEquals("4500001c000000004001f6ddc0000202c00002010800390fbeef0001", hex(h -> h));
  }

  @Test
  void versionAndIhlAreCutToFourBits() {
    assertEquals("f5", hex(h -> h.version(15)).substring(0, 2));
    assertEquals("05", hex(h -> h.version(16)).substring(0, 2));
    assertEquals("4f", hex(h -> h.ihl(15)).substring(0, 2));
    assertEquals("40", hex(h -> h.ihl(16)).substring(0, 2));
  }

  @Test
  void aLyingIhlChangesNothingButItselfAndTheChecksum() {
    assertEquals("4700001c000000004001f4ddc0000202c00002010800390fbeef0001", hex(h -> h.ihl(7)));
  }

  @Test
  void ihlIsComputedFromTheOptions() {
    assertEquals("46", hex(h -> h.options(Octets.ofHex("01010101"))).substring(0, 2));
    assertEquals("4f", hex(h -> h.options(Octets.repeat(1, 40))).substring(0, 2));
  }

  /** Nothing is padded: what follows lies where the header is said to go on. */
  @Test
  void optionsThatFillNoWordStayAsTheyAre() {
    String hex = hex(h -> h.options(Octets.ofHex("0101")));
    assertEquals("4600001e", hex.substring(0, 8));
    assertEquals("0101" + "0800390fbeef0001", hex.substring(40));
    assertEquals(30, Octets.ofHex(hex).length());
  }

  @Test
  void aLyingTotalLengthMovesNoOctet() {
    assertEquals(
        "4500ffff000000004001f6f9c0000202c00002010800390fbeef0001",
        hex(h -> h.totalLength(0xFFFF)));
    assertEquals(
        "45000000000000004001f6f9c0000202c00002010800390fbeef0001", hex(h -> h.totalLength(0)));
  }

  @Test
  void totalLengthCountsThePayloadButNotTheTrailer() {
    assertEquals(
        "4500001c000000004001f6ddc0000202c00002010800390fbeef0001" + "a5a5",
        hex(h -> h.trailer(Octets.ofHex("a5a5"))));
  }

  @Test
  void flagsAndOffsetShareAWord() {
    assertEquals("8000", hex(h -> h.flags(Ipv4Packet.FLAG_RESERVED)).substring(12, 16));
    assertEquals("4000", hex(h -> h.flags(Ipv4Packet.FLAG_DF)).substring(12, 16));
    assertEquals("2001", hex(h -> h.flags(Ipv4Packet.FLAG_MF).fragmentOffset(1)).substring(12, 16));
    assertEquals("ffff", hex(h -> h.flags(7).fragmentOffset(0x1FFF)).substring(12, 16));
    assertEquals("0000", hex(h -> h.flags(8).fragmentOffset(0x2000)).substring(12, 16));
  }

  @Test
  void singleOctetsAndWords() {
    assertEquals(
        "45b8001cabcd000001118264" + "c0000202c0000201" + "0800390fbeef0001",
        hex(h -> h.tos(0xB8).identification(0xABCD).ttl(1).protocol(17).headerChecksum(0x8264)));
  }

  @Test
  void aGivenChecksumIsNotCorrected() {
    assertEquals(
        "4500001c0000000040010000c0000202c00002010800390fbeef0001", hex(h -> h.headerChecksum(0)));
  }

  /** As a receiver would sum it that believes the IHL. */
  @Test
  void theChecksumCoversAsManyOctetsAsTheIhlSays() {
    Octets options = Octets.ofHex("01020304");
    Octets whole = Octets.ofHex(hex(h -> h.options(options)));
    assertTrue(Checksum.verifies(whole.slice(0, 24)));
    Octets without = Octets.ofHex(hex(h -> h.options(options).ihl(5)));
    assertTrue(Checksum.verifies(without.slice(0, 20)));
    Octets lying = Octets.ofHex(hex(h -> h.ihl(4)));
    assertTrue(Checksum.verifies(lying.slice(0, 20)));
  }

  @Test
  void headerLengthFollowsTheIhl() {
    assertEquals(20, PLAIN.headerLength());
    assertEquals(24, PLAIN.toBuilder().options(Octets.repeat(1, 2)).build().headerLength());
    assertEquals(60, PLAIN.toBuilder().ihl(15).build().headerLength());
  }

  @Test
  void aFragmentHasAnOffsetOrMoreToCome() {
    assertFalse(PLAIN.isFragment());
    assertFalse(PLAIN.toBuilder().flags(Ipv4Packet.FLAG_DF).build().isFragment());
    assertTrue(PLAIN.toBuilder().flags(Ipv4Packet.FLAG_MF).build().isFragment());
    assertTrue(PLAIN.toBuilder().fragmentOffset(1).build().isFragment());
  }
}
