package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden vectors of the catalogue, crafted field by field. */
class GoldenVectorsTest {
  private static final Ipv4Address TESTER = Ipv4Address.of("192.0.2.2");
  private static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");
  private static final Octets NONE = Octets.EMPTY;
  private static final UnaryOperator<Ipv4PacketBuilder> AS_IT_IS = UnaryOperator.identity();

  private static IcmpMessage echo(int identifier, int sequenceNumber, String data) {
    return IcmpMessage.echoRequest(identifier, sequenceNumber, Octets.ofHex(data));
  }

  /** An echo request without data, BEEF/0001. */
  private static IcmpMessage plain() {
    return echo(0xBEEF, 1, "");
  }

  private static Octets frame(Octets payload, UnaryOperator<Ipv4PacketBuilder> change) {
    Ipv4PacketBuilder builder = Ipv4Packet.icmp(TESTER, TARGET, payload).toBuilder();
    return change.apply(builder.identification(0x1234)).build().toOctets();
  }

  private static Arguments message(String name, IcmpMessage message, String hex) {
    return arguments(name, frame(message.toOctets(), AS_IT_IS), hex);
  }

  private static Arguments header(
      String name, UnaryOperator<Ipv4PacketBuilder> change, String hex) {
    return arguments(name, frame(plain().toOctets(), change), hex);
  }

  private static Arguments source(String name, String address, String hex) {
    return header(name, h -> h.source(Ipv4Address.of(address)), hex);
  }

  private static Arguments destination(String name, String address, String hex) {
    return header(name, h -> h.destination(Ipv4Address.of(address)), hex);
  }

  private static Arguments options(String name, String options, String hex) {
    return header(name, h -> h.options(Octets.ofHex(options)), hex);
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        message(
            "V01 4 data octets",
            echo(0xBEEF, 1, "70696e67"),
            "45000020123400004001e4a5c0000202c000020108005a3ebeef000170696e67"),
        message("V02 no data", plain(), "4500001c123400004001e4a9c0000202c00002010800390fbeef0001"),
        message(
            "V03 odd",
            echo(0xBEEF, 1, "ff"),
            "4500001d123400004001e4a8c0000202c000020108003a0ebeef0001ff"),
        arguments(
            "V04 odd with a trailer",
            frame(echo(0xBEEF, 1, "ff").toOctets(), h -> h.trailer(Octets.ofHex("a5a5"))),
            "4500001d123400004001e4a8c0000202c000020108003a0ebeef0001ffa5a5"),
        message(
            "V05 all zero",
            echo(0, 0, ""),
            "4500001c123400004001e4a9c0000202c00002010800f7ff00000000"),
        message(
            "V06 all zero, one data octet",
            echo(0, 0, "00"),
            "4500001d123400004001e4a8c0000202c00002010800f7ff0000000000"),
        message(
            "V07 checksum 0000, rightly",
            echo(0xF7FF, 0, ""),
            "4500001c123400004001e4a9c0000202c000020108000000f7ff0000"),
        message(
            "V08 the same as minus zero",
            echo(0xF7FF, 0, "").withChecksum(0xFFFF),
            "4500001c123400004001e4a9c0000202c00002010800fffff7ff0000"),
        message(
            "V09 identifier all ones",
            echo(0xFFFF, 0, ""),
            "4500001c123400004001e4a9c0000202c00002010800f7ffffff0000"),
        message(
            "V10 all ones",
            echo(0xFFFF, 0xFFFF, "ffff"),
            "4500001e123400004001e4a7c0000202c00002010800f7ffffffffffffff"),
        message(
            "V11 checksum one more",
            plain().withChecksum(0x3910),
            "4500001c123400004001e4a9c0000202c000020108003910beef0001"),
        message(
            "V12 checksum zero",
            plain().withChecksum(0),
            "4500001c123400004001e4a9c0000202c000020108000000beef0001"),
        message(
            "V13 checksum swapped",
            plain().withChecksum(0x0F39),
            "4500001c123400004001e4a9c0000202c000020108000f39beef0001"),
        message(
            "V14 checksum with a pseudo header",
            plain().withChecksum(0xB501),
            "4500001c123400004001e4a9c0000202c00002010800b501beef0001"),
        arguments(
            "V24 four octets of a message",
            frame(Octets.ofHex("0800f7ff"), AS_IT_IS),
            "45000018123400004001e4adc0000202c00002010800f7ff"),
        message(
            "V30 code 7",
            plain().withCode(7),
            "4500001c123400004001e4a9c0000202c000020108073908beef0001"),
        message(
            "V40 echo reply",
            plain().withType(IcmpMessage.ECHO_REPLY),
            "4500001c123400004001e4a9c0000202c00002010000410fbeef0001"),
        message(
            "V41 destination unreachable",
            echo(0, 0, "4500001c123400004001e4a9c0000201c00002020800390fbeef0001")
                .withType(IcmpMessage.DESTINATION_UNREACHABLE)
                .withCode(1),
            "45000038123400004001e48dc0000202c00002010301fcfe00000000"
                + "4500001c123400004001e4a9c0000201c00002020800390fbeef0001"),
        message(
            "V42 source quench",
            echo(0, 0, "4500001c123400004001e4a9c0000201c00002020800390fbeef0001")
                .withType(IcmpMessage.SOURCE_QUENCH),
            "45000038123400004001e48dc0000202c00002010400fbff00000000"
                + "4500001c123400004001e4a9c0000201c00002020800390fbeef0001"),
        message(
            "V43 type 200",
            plain().withType(200),
            "4500001c123400004001e4a9c0000202c0000201c800790ebeef0001"),
        message(
            "V44 timestamp",
            echo(0xBEEF, 1, "0036ee800000000000000000").withType(13),
            "45000028123400004001e49dc0000202c00002010d004558beef00010036ee800000000000000000"),
        message(
            "V45 information request",
            plain().withType(15),
            "4500001c123400004001e4a9c0000202c00002010f00320fbeef0001"),
        message(
            "V46 address mask request",
            echo(0xBEEF, 1, "00000000").withType(17),
            "45000020123400004001e4a5c0000202c00002011100300fbeef000100000000"),
        message(
            "V59 extended echo request",
            echo(0xBEEF, 0x0101, "2000dcf40008030200000001").withType(42),
            "45000028123400004001e49dc0000202c00002012a00160fbeef0101"
                + "2000dcf40008030200000001"));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        header(
            "V15 header checksum one more",
            h -> h.headerChecksum(0xE4AA),
            "4500001c123400004001e4aac0000202c00002010800390fbeef0001"),
        header(
            "V16 version 5",
            h -> h.version(5),
            "5500001c123400004001d4a9c0000202c00002010800390fbeef0001"),
        header(
            "V17 version 0",
            h -> h.version(0),
            "0500001c12340000400124aac0000202c00002010800390fbeef0001"),
        header(
            "V18 IHL 4", h -> h.ihl(4), "4400001c123400004001e5a9c0000202c00002010800390fbeef0001"),
        header(
            "V19 IHL 6 in 20 octets",
            h -> h.ihl(6).payload(NONE),
            "46000014123400004001e3b1c0000202c0000201"),
        header(
            "V20 total length 19",
            h -> h.totalLength(19),
            "45000013123400004001e4b2c0000202c00002010800390fbeef0001"),
        header(
            "V21 total length 20",
            h -> h.totalLength(20),
            "45000014123400004001e4b1c0000202c00002010800390fbeef0001"),
        header(
            "V22 total length 27",
            h -> h.totalLength(27),
            "4500001b123400004001e4aac0000202c00002010800390fbeef0001"),
        header(
            "V23 total length 29",
            h -> h.totalLength(29),
            "4500001d123400004001e4a8c0000202c00002010800390fbeef0001"),
        header(
            "V25 reserved flag",
            h -> h.flags(Ipv4Packet.FLAG_RESERVED),
            "4500001c12348000400164a9c0000202c00002010800390fbeef0001"),
        header(
            "V26 DF",
            h -> h.flags(Ipv4Packet.FLAG_DF),
            "4500001c123440004001a4a9c0000202c00002010800390fbeef0001"),
        header(
            "V27 TTL 1", h -> h.ttl(1), "4500001c12340000010123aac0000202c00002010800390fbeef0001"),
        header(
            "V28 TTL 0", h -> h.ttl(0), "4500001c12340000000124aac0000202c00002010800390fbeef0001"),
        header(
            "V29 TOS BB",
            h -> h.tos(0xBB),
            "45bb001c123400004001e3eec0000202c00002010800390fbeef0001"),
        header(
            "V57 protocol 253",
            h -> h.protocol(253).payload(Octets.repeat(0, 8)),
            "4500001c1234000040fde3adc0000202c00002010000000000000000"));
  }

  static Stream<Arguments> addresses() {
    return Stream.of(
        source("V31 LAND", "192.0.2.1", "4500001c123400004001e4aac0000201c00002010800390fbeef0001"),
        source(
            "V32 from loopback",
            "127.0.0.1",
            "4500001c12340000400127ab7f000001c00002010800390fbeef0001"),
        source(
            "V33 from broadcast",
            "255.255.255.255",
            "4500001c123400004001a6acffffffffc00002010800390fbeef0001"),
        source(
            "V34 from multicast",
            "224.0.0.1",
            "4500001c123400004001c6aae0000001c00002010800390fbeef0001"),
        source(
            "V35 from 0.0.0.0",
            "0.0.0.0",
            "4500001c123400004001a6ac00000000c00002010800390fbeef0001"),
        source(
            "V36 from class E",
            "240.0.0.1",
            "4500001c123400004001b6aaf0000001c00002010800390fbeef0001"),
        destination(
            "V37 to the directed broadcast",
            "192.0.2.255",
            "4500001c123400004001e3abc0000202c00002ff0800390fbeef0001"),
        destination(
            "V38 to multicast",
            "224.0.0.1",
            "4500001c123400004001c6a9c0000202e00000010800390fbeef0001"),
        destination(
            "V39 to somebody else",
            "192.0.2.77",
            "4500001c123400004001e45dc0000202c000024d0800390fbeef0001"));
  }

  static Stream<Arguments> options() {
    return Stream.of(
        options(
            "V47 no operation, end of list",
            "01010100",
            "46000020123400004001e1a4c0000202c0000201010101000800390fbeef0001"),
        options(
            "V48 unknown option",
            "9e040000",
            "4600002012340000400145a1c0000202c00002019e0400000800390fbeef0001"),
        options(
            "V49 option length 0",
            "9e000000",
            "4600002012340000400145a5c0000202c00002019e0000000800390fbeef0001"),
        options(
            "V50 record route, three slots",
            "070f0400000000000000000000000000",
            "4900002c123400004001d58ac0000202c0000201"
                + "070f04000000000000000000000000000800390fbeef0001"),
        options(
            "V51 record route, full",
            "070708c633640900",
            "470000241234000040019670c0000202c0000201070708c6336409000800390fbeef0001"),
        options(
            "V52 timestamp, two slots",
            "440c05000000000000000000",
            "480000281234000040019891c0000202c0000201"
                + "440c050000000000000000000800390fbeef0001"),
        options(
            "V53 timestamp, overflow",
            "440809f001020304",
            "4700002412340000400190a3c0000202c0000201440809f0010203040800390fbeef0001"),
        options(
            "V54 source route, complete",
            "830708c633640100",
            "470000241234000040012270c0000202c0000201830708c6336401000800390fbeef0001"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"messages", "headers", "addresses", "options"})
  void craftedAsItStandsInTheCatalogue(String name, Octets crafted, String hex) {
    assertEquals(hex, crafted.hex(), name);
  }

  @Test
  void fragmentedAsInV55AndV56() {
    Octets message = echo(0xBEEF, 1, "000102030405060708090a0b0c0d0e0f1011121314151617").toOctets();
    Ipv4PacketBuilder datagram = Ipv4Packet.icmp(TESTER, TARGET, message).toBuilder();
    assertEquals(
        List.of(
            "4500002455012000400181d4c0000202c00002010800b47ebeef00010001020304050607",
            "45000024550100024001a1d2c0000202c000020108090a0b0c0d0e0f1011121314151617"),
        hex(Fragmenter.byPayload(datagram.identification(0x5501).build(), 16)));
    assertEquals(
        List.of(
            "4500002456012000400180d4c0000202c00002010800b47ebeef00010001020304050607",
            "45000024560100024001a0d2c0000202c000020108090a0b0c0d0e0f1011121314151617"),
        hex(Fragmenter.byPayload(datagram.identification(0x5601).build(), 16)));
  }

  private static List<String> hex(List<Ipv4Packet> packets) {
    return packets.stream().map(p -> p.toOctets().hex()).toList();
  }
}
