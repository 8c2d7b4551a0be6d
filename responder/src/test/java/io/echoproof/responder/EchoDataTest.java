package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.only;
import static io.echoproof.responder.Wire.putU16;
import static io.echoproof.responder.Wire.u16;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Spaces that are walked through in full. */
class EchoDataTest {
  private static final int MOST_DATA_AT_1500 = 1472;
  private static final int MOST_DATA = 65_507;

  @Test
  void everySize() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    Random random = new Random(3);
    for (int size = 0; size <= MOST_DATA_AT_1500; size++) {
      byte[] data = new byte[size];
      random.nextBytes(data);
      byte[] request = echo().identifierAndSequence(random.nextInt()).data(data).frame();
      assertArrayEquals(
          expectedReply(request, size), only(responder.respond(request)), "size " + size);
    }
  }

  @Test
  void everySizeWithPaddingBehind() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    for (int size = 0; size <= 64; size++) {
      byte[] request = echo().data(new byte[size]).frame();
      for (int padding : new int[] {1, 2, 18, 1000}) {
        byte[] frame = Arrays.copyOf(request, request.length + padding);
        Arrays.fill(frame, request.length, frame.length, (byte) 0xA5);
        int identification = (int) responder.counters().answered();
        assertArrayEquals(expectedReply(request, identification), only(responder.respond(frame)));
      }
    }
  }

  @Test
  void largestDatagrams() {
    EchoResponder responder = new EchoResponder(SETTINGS.withMtu(65_535));
    for (int size : new int[] {1473, 9000, 65_506, MOST_DATA}) {
      byte[] data = new byte[size];
      Arrays.fill(data, (byte) 0xFF);
      byte[] request = echo().data(data).frame();
      int identification = (int) responder.counters().answered();
      assertArrayEquals(expectedReply(request, identification), only(responder.respond(request)));
    }
  }

  @Test
  void everySingleBitErrorInTheHeaderIsSilent() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    byte[] request = echo().frame();
    for (int bit = 0; bit < 160; bit++) {
      byte[] frame = request.clone();
      frame[bit / 8] ^= (byte) (0x80 >> bit % 8);
      assertEquals(List.of(), responder.respond(frame), "bit " + bit);
    }
    assertEquals(160, responder.counters().snapshot().droppedInAll());
  }

  @Test
  void everySingleBitErrorInTheMessageIsSilent() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    byte[] request = echo().data(octets("70696e67ff")).frame();
    for (int bit = 160; bit < request.length * 8; bit++) {
      byte[] frame = request.clone();
      frame[bit / 8] ^= (byte) (0x80 >> bit % 8);
      assertEquals(List.of(), responder.respond(frame), "bit " + bit);
    }
  }

  @Test
  void everyRequestChecksum() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    BitSet seen = new BitSet();
    for (int word = 0; word <= 0xFFFF; word++) {
      byte[] request = echo().data((byte) (word >> 8), (byte) word).frame();
      seen.set(u16(request, 22));
      byte[] reply = only(responder.respond(request));
      assertArrayEquals(expectedReply(request, word), reply);
      assertEquals(0xFFFF, Wire.naiveSum(reply, 20, reply.length - 20));
    }
    assertEquals(0xFFFF, seen.cardinality());
    assertEquals(0xFFFF, seen.nextClearBit(0), "only minus zero cannot be computed");
    byte[] request = octets("4500001c123400004001e4a9c0000202c000020108000000f7ff0000");
    putU16(request, 22, 0xFFFF);
    assertArrayEquals(expectedReply(request, 0), only(responder.respond(request)));
  }

  @Test
  void minusZeroInTheHeaderChecksumIsAccepted() {
    byte[] request = echo().frame();
    // The identification that brings the header's sum to FFFF, so that its checksum is 0.
    putU16(request, 4, u16(request, 4) + u16(request, 10));
    putU16(request, 10, 0);
    assertEquals(0xFFFF, Wire.naiveSum(request, 0, 20));
    EchoResponder responder = new EchoResponder(SETTINGS);
    assertArrayEquals(expectedReply(request, 0), only(responder.respond(request)));
    putU16(request, 10, 0xFFFF);
    assertArrayEquals(expectedReply(request, 1), only(responder.respond(request)));
  }

  @Test
  void allZeroMessagesOfEverySize() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    for (int size = 0; size <= 64; size++) {
      byte[] request = echo().identifierAndSequence(0).data(new byte[size]).frame();
      byte[] reply = only(responder.respond(request));
      assertEquals(0xFFFF, u16(reply, 22), "size " + size);
    }
  }

  @Test
  void everyTypeButEchoRequestIsSilent() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    for (int type = 0; type <= 0xFF; type++) {
      byte[] frame = echo().data(new byte[100]).frame();
      frame[20] = (byte) type;
      putU16(frame, 22, 0);
      putU16(frame, 22, Wire.naiveChecksum(frame, 20, frame.length - 20));
      assertEquals(type == 8, !responder.respond(frame).isEmpty(), "type " + type);
    }
    assertEquals(255, responder.counters().dropped(DropReason.ICMP_NOT_ECHO_REQUEST));
  }
}
