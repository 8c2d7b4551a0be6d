package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmenterTest {
  private static Ipv4Packet datagram(int payload) {
    return Ipv4Packet.icmp(
            Ipv4Address.of("192.0.2.2"), Ipv4Address.of("192.0.2.1"), Octets.repeat(0x11, payload))
        .toBuilder()
        .identification(0x5501)
        .build();
  }

  private static List<String> shape(List<Ipv4Packet> fragments) {
    return fragments.stream()
        .map(f -> f.fragmentOffset() * 8 + "+" + f.payload().length() + " " + f.flags())
        .toList();
  }

  @Test
  void allButTheLastFillTheMtuAsFarAsEightOctetsGo() {
    assertEquals(
        List.of("0+1480 1", "1480+1480 1", "2960+40 0"),
        shape(Fragmenter.byMtu(datagram(3000), 1500)));
    assertEquals(List.of("0+1472 1", "1472+28 0"), shape(Fragmenter.byMtu(datagram(1500), 1499)));
  }

  @Test
  void whatFitsStaysWhole() {
    assertEquals(List.of("0+1480 0"), shape(Fragmenter.byMtu(datagram(1480), 1500)));
    assertEquals(List.of("0+0 0"), shape(Fragmenter.byMtu(datagram(0), 1500)));
  }

  @Test
  void theLargestDatagramNeeds45Fragments() {
    List<Ipv4Packet> fragments = Fragmenter.byMtu(datagram(65_515), 1500);
    assertEquals(45, fragments.size());
    assertEquals("65120+395 0", shape(fragments).get(44));
    fragments.forEach(f -> assertTrue(f.toOctets().length() <= 1500));
  }

  @Test
  void optionsStandInEveryFragmentAndTakeRoom() {
    Ipv4Packet packet = datagram(48).toBuilder().options(Octets.ofHex("01010101")).build();
    List<Ipv4Packet> fragments = Fragmenter.byMtu(packet, 48);
    assertEquals(List.of("0+24 1", "24+24 0"), shape(fragments));
    fragments.forEach(f -> assertEquals("01010101", f.options().hex()));
  }

  @Test
  void flagsAreKept() {
    Ipv4Packet packet = datagram(16).toBuilder().flags(Ipv4Packet.FLAG_DF).build();
    assertEquals(List.of("0+8 3", "8+8 2"), shape(Fragmenter.byPayload(packet, 8)));
  }

  @Test
  void everyFragmentHasAHeaderOfItsOwnThatVerifies() {
    for (Ipv4Packet fragment : Fragmenter.byPayload(datagram(100), 24)) {
      Octets frame = fragment.toOctets();
      assertTrue(Checksum.verifies(frame.slice(0, 20)));
      assertEquals(frame.length(), frame.u16(2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, 0, 1, 7, 12})
  void offsetsCountInUnitsOfEight(int payloadLength) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Fragmenter.byPayload(datagram(100), payloadLength));
    assertEquals(
        "fragments of " + payloadLength + " octets: a multiple of 8, at least 8, is needed",
        e.getMessage());
  }

  @Test
  void anMtuWithoutRoomForEightOctetsIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> Fragmenter.byMtu(datagram(100), 27));
  }
}
