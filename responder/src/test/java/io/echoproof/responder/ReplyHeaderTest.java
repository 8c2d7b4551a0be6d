package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.hex;
import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.only;
import static io.echoproof.responder.Wire.u16;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyHeaderTest {
  private static byte[] answer(ResponderSettings settings, byte[] request) {
    return only(new EchoResponder(settings).respond(request));
  }

  @Test
  void wholeReplyInHex() {
    byte[] request =
        octets("45bb0020 12344000 01012371 c0000202 c0000201 08005a3e beef0001 70696e67");
    Wire.putU16(request, 10, 0);
    Wire.putU16(request, 10, Wire.naiveChecksum(request, 0, 20));
    assertEquals(
        hex(octets("45b80020 abcd0000 40014a54 c0000201 c0000202 0000623e beef0001 70696e67")),
        hex(answer(SETTINGS.withFirstIdentification(0xABCD), request)));
  }

  @Test
  void dscpIsCopiedAndEcnIsNot() {
    for (int tos = 0; tos <= 0xFF; tos++) {
      assertEquals(tos & 0xFC, answer(SETTINGS, echo().tos(tos).frame())[1] & 0xFF);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0000, 0x4000, 0x8000, 0xC000})
  void flagsOfTheRequestDoNotComeBack(int flags) {
    assertEquals(0, u16(answer(SETTINGS, echo().flags(flags).frame()), 6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 128, 255})
  void initialTtl(int ttl) {
    assertEquals(ttl, answer(SETTINGS.withInitialTtl(ttl), echo().frame())[8] & 0xFF);
  }

  @Test
  void identificationCountsRepliesAndWrapsAround() {
    EchoResponder responder = new EchoResponder(SETTINGS.withFirstIdentification(0xFFFE));
    for (int identification : new int[] {0xFFFE, 0xFFFF, 0x0000, 0x0001}) {
      responder.respond(new byte[0]);
      byte[] request = echo().frame();
      assertArrayEquals(
          Wire.expectedReply(request, identification), only(responder.respond(request)));
    }
  }

  @ParameterizedTest(name = "{0}: code {1} -> {2}")
  @CsvSource({
    "COPY, 0, 0", "COPY, 7, 7", "COPY, 255, 255",
    "ZERO, 0, 0", "ZERO, 7, 0", "ZERO, 255, 0",
    "DROP, 0, 0",
  })
  void codePolicy(EchoCodePolicy policy, int code, int expected) {
    byte[] reply = answer(SETTINGS.withEchoCode(policy), echo().code(code).frame());
    assertEquals(expected, reply[21] & 0xFF);
    assertEquals(0xFFFF, Wire.naiveSum(reply, 20, reply.length - 20));
  }

  @Test
  void duplicatesAreRequestsToo() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    byte[] request = echo().frame();
    for (int identification = 0; identification < 5; identification++) {
      assertArrayEquals(
          Wire.expectedReply(request, identification), only(responder.respond(request)));
    }
    assertEquals(5, responder.counters().answered());
  }

  @Test
  void repliesAreNotAnswered() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    byte[] reply = only(responder.respond(echo().frame()));
    EchoResponder peer = new EchoResponder(ResponderSettings.of(Wire.address("192.0.2.2"), 24));
    assertEquals(List.of(), peer.respond(reply));
    assertEquals(1, peer.counters().dropped(DropReason.ICMP_NOT_ECHO_REQUEST));
  }

  @Test
  void aReplyIsWrittenOncePerAcceptedFrame() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    ByteBuffer in = ByteBuffer.wrap(echo().frame());
    ByteBuffer out = ByteBuffer.allocate(28);
    assertThrows(IllegalStateException.class, () -> responder.reply(in, 0, out, 0));
    assertEquals(28, responder.accept(in, 0, 28));
    responder.reply(in, 0, out, 0);
    assertThrows(IllegalStateException.class, () -> responder.reply(in, 0, out, 0));
    assertEquals(28, responder.accept(in, 0, 28));
    assertEquals(0, responder.accept(in, 0, 27));
    assertThrows(IllegalStateException.class, () -> responder.reply(in, 0, out, 0));
  }
}
