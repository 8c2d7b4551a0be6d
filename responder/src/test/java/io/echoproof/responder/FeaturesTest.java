package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.cut;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.RequestBuilder.timestamp;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.address;
import static io.echoproof.responder.Wire.hex;
import static io.echoproof.responder.Wire.icmpHex;
import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be switched, and that it can be while the responder runs. */
class FeaturesTest {
  private final FakeClock clock = new FakeClock();
  private final EchoResponder responder = new EchoResponder(SETTINGS, clock);

  private void assertDropped(DropReason reason, byte[] frame) {
    assertEquals(List.of(), responder.respond(frame));
    assertEquals(Optional.of(reason), responder.lastDrop());
  }

  private static String source(byte[] reply) {
    return hex(Arrays.copyOfRange(reply, 12, 16));
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void switchesDoNotTouchEachOther(Feature feature) {
    boolean before = SETTINGS.has(feature);
    assertEquals(feature.isOnByDefault(), before);
    ResponderSettings switched = SETTINGS.with(feature, !before);
    assertEquals(!before, switched.has(feature));
    assertEquals(SETTINGS, switched.with(feature, before));
    for (Feature other : Feature.values()) {
      assertEquals(other == feature ? !before : SETTINGS.has(other), switched.has(other));
    }
  }

  @Test
  void echoOffAndOnAgain() {
    byte[] request = echo().frame();
    responder.reconfigure(SETTINGS.without(Feature.ECHO));
    assertDropped(DropReason.ECHO_SWITCHED_OFF, request);
    responder.reconfigure(SETTINGS);
    assertEquals(1, responder.respond(request).size());
    assertEquals(SETTINGS, responder.settings());
  }

  @ParameterizedTest
  @CsvSource({
    "BROADCAST, ffffffff",
    "BROADCAST, c00002ff",
    "MULTICAST, e0000001",
  })
  void answeredOnceFromTheUnicastAddress(Feature feature, String destination) {
    for (byte[] request :
        List.of(echo().destination(destination).frame(), timestampTo(destination))) {
      responder.reconfigure(SETTINGS.with(Feature.TIMESTAMP_SERVICE));
      assertEquals(List.of(), responder.respond(request));
      responder.reconfigure(SETTINGS.with(Feature.TIMESTAMP_SERVICE).with(feature));
      assertEquals("c0000201", source(only(responder.respond(request))));
    }
    byte[] large = echo().destination(destination).data(new byte[40]).frame();
    assertEquals(List.of(), responder.respond(cut(large, 32).get(0)));
    assertEquals("c0000201", source(only(responder.respond(cut(large, 32).get(1)))));
    String record = "07070400000000" + "00";
    byte[] recording = echo().destination(destination).options(record).frame();
    assertEquals("070708c000020100", hex(only(responder.respond(recording))).substring(40, 56));
  }

  private static byte[] timestampTo(String destination) {
    return timestamp("00000001").destination(destination).frame();
  }

  @ParameterizedTest
  @CsvSource({
    "c0000200, DESTINATION_NETWORK_NUMBER", "00000000, DESTINATION_THIS_NETWORK",
    "ef010101, DESTINATION_MULTICAST", "e0000002, DESTINATION_MULTICAST",
    "f0000001, DESTINATION_CLASS_E", "c00003ff, DESTINATION_NOT_OURS"
  })
  void othersStaySilentWithAllSwitchedOn(String destination, DropReason reason) {
    responder.reconfigure(SETTINGS.with(Feature.BROADCAST).with(Feature.MULTICAST));
    assertDropped(reason, echo().destination(destination).frame());
  }

  @Test
  void theAddressThatWasPingedAnswers() {
    responder.reconfigure(SETTINGS.withFurtherAddress(address("192.0.2.3")));
    for (String own : List.of("c0000201", "c0000203")) {
      assertEquals(own, source(only(responder.respond(echo().destination(own).frame()))));
    }
    byte[] fromOther = echo().source("c0000203").frame();
    assertDropped(DropReason.SOURCE_OWN_ADDRESS, fromOther);
    responder.reconfigure(SETTINGS.withoutFurtherAddresses());
    assertEquals(1, responder.respond(fromOther).size());
    assertDropped(DropReason.DESTINATION_NOT_OURS, echo().destination("c0000203").frame());
  }

  @Test
  void aWholePrefix() {
    AddressBlock block = new AddressBlock(address("198.18.77.1"), 15);
    responder.reconfigure(SETTINGS.withFurtherAddresses(block));
    for (String own : List.of("c6120000", "c6124d01", "c613ffff", "c0000201")) {
      assertEquals(own, source(only(responder.respond(echo().destination(own).frame()))));
    }
    for (String foreign : List.of("c611ffff", "c6140000", "c0000203")) {
      assertDropped(DropReason.DESTINATION_NOT_OURS, echo().destination(foreign).frame());
    }
    assertDropped(DropReason.SOURCE_OWN_ADDRESS, echo().source("c6130001").frame());
  }

  @Test
  void timestampsAreOfTheInjectedClock() {
    responder.reconfigure(SETTINGS.with(Feature.TIMESTAMP_SERVICE));
    byte[] request =
        octets("45000028123400004001e49dc0000202c00002010d004558beef00010036ee80" + "00".repeat(8));
    clock.timeOfDay(86_400_000L * 3 - 1);
    assertEquals(
        "0e00" + "820d" + "beef0001" + "0036ee80" + "05265bff".repeat(2),
        icmpHex(only(responder.respond(request))));
    clock.timeOfDay(86_400_000L * 3);
    assertEquals(
        "0e00" + "4458" + "beef0001" + "0036ee80" + "00000000".repeat(2),
        icmpHex(only(responder.respond(request))));
    clock.timeOfDay(-1);
    assertEquals("05265bff", icmpHex(only(responder.respond(request))).substring(24, 32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "ffffffff", "80000000"})
  void originateIsCopied(String originate) {
    responder.reconfigure(SETTINGS.with(Feature.TIMESTAMP_SERVICE));
    byte[] reply = only(responder.respond(timestamp(originate).code(3).frame()));
    assertEquals(originate, icmpHex(reply).substring(16, 24));
    assertEquals("0e00", icmpHex(reply).substring(0, 4));
    assertEquals(0xFFFF, Wire.naiveSum(reply, 20, 20));
  }

  @Test
  void shortTimestampRequestsAreDroppedAndLongOnesCut() {
    responder.reconfigure(SETTINGS.with(Feature.TIMESTAMP_SERVICE));
    for (int length = 8; length < 20; length++) {
      byte[] frame = timestamp("00000001").data(new byte[length - 8]).frame();
      assertDropped(DropReason.ICMP_TOO_SHORT, frame);
    }
    byte[] extra = timestamp("00000001").data(new byte[32]).frame();
    assertEquals(40, only(responder.respond(extra)).length);
    byte[] wrong = timestamp("00000001").frame();
    wrong[39] ^= 1;
    assertDropped(DropReason.ICMP_CHECKSUM, wrong);
  }

  @Test
  void timestampsFollowTheRulesOfEcho() {
    responder.reconfigure(
        SETTINGS
            .with(Feature.TIMESTAMP_SERVICE)
            .with(Feature.SOURCE_ROUTE)
            .withFurtherAddress(address("192.0.2.3"))
            .withMtu(68));
    byte[] other = timestamp("00000001").destination("c0000203").frame();
    assertEquals("c0000203", source(only(responder.respond(other))));
    byte[] routed = timestamp("00000001").options("830708c633640100").frame();
    assertEquals(
        "c6336401830704c000020200", hex(only(responder.respond(routed))).substring(32, 56));
    byte[] recording = timestamp("00000001").options("072704" + "00".repeat(37)).frame();
    List<byte[]> frames = responder.respond(recording);
    assertEquals(80, FragmentedFrame.join(frames, 68).length);
    assertEquals(2, frames.size());
    byte[] parts = timestamp("0036ee80").frame();
    assertEquals(List.of(), responder.respond(cut(parts, 8).get(0)));
    assertEquals(List.of(), responder.respond(cut(parts, 8).get(1)));
    byte[] together = only(responder.respond(cut(parts, 8).get(2)));
    // Midnight; the originate stamp and the key are the request's.
    assertEquals(
        "0e00" + "4458" + "beef0001" + "0036ee80" + "00000000".repeat(2), icmpHex(together));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.255, 32", "192.0.2.0, 32", "127.0.0.1, 32", "0.0.0.0, 1", "64.0.0.0, 2",
    "224.0.0.0, 8", "192.0.2.128, 25", "192.0.0.0, 16", "198.18.0.0, 0", "198.18.0.0, 33"
  })
  void addressesThatCannotBeAnsweredFor(String first, int prefixLength) {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                        SETTINGS.withFurtherAddresses(
                            new AddressBlock(address(first), prefixLength)))
                .getMessage());
    assertTrue(message.contains("; give ") || message.contains("out of range"), message);
  }
}
