package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames from 192.0.2.1, whatever they answer (requirements ECH-18, TTL-03 and FRG-32). */
class ReplyReaderTest {
  private static final FreeChoices NO_ERRORS =
      new FreeChoices(
          EchoCode.COPIED,
          false,
          Duration.ofSeconds(50),
          Duration.ofSeconds(70),
          8,
          Set.of(),
          Set.of(),
          false);
  private static final OracleSettings RESPONDER =
      KnownTarget.settings(TargetProfile.Kind.RESPONDER, NO_ERRORS);

  private final Reply reply = new Reply();

  @ParameterizedTest(name = "{1}: {3}")
  @CsvSource({
    "4500001c000100004001f6dcc0000201c0000202 0000410fbeef0001, '', true, a reply",
    "45, ECH-18, false, one octet",
    "4500001c000100004001f6dcc0000201c00002, ECH-18, false, 19 octets",
    "5500001c000100004001e6dcc0000201c0000202 0000410fbeef0001, ECH-18, false, version 5",
    "6500001c000100004001d6dcc0000201c0000202 0000410fbeef0001, ECH-18, false, version 6",
    "4400001c000100004001f7dcc0000201c0000202 0000410fbeef0001, ECH-18, false, IHL 4",
    "46000014000100004001f5e4c0000201c0000202, ECH-18, false, header longer than the frame",
    "45000013000100004001f6e5c0000201c0000202 0000410fbeef0001, ECH-18, false, total length 19",
    "45000014000100004001f6e4c0000201c0000202, '', true, a header and nothing else",
    "4500001c000100004001f6dcc0000201c0000202 0000410fbeef000100, ECH-18, false, an octet behind the datagram",
    "4500001d000100004001f6dbc0000201c0000202 0000410fbeef0001, ECH-18, false, total length one more than the frame",
    "4500001c0001000040010000c0000201c0000202 0000410fbeef0001, ECH-18, false, checksum 0000",
    "4500001c000100004011f6ccc0000201c0000202 0000410fbeef0001, ECH-18, false, protocol 17",
    "4500001c00018000400176dcc0000201c0000202 0000410fbeef0001, ECH-18, false, reserved flag",
    "4500001c00010000000136ddc0000201c0000202 0000410fbeef0001, TTL-03, false, TTL 0",
    "4500001c00010000010135ddc0000201c0000202 0000410fbeef0001, '', true, TTL 1",
    "4500001c000140004001b6dcc0000201c0000202 0000410fbeef0001, '', true, DF",
    "4500001c000120004001d6dcc0000201c0000202 0000410fbeef0001, '', false, the first fragment",
    "4500001c000100014001f6dbc0000201c0000202 0000410fbeef0001, '', false, a fragment that is not the first",
    "4500001c00016000400196dcc0000201c0000202 0000410fbeef0001, FRG-32, false, a fragment with DF"
  })
  void eachDeviationHasItsRow(String hex, String row, boolean whole, String what) {
    byte[] frame = KnownTarget.frame(hex);

    assertEquals(
        row, new ReplyReader(RESPONDER).read(frame, frame.length, reply).requirement(), what);
    assertEquals(whole, reply.isWhole(), what);
  }

  /** Linux sends router solicitations over a fresh device. */
  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "6500001c000100004001d6dcc0000201c0000202 0000410fbeef0001, version 6",
    "4500001c000100004011f6ccc0000201c0000202 0000410fbeef0001, protocol 17"
  })
  void whatAHostSendsBesidesIsSetAside(String hex, String what) {
    byte[] frame = KnownTarget.frame(hex);

    Disagreement read = new ReplyReader(KnownTarget.host()).read(frame, frame.length, reply);
    assertFalse(read.isThere(), what);
    assertFalse(reply.isWhole(), what);
  }

  private Disagreement ofLength(int length) {
    byte[] frame =
        Arrays.copyOf(
            KnownTarget.frame("4500001c000100004001f6dcc0000201c0000202 0000410fbeef0001"), length);
    BigEndian.put16(frame, Ipv4Layout.TOTAL_LENGTH, length);
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, 20);
    return new ReplyReader(RESPONDER).read(frame, length, reply);
  }

  @Test
  void noFrameIsLongerThanTheMtu() {
    assertEquals("", ofLength(1500).requirement());
    assertEquals("FRG-32", ofLength(1501).requirement());
  }

  @Test
  void theFieldsAreThoseOfTheFrame() {
    byte[] frame =
        KnownTarget.frame("46b80020000140004d01a61fc0000201c0000202 01010100 0000410fbeef0001");
    assertFalse(new ReplyReader(RESPONDER).read(frame, frame.length, reply).isThere());

    assertEquals(0xB8, reply.tos);
    assertEquals(77, reply.ttl);
    assertTrue(reply.dontFragment);
    assertFalse(reply.fragmented);
    assertEquals(0xC0000201, reply.source);
    assertEquals(0xC0000202, reply.destination());
    assertEquals(4, reply.optionsLength);
    assertEquals(0, reply.type());
    assertEquals(8, reply.messageLength);
    assertTrue(reply.hasEchoKey());
    assertEquals(0xBEEF0001, reply.echoKey());
  }

  @Test
  void whatIsShorterThanAnEchoHasNoKey() {
    byte[] frame = KnownTarget.frame("4500001b000100004001f6ddc0000201c0000202 0000ffffbeef00");
    new ReplyReader(RESPONDER).read(frame, frame.length, reply);

    assertFalse(reply.hasEchoKey());
    assertEquals(0, reply.echoKey());
    assertEquals(0, reply.type());
  }

  @Test
  void whatHasNoMessageHasNoType() {
    byte[] frame = KnownTarget.frame("45000014000100004001f6e4c0000201c0000202");
    new ReplyReader(RESPONDER).read(frame, frame.length, reply);

    assertEquals(-1, reply.type());
    assertFalse(reply.isError());
    assertFalse(reply.isReassemblyTimeout());
    assertEquals(0, reply.quotedDatagram());
  }
}
