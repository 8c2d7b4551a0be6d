package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DissectionTest {
  private static List<String> lines(String hex) {
    return Dissection.of(Octets.ofHex(hex)).stream()
        .map(
            f ->
                f.offset() + "+" + f.length() + " " + f.layer() + " " + f.name() + ": " + f.value())
        .toList();
  }

  private static String value(String hex, String name) {
    return Dissection.of(Octets.ofHex(hex)).stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .map(Field::value)
        .orElse("none");
  }

  @Test
  void aValidEcho() {
    assertEquals(
        List.of(
            "0+1 IPv4 version: 4",
            "0+1 IPv4 IHL: 5 (20 octets)",
            "1+1 IPv4 DSCP: 0x2e",
            "1+1 IPv4 ECN: 11",
            "2+2 IPv4 total length: 32",
            "4+2 IPv4 identification: 0x1234",
            "6+1 IPv4 flags: 010 DF",
            "6+2 IPv4 fragment offset: 0",
            "8+1 IPv4 time to live: 64",
            "9+1 IPv4 protocol: 1",
            "10+2 IPv4 header checksum: 0xa3ea (verifies)",
            "12+4 IPv4 source: 192.0.2.2",
            "16+4 IPv4 destination: 192.0.2.1",
            "20+1 ICMP type: 8 (echo)",
            "21+1 ICMP code: 0",
            "22+2 ICMP checksum: 0x5a3e (verifies)",
            "24+2 ICMP identifier: 0xbeef",
            "26+2 ICMP sequence number: 0x0001",
            "28+4 data data: 4 octets: 70696e67"),
        lines("45bb0020123440004001a3eac0000202c000020108005a3ebeef000170696e67"));
  }

  @Test
  void optionsAndTrailer() {
    List<String> lines =
        lines("46000021123400004001e1a3c0000202c000020101010100" + "08003a0ebeef0001ff" + "a5a5");
    assertTrue(lines.contains("20+4 IPv4 options: 4 octets: 01010100"), lines::toString);
    assertTrue(lines.contains("32+1 data data: 1 octet: ff"), lines::toString);
    assertTrue(
        lines.contains("33+2 trailer octets behind the datagram: 2 octets: a5a5"), lines::toString);
  }

  @Test
  void wrongChecksumsAreShownWithTheRightOnes() {
    String hex = "4500001c123400004001e4aac0000202c00002010800000fbeef0001";
    assertEquals("0xe4aa (wrong: 0xe4a9 is right)", value(hex, "header checksum"));
    assertEquals("0x000f (wrong: 0x390f is right)", value(hex, "checksum"));
  }

  @Test
  void aTotalLengthBeyondTheFrame() {
    assertEquals(
        "65535 (more than the frame has)",
        value("4500ffff123400004001e4a9c0000202c00002010800390fbeef0001", "total length"));
  }

  @Test
  void anIhlThatLies() {
    String longer = "4f00001c123400004001e4a9c0000202c00002010800390fbeef0001";
    assertEquals("15 (60 octets)", value(longer, "IHL"));
    assertEquals("8 octets: 0800390fbeef0001", value(longer, "options"));
    String shorter = "4400001c123400004001e5a9c0000202c00002010800390fbeef0001";
    assertEquals("4 (16 octets)", value(shorter, "IHL"));
    assertEquals("0xe5a9 (verifies)", value(shorter, "header checksum"));
    assertEquals("8 (echo)", value(shorter, "type"));
  }

  @Test
  void aMessageOfFewerThanEightOctets() {
    assertEquals(
        "4 octets: 0800f7ff",
        value("45000018123400004001e4adc0000202c00002010800f7ff", "octets (fewer than 8)"));
  }

  @Test
  void aLaterFragmentHasNoMessageHeader() {
    String hex = "45000024550100024001a1d2c0000202c000020108090a0b0c0d0e0f1011121314151617";
    assertEquals("16", value(hex, "fragment offset"));
    assertEquals("16 octets: 08090a0b0c0d0e0f1011121314151617", value(hex, "payload"));
    assertEquals("none", value(hex, "type"));
  }

  @Test
  void anErrorShowsWhatItQuotes() {
    String quoted = "4500001c123400004001e4a9c0000201c00002020800390fbeef0001";
    String hex = "45000038123400004001e48dc0000202c00002010301fcfe00000000" + quoted;
    assertEquals("3 (destination unreachable)", value(hex, "type"));
    assertTrue(lines(hex).contains("24+4 ICMP rest of header: 00000000"));
    assertEquals("28 octets: " + quoted.substring(0, 48) + "…", value(hex, "quoted datagram"));
  }

  @Test
  void anotherProtocolIsPayload() {
    assertEquals(
        "8 octets: 0000000000000000",
        value("4500001c1234000040fde3adc0000202c00002010000000000000000", "payload"));
  }

  @Test
  void anIpv6Packet() {
    assertEquals(
        List.of(
            "0+1 IPv6 version: 6",
            "4+2 IPv6 payload length: 8",
            "6+1 IPv6 next header: 58",
            "7+1 IPv6 hop limit: 64",
            "8+16 IPv6 source: 20010db8000000000000000000000002",
            "24+16 IPv6 destination: 20010db8000000000000000000000001",
            "40+8 data payload: 8 octets: 80006557beef0001"),
        lines(
            "6000000000083a4020010db800000000000000000000000220010db8000000000000000000000001"
                + "80006557beef0001"));
  }

  @Test
  void framesTooShortForAHeader() {
    assertEquals(List.of(), lines(""));
    assertEquals(List.of("0+1 frame octets: 1 octet: 45"), lines("45"));
    assertEquals(1, lines("4500001c123400004001e4a9c0000202c00002").size());
  }

  @Test
  void headersWithoutAnythingBehindThem() {
    List<String> ipv4 = lines("45000014123400004001e4b1c0000202c0000201");
    assertEquals("16+4 IPv4 destination: 192.0.2.1", ipv4.get(ipv4.size() - 1));
    List<String> ipv6 =
        lines("6000000000003b4020010db800000000000000000000000220010db8000000000000000000000001");
    assertEquals(
        "24+16 IPv6 destination: 20010db8000000000000000000000001", ipv6.get(ipv6.size() - 1));
  }

  @Test
  void aDatagramThatIsAHeaderOnlyHasATrailer() {
    String hex = "45000014123400004001e4b1c0000202c00002010800390fbeef0001";
    assertEquals("8 octets: 0800390fbeef0001", value(hex, "octets behind the datagram"));
    assertEquals("none", value(hex, "type"));
  }

  @Test
  void flagsByName() {
    assertEquals("000", value("4500001c123400004001e4a9c0000202c0000201", "flags"));
    assertEquals("100 reserved", value("4500001c123480004001e4a9c0000202c0000201", "flags"));
    assertEquals("010 DF", value("4500001c123440004001e4a9c0000202c0000201", "flags"));
    assertEquals("001 MF", value("4500001c123420004001e4a9c0000202c0000201", "flags"));
    assertEquals("111 reserved DF MF", value("4500001c1234e0004001e4a9c0000202c0000201", "flags"));
  }

  @Test
  void twentyFourOctetsAreShownWhole() {
    String data = "000102030405060708090a0b0c0d0e0f1011121314151617";
    String header = "4500ffff1234000040fde3adc0000202c0000201";
    assertEquals("24 octets: " + data, value(header + data, "payload"));
    assertEquals("25 octets: " + data + "…", value(header + data + "18", "payload"));
  }

  @Test
  void everyFieldLiesWithinAnyFrame() {
    SplittableRandom random = new SplittableRandom(1122);
    for (int i = 0; i < 100_000; i++) {
      byte[] frame = new byte[i < 6_500 ? i / 100 : random.nextInt(100)];
      random.nextBytes(frame);
      if (frame.length > 9 && random.nextBoolean()) {
        frame[0] = (byte) (random.nextBoolean() ? 0x45 : 0x60);
        frame[9] = 1;
      }
      Octets octets = Octets.of(frame);
      int last = 0;
      for (Field field : Dissection.of(octets)) {
        assertTrue(field.offset() >= last, octets::hex);
        assertTrue(field.offset() + field.length() <= frame.length, octets::hex);
        last = field.offset();
      }
      assertTrue(frame.length == 0 || !Dissection.of(octets).isEmpty(), octets::hex);
    }
  }
}
