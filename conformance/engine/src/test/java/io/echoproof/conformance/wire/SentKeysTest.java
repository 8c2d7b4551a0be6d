package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Octets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys a target may read in what was sent, an echo with the key BEEF/0001 at first. */
class SentKeysTest {
  private static final String ADDRESSES = "c0000202c0000201";

  private static List<String> keys(String hex) {
    return SentKeys.of(Octets.ofHex(hex)).stream().map(EchoKey::toString).toList();
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource({
    "4500001c123400004001e4a9 c0000202c0000201 0800390fbeef0001, beef/0001, an echo request",
    "4500001b123400004001e4aa c0000202c0000201 0800390fbeef00, '', seven octets of a message",
    "45000014123400004001e4b1 c0000202c0000201, '', a header alone",
    "4500001c123400004001e4a9 c0000202c00002, '', half a header",
    "4500001c123400004011e499 c0000202c0000201 0800390fbeef0001, '', another protocol",
    "4500001c123420004001c4a9 c0000202c0000201 0800390fbeef0001, beef/0001, a first fragment",
    "4500001c123420014001c4a8 c0000202c0000201 0800390fbeef0001, '', a later fragment",
    "4500001c123410004001d4a9 c0000202c0000201 0800390fbeef0001, '', the last fragment of many",
    "4500001c12340000400127bb c0000202c0000201 0800390fbeef0001, beef/0001, a wrong checksum"
  })
  void whereAMessageIs(String hex, String expected, String what) {
    assertEquals(expected.isEmpty() ? List.of() : List.of(expected), keys(hex), what);
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource({
    "46000024123400004001e19f ADDRESSES 01010101 0800390fbeef00010000, beef/0001, options",
    "46000024123400004001e1a0 ADDRESSES 01010101 0800390fbeef00010000,"
        + " beef/0001 0800/390f, options and a wrong checksum",
    "4400001c123400004001e5a9 ADDRESSES 0800390fbeef0001, beef/0001, an IHL of 4",
    "4f00001c123400004001daa9 ADDRESSES 0800390fbeef0001, beef/0001, an IHL beyond the frame",
    "4700001c123400004001e2aa ADDRESSES 0800390fbeef0001, beef/0001,"
        + " an IHL of the frame's length and a wrong checksum",
    "4700001c123400004001e2a9 ADDRESSES 0800390fbeef0001, '',"
        + " an IHL of the frame's length and a right checksum"
  })
  void whereTheIhlSaysItIs(String hex, String expected, String what) {
    assertEquals(
        expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)),
        keys(hex.replace("ADDRESSES", ADDRESSES)),
        what);
  }

  /** The lower octet of its sequence number is flags to those who know it (RFC 8335). */
  @ParameterizedTest(name = "type {0}")
  @CsvSource({"2a, beef/0100 beef/0101", "2b, beef/0100 beef/0101", "08, beef/0101"})
  void anExtendedEchoHasTwoKeys(String type, String expected) {
    String hex = "4500001c123400004001e4a9c0000202c0000201" + type + "000000beef0101";
    assertEquals(List.of(expected.split(" ", -1)), keys(hex));
  }

  /** Octets 4 to 7 behind the header, where the identifier and the sequence number would be. */
  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource({
    "4500001c123400014001e4a8 c0000202c0000201 0102030405060708, 0506/0708, the last one",
    "4500001c123420014001c4a8 c0000202c0000201 0102030405060708, 0506/0708, one in the middle",
    "4600002012341fff4001c2a8 c0000202c0000201 01010101 0102030405060708, 0506/0708, with options",
    "4500001b123400014001e4a9 c0000202c0000201 01020304050607, '', one octet too short",
    "4600001f1234000140 01e4a5 c0000202c0000201 01010101 01020304050607, '', the same with options",
    "44000018123400014001e5ac c0000202c0000201 0102030405060708, '', an IHL of 4",
    "4500001c123420004001c4a9 c0000202c0000201 0800390fbeef0001, '', the first one",
    "4500001c123400014011e498 c0000202c0000201 0102030405060708, '', another protocol",
    "4500001c123400014001e4a8 c0000202c00002, '', half a header"
  })
  void whatIsReadInALaterFragment(String hex, String expected, String what) {
    assertEquals(
        expected,
        SentKeys.inLaterFragment(Octets.ofHex(hex)).map(EchoKey::toString).orElse(""),
        what);
  }
}
