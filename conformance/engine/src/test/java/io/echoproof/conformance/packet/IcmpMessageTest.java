package io.echoproof.conformance.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IcmpMessageTest {
  private static final IcmpMessage ECHO =
      IcmpMessage.echoRequest(0xBEEF, 1, Octets.ofHex("70696e67"));

  @Test
  void theChecksumIsComputedUnlessItIsGiven() {
    assertEquals("08005a3ebeef000170696e67", ECHO.toOctets().hex());
    assertEquals("08000000beef000170696e67", ECHO.withChecksum(0).toOctets().hex());
    assertEquals("08000001beef000170696e67", ECHO.withChecksum(0x10001).toOctets().hex());
  }

  @Test
  void aComputedChecksumFollowsEveryChange() {
    assertEquals("0000623ebeef000170696e67", ECHO.withType(0).toOctets().hex());
    assertEquals("08075a37beef000170696e67", ECHO.withCode(7).toOctets().hex());
    assertEquals("080015290102030470696e67", ECHO.withKey(0x0102, 0x0304).toOctets().hex());
    assertEquals("08003a0ebeef0001ff", ECHO.withData(Octets.ofHex("ff")).toOctets().hex());
  }

  @Test
  void valuesAreCutToTheirFields() {
    assertEquals("0800", ECHO.withType(0x108).withCode(0x100).toOctets().hex().substring(0, 4));
    assertEquals("beef0001", ECHO.withKey(0x1BEEF, 0x10001).toOctets().hex().substring(8, 16));
  }

  @Test
  void aDecodedMessageHasEverythingGiven() {
    IcmpMessage message = IcmpMessage.decode(Octets.ofHex("0d07ffff0102030405")).orElseThrow();
    assertEquals(
        new IcmpMessage(13, 7, OptionalInt.of(0xFFFF), 0x0102, 0x0304, Octets.ofHex("05")),
        message);
  }

  @Test
  void fewerThanEightOctetsAreNoMessage() {
    for (int length = 0; length < 8; length++) {
      assertEquals(Optional.empty(), IcmpMessage.decode(Octets.repeat(8, length)));
    }
    assertEquals(0, IcmpMessage.decode(Octets.repeat(8, 8)).orElseThrow().data().length());
  }

  @Test
  void decodedAndCraftedAgainIsTheSame() {
    SplittableRandom random = new SplittableRandom(792);
    for (int i = 0; i < 10_000; i++) {
      byte[] message = new byte[random.nextInt(8, 100)];
      random.nextBytes(message);
      Octets octets = Octets.of(message);
      assertEquals(octets, IcmpMessage.decode(octets).orElseThrow().toOctets());
    }
  }

  /** RFC 1122, section 3.2.2. */
  @Test
  void fiveTypesReportErrors() {
    assertEquals(
        "3 4 5 11 12",
        String.join(
            " ",
            IntStream.range(0, 256)
                .filter(type -> ECHO.withType(type).isError())
                .mapToObj(String::valueOf)
                .toList()));
  }
}
