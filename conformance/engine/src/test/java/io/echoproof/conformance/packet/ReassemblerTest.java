package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Reassembler.Datagram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReassemblerTest {
  private static final String FIRST =
      "4500002455012000400181d4c0000202c00002010800b47ebeef00010001020304050607";
  private static final String SECOND =
      "45000024550100024001a1d2c0000202c000020108090a0b0c0d0e0f1011121314151617";
  private static final String MESSAGE =
      "0800b47ebeef0001000102030405060708090a0b0c0d0e0f1011121314151617";

  private final Reassembler reassembler = new Reassembler();

  private Optional<Datagram> accept(String hex) {
    return accept(Octets.ofHex(hex));
  }

  private Optional<Datagram> accept(Octets frame) {
    return reassembler.accept(Ipv4Packet.decode(frame).orElseThrow(), frame);
  }

  @Test
  void whatIsNoFragmentPassesAtOnce() {
    Octets frame = Octets.ofHex("4500001c123440004001a4a9c0000202c00002010800390fbeef0001");
    Datagram datagram = accept(frame).orElseThrow();
    assertEquals(frame, datagram.packet().toOctets());
    assertEquals(List.of(frame), datagram.frames());
    assertEquals(0, reassembler.incomplete());
  }

  @Test
  void twoFragmentsInOrder() {
    assertEquals(Optional.empty(), accept(FIRST));
    assertEquals(1, reassembler.incomplete());
    Datagram datagram = accept(SECOND).orElseThrow();
    assertEquals(MESSAGE, datagram.packet().payload().hex());
    assertEquals(0, datagram.packet().flags());
    assertEquals(0, datagram.packet().fragmentOffset());
    assertEquals(OptionalInt.of(52), datagram.packet().totalLength());
    assertEquals(0, reassembler.incomplete());
  }

  @Test
  void framesAreGivenInTheOrderOfTheirOffsets() {
    accept(SECOND);
    Datagram datagram = accept(FIRST).orElseThrow();
    assertEquals(MESSAGE, datagram.packet().payload().hex());
    assertEquals(List.of(Octets.ofHex(FIRST), Octets.ofHex(SECOND)), datagram.frames());
  }

  @Test
  void anyOrderAndSize() {
    Random random = new Random(815);
    for (int round = 0; round < 300; round++) {
      byte[] payload = new byte[random.nextInt(1, 4000)];
      random.nextBytes(payload);
      Ipv4Packet whole =
          Ipv4Packet.icmp(
                  Ipv4Address.of("192.0.2.1"), Ipv4Address.of("192.0.2.2"), Octets.of(payload))
              .toBuilder()
              .identification(round)
              .build();
      List<Ipv4Packet> fragments =
          new ArrayList<>(Fragmenter.byPayload(whole, 8 * random.nextInt(1, 100)));
      Collections.shuffle(fragments, random);
      Optional<Datagram> datagram = Optional.empty();
      for (Ipv4Packet fragment : fragments) {
        assertTrue(datagram.isEmpty(), "complete before its last fragment");
        datagram = accept(fragment.toOctets());
      }
      assertEquals(Octets.of(payload), datagram.orElseThrow().packet().payload());
    }
    assertEquals(0, reassembler.incomplete());
  }

  @Test
  void aRepeatedFragmentDoesNoHarm() {
    accept(FIRST);
    assertEquals(Optional.empty(), accept(FIRST));
    assertTrue(accept(SECOND).isPresent());
  }

  @Test
  void datagramsAreToldApartByAddressesProtocolAndIdentification() {
    accept(FIRST);
    for (String other :
        List.of(
            "45000024550200024001a1d1c0000202c000020108090a0b0c0d0e0f1011121314151617",
            "45000024550100024001a1d1c0000203c000020108090a0b0c0d0e0f1011121314151617",
            "45000024550100024001a1d1c0000202c000020208090a0b0c0d0e0f1011121314151617",
            "45000024550100024011a1c2c0000202c000020108090a0b0c0d0e0f1011121314151617")) {
      assertEquals(Optional.empty(), accept(other), other);
    }
    assertEquals(5, reassembler.incomplete());
  }

  @Test
  void anOverlapNeverCompletes() {
    accept(FIRST);
    // Begins at 8, where the first fragment still goes on.
    assertEquals(
        Optional.empty(),
        accept(
            "4500002c550100014001a1cbc0000202c0000201000000000000000008090a0b0c0d0e0f1011121314151617"));
    assertEquals(1, reassembler.incomplete());
  }

  @Test
  void aMissingLastFragmentIsWaitedFor() {
    accept(FIRST);
    assertEquals(
        Optional.empty(), accept("4500001c55012002400181dac0000202c000020108090a0b0c0d0e0f"));
    assertTrue(accept("4500001c550100034001a1d9c0000202c00002011011121314151617").isPresent());
  }

  @Test
  void whatWaitsIsGivenByDestination() {
    String other = "45000024550100024001a1d1c0000202c000020208090a0b0c0d0e0f1011121314151617";
    accept(SECOND);
    accept(other);
    Ipv4Address destination = Ipv4Address.of("192.0.2.1");
    assertEquals(List.of(Octets.ofHex(SECOND)), reassembler.pending(destination));
    accept("4500001c55010003400181d9c0000202c00002011011121314151617");
    assertEquals(
        List.of(SECOND, "4500001c55010003400181d9c0000202c00002011011121314151617"),
        reassembler.pending(destination).stream().map(Octets::hex).toList());
    assertEquals(List.of(Octets.ofHex(other)), reassembler.pending(Ipv4Address.of("192.0.2.2")));
    assertEquals(List.of(), reassembler.pending(Ipv4Address.of("192.0.2.3")));
  }
}
