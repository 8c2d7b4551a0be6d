package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.cut;
import static io.echoproof.responder.FragmentedFrame.piece;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static io.echoproof.responder.Wire.only;
import static io.echoproof.responder.Wire.putU16;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReassemblyTest {
  private static final int MOST_DATA = 65_507;

  private final EchoResponder responder = new EchoResponder(SETTINGS.withMtu(65_535));
  private final Random random = new Random(5);

  private byte[] request(int size) {
    byte[] data = new byte[size];
    random.nextBytes(data);
    return echo().identification(random.nextInt(0x10000)).data(data).frame();
  }

  /** Nothing comes before the last fragment, and one frame then. */
  private byte[] answer(List<byte[]> fragments) {
    for (byte[] fragment : fragments.subList(0, fragments.size() - 1)) {
      assertSilent(fragment);
    }
    return only(responder.respond(fragments.get(fragments.size() - 1)));
  }

  private void assertSilent(byte[] fragment) {
    assertEquals(List.of(), responder.respond(fragment));
    assertEquals(Optional.empty(), responder.lastDrop());
  }

  private void assertDropped(DropReason reason, byte[] fragment) {
    assertEquals(List.of(), responder.respond(fragment));
    assertEquals(Optional.of(reason), responder.lastDrop());
  }

  @ParameterizedTest(name = "{0} octets of data in fragments of {1}, {2} orders")
  @CsvSource({
    "8, 8, 2",
    "64, 8, 20",
    "65, 16, 20",
    "548, 64, 20",
    "4000, 1480, 6",
    "8192, 8, 3",
    "16384, 2048, 10",
    "65507, 1480, 10",
    "65507, 8, 2",
    "65507, 65512, 1",
    "9, 16, 2"
  })
  void anyOrder(int size, int payload, int orders) {
    for (int i = 0; i < orders; i++) {
      byte[] request = request(size);
      List<byte[]> fragments = new ArrayList<>(cut(request, payload));
      if (i == 1) {
        Collections.reverse(fragments);
      } else if (i > 1) {
        Collections.shuffle(fragments, random);
      }
      assertArrayEquals(expectedReply(request, i), answer(fragments));
    }
    assertEquals(orders, responder.counters().answered());
  }

  @Test
  void sizesAroundAPieceOfMemory() {
    int identification = 0;
    for (int size = 2030; size < 2060; size++) {
      byte[] request = request(size);
      assertArrayEquals(expectedReply(request, identification++), answer(cut(request, 2040)));
    }
  }

  @Test
  void twoInterleavedEachWithItsOwnData() {
    byte[] a = request(100);
    byte[] b = echo().source("c0000203").identification(Wire.u16(a, 4)).data(new byte[90]).frame();
    byte[] c = echo().identification(Wire.u16(a, 4) ^ 1).data((byte) 7).frame();
    for (int i = 0; i < 3; i++) {
      List.of(a, b, c).forEach(frame -> assertSilent(piece(frame, 0, 8, true)));
      for (byte[] frame : List.of(b, c, a)) {
        byte[] reply = only(responder.respond(piece(frame, 8, frame.length - 20, false)));
        assertEquals(Wire.icmpHex(expectedReply(frame, 0)), Wire.icmpHex(reply));
      }
    }
  }

  @Test
  void halvesOfDifferentDatagramsAreNotJoined() {
    byte[] a = request(24);
    assertSilent(piece(a, 0, 16, true));
    byte[] otherSource = echo().source("c0000203").identification(Wire.u16(a, 4)).frame();
    byte[] last = piece(a, 16, 32, false);
    System.arraycopy(otherSource, 12, last, 12, 4);
    assertSilent(FragmentedFrame.repaired(last));
    byte[] otherIdentification = piece(a, 16, 32, false);
    putU16(otherIdentification, 4, Wire.u16(a, 4) ^ 0x100);
    assertSilent(FragmentedFrame.repaired(otherIdentification));
    byte[] otherProtocol = piece(a, 16, 32, false);
    otherProtocol[9] = 17;
    assertDropped(DropReason.PROTOCOL_NOT_ICMP, FragmentedFrame.repaired(otherProtocol));
    assertArrayEquals(expectedReply(a, 0), only(responder.respond(piece(a, 16, 32, false))));
  }

  @Test
  void halvesToDifferentOwnAddressesAreNotJoined() {
    responder.reconfigure(SETTINGS.withFurtherAddress(Wire.address("192.0.2.3")));
    byte[] a = echo().data(new byte[24]).frame();
    byte[] b = echo().destination("c0000203").data(new byte[24]).frame();
    assertSilent(piece(a, 0, 16, true));
    assertSilent(piece(b, 16, 32, false));
  }

  @Test
  void theSameFragmentAgainChangesNothing() {
    byte[] a = request(31);
    for (byte[] fragment : cut(a, 8)) {
      if (fragment.length == 27) {
        continue;
      }
      assertSilent(fragment);
      assertDropped(DropReason.FRAGMENT_DUPLICATE, fragment);
    }
    byte[] last = cut(a, 8).get(4);
    assertArrayEquals(expectedReply(a, 0), only(responder.respond(last)));
  }

  @Test
  void afterAnOverlapTheIdentificationWorksAgain() {
    byte[] a = request(40);
    assertSilent(piece(a, 0, 16, true));
    assertDropped(DropReason.FRAGMENT_OVERLAP, piece(a, 8, 24, true));
    // What was received is gone.
    assertSilent(piece(a, 16, 48, false));
    assertArrayEquals(expectedReply(a, 0), only(responder.respond(piece(a, 0, 16, true))));
  }

  @ParameterizedTest(name = "{0}-{1}, {2}-{3}, {4}-{5}")
  @CsvSource({
    "0,24,8,16,16,48",
    "8,16,0,24,24,48",
    "0,16,8,48,0,8",
    "0,8,0,16,16,48",
    "0,24,0,16,24,48",
    "0,24,16,32,32,48",
    "16,48,0,24,0,16"
  })
  void overlapsAreNotAnswered(int from1, int to1, int from2, int to2, int from3, int to3) {
    byte[] a = request(40);
    assertSilent(piece(a, from1, to1, to1 != 48));
    assertDropped(DropReason.FRAGMENT_OVERLAP, piece(a, from2, to2, to2 != 48));
    assertSilent(piece(a, from3, to3, to3 != 48));
  }

  @Test
  void teardrop() {
    byte[] a = request(40);
    assertSilent(piece(a, 0, 40, true));
    assertDropped(DropReason.FRAGMENT_CONTRADICTION, piece(a, 24, 28, false));
    assertEquals(1, responder.respond(request(4)).size());
  }

  @Test
  void anAtomicDatagramOfTheSameIdentificationIsIndependent() {
    byte[] a = request(24);
    byte[] atomic = echo().identification(Wire.u16(a, 4)).frame();
    assertSilent(piece(a, 0, 16, true));
    assertArrayEquals(expectedReply(atomic, 0), only(responder.respond(atomic)));
    assertArrayEquals(expectedReply(a, 1), only(responder.respond(piece(a, 16, 32, false))));
  }

  @Test
  void theSameDatagramAgainIsAnotherRequest() {
    byte[] a = echo().identification(0).data(new byte[24]).frame();
    for (int identification = 0; identification < 5; identification++) {
      assertArrayEquals(expectedReply(a, identification), answer(cut(a, 8)));
    }
  }

  @Test
  void ttlAndDontFragmentMayDiffer() {
    byte[] a = request(24);
    byte[] first = piece(a, 0, 16, true);
    first[8] = 1;
    first[6] |= 0x40;
    byte[] last = piece(a, 16, 32, false);
    last[8] = (byte) 255;
    assertSilent(FragmentedFrame.repaired(first));
    assertEquals(1, responder.respond(FragmentedFrame.repaired(last)).size());
  }

  @Test
  void theChecksumCoversTheLastOctet() {
    byte[] a = request(MOST_DATA);
    a[a.length - 1] ^= 1;
    List<byte[]> fragments = cut(a, 1480);
    fragments.subList(0, 44).forEach(this::assertSilent);
    assertDropped(DropReason.ICMP_CHECKSUM, fragments.get(44));
  }

  @Test
  void fragmentZerosOptionsMustFitToo() {
    // 65,515 octets behind a header of 24: each fragment's own header is short enough.
    byte[] data = new byte[MOST_DATA];
    byte[] whole = echo().options("01010101").data(data).frame();
    byte[] plain = echo().data(data).frame();
    List<byte[]> fragments = cut(plain, 32_752);
    assertSilent(piece(whole, 0, 32_752, true));
    assertSilent(fragments.get(1));
    assertDropped(DropReason.FRAGMENT_BEYOND_LIMIT, fragments.get(2));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, 1, 2, 3})
  void congestionIsNotLostAndNotInvented(int first) {
    responder.reconfigure(SETTINGS.withEcn(EcnPolicy.COPY));
    for (int second = 0; second < 4; second++) {
      byte[] a = request(24);
      byte[] one = piece(a, 0, 16, true);
      byte[] two = piece(a, 16, 32, false);
      one[1] = (byte) (0xB8 | first);
      two[1] = (byte) second;
      assertSilent(FragmentedFrame.repaired(one));
      List<byte[]> replies = responder.respond(FragmentedFrame.repaired(two));
      boolean marked = first == 3 || second == 3;
      boolean incapable = first == 0 || second == 0;
      if (marked && incapable) {
        assertEquals(List.of(), replies);
        assertEquals(Optional.of(DropReason.FRAGMENT_ECN), responder.lastDrop());
      } else {
        // The class of service is fragment zero's.
        assertEquals(0xB8 | (marked ? 3 : first), only(replies)[1] & 0xFF);
      }
    }
  }
}
