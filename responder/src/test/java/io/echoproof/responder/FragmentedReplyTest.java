package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.cut;
import static io.echoproof.responder.FragmentedFrame.join;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static io.echoproof.responder.Wire.hex;
import static io.echoproof.responder.Wire.only;
import static io.echoproof.responder.Wire.u16;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that are longer than the MTU. */
class FragmentedReplyTest {
  private static final Random RANDOM = new Random(6);

  private static byte[] data(int size) {
    byte[] data = new byte[size];
    RANDOM.nextBytes(data);
    return data;
  }

  @ParameterizedTest(name = "{0} octets of data, MTU {1}: {2} frames")
  @CsvSource({
    "1472, 1500, 1", "1473, 1500, 2", "2952, 1500, 2", "2953, 1500, 3", "4000, 1500, 3",
    "65507, 1500, 45", "65507, 68, 1365", "65507, 65535, 1", "65507, 65534, 2", "41, 68, 2",
    "1472, 1501, 1", "1473, 1501, 1", "1474, 1501, 2"
  })
  void wholeInOneFrameOrCut(int size, int mtu, int frames) {
    EchoResponder responder = new EchoResponder(SETTINGS.withMtu(mtu).withFirstIdentification(7));
    byte[] request = echo().tos(0xB8).data(data(size)).frame();
    List<byte[]> replies = responder.respond(request);
    assertEquals(frames, replies.size());
    assertArrayEquals(expectedReply(request, 7), join(replies, mtu));
    assertEquals(1, responder.counters().answered());
  }

  @Test
  void respondersOfOneAddressWithAStepShareNoIdentification() {
    Set<Integer> seen = new HashSet<>();
    for (int queue = 0; queue < 3; queue++) {
      EchoResponder responder = new EchoResponder(SETTINGS.withIdentifications(queue, 3));
      for (int reply = 0; reply < 0x10000 / 3; reply++) {
        assertTrue(seen.add(u16(only(responder.respond(echo().frame())), 4)));
      }
    }
    assertEquals(0x10000 / 3 * 3, seen.size());
  }

  @Test
  void theFirstTwoInHex() {
    EchoResponder responder = new EchoResponder(SETTINGS.withMtu(68).withFirstIdentification(1));
    byte[] data = new byte[42];
    data[0] = 0x70;
    List<byte[]> replies = responder.respond(echo().tos(0xB8).flags(0x4000).data(data).frame());
    assertEquals(
        "45b80044 00012000 4001d5fc c0000201 c0000202 0000d10e beef0001 7000".replace(" ", ""),
        hex(Arrays.copyOf(replies.get(0), 30)));
    assertEquals(
        "45b80016 00010006 4001f624 c0000201 c0000202 0000".replace(" ", ""), hex(replies.get(1)));
  }

  @Test
  void identificationsAreNotRepeatedForOnePairHoweverManyPeersThereAre() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    Set<Integer> seen = new HashSet<>();
    byte[] request = echo().data(data(2000)).frame();
    for (int i = 0; i < 0x10000; i++) {
      List<byte[]> replies = responder.respond(request);
      assertTrue(seen.add(u16(replies.get(0), 4)), "repeated after " + i);
    }
    byte[] other = echo().source("c0000217").data(data(2000)).frame();
    int first = u16(responder.respond(other).get(0), 4);
    assertEquals(0, first, "a peer that was not heard of before begins anew");
  }

  @Test
  void noOctetOutsideOfTheFrameIsTouched() {
    EchoResponder responder = new EchoResponder(SETTINGS.withMtu(576));
    ByteBuffer in = ByteBuffer.wrap(echo().data(data(3000)).frame());
    ByteBuffer out = ByteBuffer.allocateDirect(700);
    int length = responder.accept(in, 0, in.capacity());
    while (length != 0) {
      for (int i = 0; i < out.capacity(); i++) {
        out.put(i, (byte) 0xA5);
      }
      int next = responder.reply(in, 0, out, 5);
      for (int i = 0; i < out.capacity(); i++) {
        if (i < 5 || i >= 5 + length) {
          assertEquals((byte) 0xA5, out.get(i));
        }
      }
      length = next;
    }
    assertEquals(1, responder.counters().answered());
  }

  @Test
  void cutToTheMtu() {
    EchoResponder responder =
        new EchoResponder(SETTINGS.withMtu(576).withOversizedReply(OversizedReplyPolicy.TRUNCATE));
    byte[] data = data(3001);
    byte[] request = echo().data(data).frame();
    byte[] expected = expectedReply(echo().data(Arrays.copyOf(data, 548)).frame(), 0);
    assertArrayEquals(expected, only(responder.respond(request)));
    for (byte[] fragment : cut(request, 1480)) {
      responder.respond(fragment).forEach(reply -> assertEquals(576, reply.length));
    }
    assertEquals(2, responder.counters().answered());
    byte[] fits = echo().data(Arrays.copyOf(data, 548)).frame();
    assertEquals(576, only(responder.respond(fits)).length);
  }

  @Test
  void notSentWhereThatIsAskedFor() {
    EchoResponder responder =
        new EchoResponder(SETTINGS.withMtu(576).withOversizedReply(OversizedReplyPolicy.DROP));
    assertEquals(List.of(), responder.respond(echo().data(data(549)).frame()));
    assertEquals(Optional.of(DropReason.REPLY_EXCEEDS_MTU), responder.lastDrop());
    assertEquals(576, only(responder.respond(echo().data(data(548)).frame())).length);
  }

  /** The reply's options count: eight octets of them leave 540 of data. */
  @ParameterizedTest
  @EnumSource(value = OversizedReplyPolicy.class, names = "FRAGMENT", mode = EXCLUDE)
  void optionsTakeTheirPartOfTheMtu(OversizedReplyPolicy policy) {
    EchoResponder responder = new EchoResponder(SETTINGS.withMtu(576).withOversizedReply(policy));
    String recordRoute = "07070400000000" + "00";
    byte[] fits = echo().options(recordRoute).data(data(540)).frame();
    assertEquals(576, only(responder.respond(fits)).length);
    List<byte[]> replies = responder.respond(echo().options(recordRoute).data(data(541)).frame());
    assertEquals(policy == OversizedReplyPolicy.DROP ? 0 : 1, replies.size());
    replies.forEach(reply -> assertEquals(576, reply.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0000, 0x4000})
  void dontFragment(int flags) {
    for (DontFragmentPolicy policy : DontFragmentPolicy.values()) {
      EchoResponder responder = new EchoResponder(SETTINGS.withDontFragment(policy));
      byte[] whole = only(responder.respond(echo().flags(flags).frame()));
      boolean set =
          switch (policy) {
            case CLEAR -> false;
            case COPY -> flags != 0;
            case SET -> true;
          };
      assertEquals(set ? 0x4000 : 0, u16(whole, 6), policy.name());
      List<byte[]> parts = responder.respond(echo().flags(flags).data(data(1473)).frame());
      join(parts, 1500);
      assertEquals(2, parts.size(), policy.name());
    }
  }

  @Test
  void congestionIsCopiedWhereThatIsAskedFor() {
    EchoResponder responder = new EchoResponder(SETTINGS.withEcn(EcnPolicy.COPY));
    for (int tos = 0; tos <= 0xFF; tos++) {
      assertEquals(tos, only(responder.respond(echo().tos(tos).frame()))[1] & 0xFF);
    }
  }

  @Test
  void anAbandonedReplyDoesNotGetIntoTheNext() {
    EchoResponder responder = new EchoResponder(SETTINGS);
    ByteBuffer in = ByteBuffer.wrap(echo().data(data(4000)).frame());
    ByteBuffer out = ByteBuffer.allocate(1500);
    responder.accept(in, 0, in.capacity());
    assertFalse(responder.reply(in, 0, out, 0) == 0);
    byte[] next = echo().data(data(10)).frame();
    assertEquals(Wire.icmpHex(expectedReply(next, 0)), Wire.icmpHex(only(responder.respond(next))));
    assertEquals(1, responder.counters().answered());
  }
}
