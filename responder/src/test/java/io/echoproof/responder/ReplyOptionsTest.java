package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.cut;
import static io.echoproof.responder.FragmentedFrame.join;
import static io.echoproof.responder.FragmentedFrame.piece;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.hex;
import static io.echoproof.responder.Wire.only;
import static io.echoproof.responder.Wire.u16;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyOptionsTest {
  /** 00:00:01.234 on some day, Universal Time. */
  private static final long TIME = 86_400_000L * 20_000 + 0x04D2;

  private static final ResponderSettings ALL =
      SETTINGS.with(Feature.SOURCE_ROUTE).withFurtherAddress(Wire.address("192.0.2.3"));

  private final EchoResponder responder = new EchoResponder(ALL, new FakeClock().timeOfDay(TIME));

  private static String options(byte[] frame) {
    return hex(frame).substring(40, (frame[0] & 0x0F) * 8);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "reply-options.csv", delimiter = ';')
  void optionsInAndOut(String what, String request, String reply, String destination) {
    byte[] frame = echo().options(request.replace(" ", "")).data((byte) 'o').frame();
    byte[] seen = only(responder.respond(frame));
    String expected = reply == null ? "" : reply.replace(" ", "");
    assertEquals(expected, options(seen), what);
    assertEquals(destination, hex(Arrays.copyOfRange(seen, 16, 20)));
    assertEquals("c0000201", hex(Arrays.copyOfRange(seen, 12, 16)));
    assertEquals("beef00016f", Wire.icmpHex(seen).substring(8));
    assertEquals(seen.length, u16(seen, 2));
    assertEquals(0xFFFF, Wire.naiveSum(seen, 0, (seen[0] & 0x0F) * 4));
    int header = (seen[0] & 0x0F) * 4;
    assertEquals(0xFFFF, Wire.naiveSum(seen, header, seen.length - header));
    assertTrue(seen.length <= frame.length, "no longer than the request");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "8302 0000, of length 2, OPTION_MALFORMED",
    "830403 00, pointer 3, OPTION_MALFORMED",
    "890403 00, strict with pointer 3, OPTION_MALFORMED",
    "830404 00, room for one octet of an address, OPTION_MALFORMED",
    "830705 00000000 00, pointer into an address, OPTION_MALFORMED",
    "830708c6336401 890708c6336401 0000, two source routes, OPTION_REPEATED",
    "830304 890304 0000, two source routes without an address, OPTION_REPEATED",
    "830f0c c6336401c6336402c6336403 00, one of three hops to go, SOURCE_ROUTE_INCOMPLETE",
    "830b0c c6336401c00002ff 00, the last hop is a broadcast address, SOURCE_ROUTE_HOP"
  })
  void impossibleSourceRoutes(String options, String what, DropReason reason) {
    byte[] frame = echo().options(options.replace(" ", "")).data((byte) 'o').frame();
    assertEquals(List.of(), responder.respond(frame), what);
    assertEquals(Optional.of(reason), responder.lastDrop(), what);
    assertEquals(1, responder.respond(Wire.octets(Wire.SENTINEL)).size(), "alive afterwards");
  }

  /** A header and no more: what lies behind it may be anything, or nothing. */
  @Test
  void noHopIsReadBehindTheHeader() {
    byte[] frame = Arrays.copyOf(echo().options("01830304").frame(), 24);
    Wire.putU16(frame, 2, 24);
    assertEquals(List.of(), responder.respond(FragmentedFrame.repaired(frame)));
    assertEquals(Optional.of(DropReason.ICMP_TOO_SHORT), responder.lastDrop());
  }

  @ParameterizedTest
  @ValueSource(strings = {"07070400000000", "44080500000000"})
  void switchedOffIsIgnored(String option) {
    responder.reconfigure(ALL.without(Feature.RECORD_ROUTE).without(Feature.TIMESTAMP_OPTION));
    String padded = (option + "00000000").substring(0, 16);
    assertEquals("", options(only(responder.respond(echo().options(padded).frame()))));
  }

  @Test
  void everyUnknownOptionOfEveryLength() {
    for (int type : new int[] {0x9E, 0x19, 0x52, 0xDE, 0x5E, 0x88, 0x82, 0x86, 0x94}) {
      for (int length = 2; length <= 40; length++) {
        byte[] octets = new byte[(length + 3) / 4 * 4];
        Arrays.fill(octets, (byte) 0xFF);
        octets[0] = (byte) type;
        octets[1] = (byte) length;
        if (length < octets.length) {
          octets[length] = 0;
        }
        byte[] reply = only(responder.respond(echo().options(hex(octets)).frame()));
        assertEquals("", options(reply));
      }
    }
  }

  @Test
  void recordRouteComesFromFragmentZero() {
    byte[] with = echo().options("070b04" + "00".repeat(9)).data(new byte[101]).frame();
    byte[] without = echo().data(new byte[101]).frame();
    responder.respond(piece(without, 48, 109, false));
    byte[] reply = only(responder.respond(piece(with, 0, 48, true)));
    assertEquals("070b08c00002010000000000", options(reply));
    assertEquals(101 + 8 + 32, reply.length);
    responder.respond(piece(with, 48, 109, false));
    assertEquals("", options(only(responder.respond(piece(without, 0, 48, true)))));
  }

  @Test
  void ofAReplyInFragmentsOnlyTheFirstHasARecordRoute() {
    responder.reconfigure(ALL.withMtu(68));
    byte[] request = echo().options("070b04" + "00".repeat(9)).data(new byte[100]).frame();
    List<byte[]> replies = responder.respond(request);
    assertEquals("070b08c00002010000000000", options(replies.get(0)));
    assertEquals("", options(replies.get(1)));
    assertEquals(140, join(replies, 68).length);
  }

  @Test
  void ofAReplyInFragmentsEachHasTheSourceRoute() {
    responder.reconfigure(ALL.withMtu(68));
    String route = "830708c6336401" + "01";
    byte[] request = echo().options(route + "07070400000000" + "00").data(new byte[100]).frame();
    List<byte[]> replies = responder.respond(request);
    assertEquals("830704c0000202" + "070708c0000201" + "0000", options(replies.get(0)));
    for (byte[] later : replies.subList(1, replies.size())) {
      assertEquals("830704c000020200", options(later));
    }
    assertArrayEquals(new byte[100], Arrays.copyOfRange(join(replies, 68), 44, 144));
  }

  @Test
  void optionsFillAnMtuOf68() {
    responder.reconfigure(ALL.withMtu(68));
    String full = "072704" + "00".repeat(36) + "00";
    List<byte[]> replies = responder.respond(echo().options(full).data(new byte[20]).frame());
    assertEquals(68, replies.get(0).length);
    assertEquals(2, replies.size());
    assertEquals(60 + 28, join(replies, 68).length);
  }

  @Test
  void optionsOfAReassembledRequestAreNoLongerThanItsOwn() {
    String stamps = "44240501" + "00".repeat(32);
    byte[] request = echo().options(stamps).data(new byte[5000]).frame();
    byte[] last = {};
    for (byte[] fragment : cut(request, 1440)) {
      for (byte[] reply : responder.respond(fragment)) {
        last = reply;
      }
    }
    assertEquals("", options(last));
    assertEquals(1, responder.counters().answered());
  }
}
