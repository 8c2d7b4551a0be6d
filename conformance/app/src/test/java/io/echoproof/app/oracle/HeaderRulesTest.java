package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers (RFC 1122, section 3.2.1; RFC 1812, section 5.2.2), each with one fault. */
class HeaderRulesTest {
  private static Rule judged(String hex) {
    byte[] frame = KnownTarget.frame(hex);
    Datagram d = new Datagram();
    d.begin(frame, frame.length);
    return HeaderRules.judge(d);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "'', HDR_14, an empty frame",
    "45, HDR_14, one octet",
    "4500001c123400004001e4a9c0000202c00002, HDR_14, 19 octets",
    "45000014123400004001e4b1c0000202c0000201, UNDECIDED, a header and nothing else",
    "4500001c123400004001e4a9c0000202c0000201 0800390fbeef0001, UNDECIDED, an echo request",
    "0500001c12340000400124aac0000202c0000201 0800390fbeef0001, HDR_01, version 0",
    "3500001c123400004001f4a9c0000202c0000201 0800390fbeef0001, HDR_01, version 3",
    "5500001c123400004001d4a9c0000202c0000201 0800390fbeef0001, HDR_01, version 5",
    "f500001c12340000400134a9c0000202c0000201 0800390fbeef0001, HDR_01, version 15",
    "6500001c123400004001c4a9c0000202c0000201 0800390fbeef0001, HDR_02, version 6",
    "4000001c123400004001e9a9c0000202c0000201 0800390fbeef0001, HDR_06, IHL 0",
    "4400001c123400004001e5a9c0000202c0000201 0800390fbeef0001, HDR_06, IHL 4",
    "46000014123400004001e3b1c0000202c0000201, HDR_07, IHL 6 in 20 octets",
    "4f00001c123400004001daa9c0000202c0000201 0800390fbeef0001, HDR_07, IHL 15 in 28 octets",
    "46000018123400004001e1acc0000202c0000201 01010100, UNDECIDED, IHL 6 in 24 octets",
    "4500001c123400004001e4a8c0000202c0000201 0800390fbeef0001, HDR_03, checksum one less",
    "46000020123400004001e1a3c0000202c0000201 01010501 0800390fbeef0001, HDR_03, an option changed behind the checksum",
    "4500001c1234000040010000c0000202c0000201 0800390fbeef0001, HDR_04, checksum 0000",
    "4500001c123400004001ffffc0000202c0000201 0800390fbeef0001, HDR_04, checksum FFFF",
    "45000000123400004001e4c5c0000202c0000201 0800390fbeef0001, HDR_08, total length 0",
    "45000013123400004001e4b2c0000202c0000201 0800390fbeef0001, HDR_08, total length 19",
    "46000014123400004001e1b0c0000202c0000201 01010100, HDR_08, total length 20 and IHL 6",
    "4500001d123400004001e4a8c0000202c0000201 0800390fbeef0001, HDR_10, total length one more than the frame",
    "4500ffff123400004001e4c5c0000202c0000201 0800390fbeef0001, HDR_10, total length 65535",
    "4500001c123400004001e4a9c0000202c0000201 0800390fbeef0001a5, UNDECIDED, an octet behind the datagram",
    "4500001cf6dd000040010000c0000202c0000201 0800390fbeef0001, UNDECIDED, right checksum 0000",
    "4500001cf6dd00004001ffffc0000202c0000201 0800390fbeef0001, HDR_05, the same as minus zero"
  })
  void eachFaultHasItsRule(String hex, Rule rule, String what) {
    assertEquals(rule, judged(hex), what);
  }

  /** RFC 1122, section 3.2.1.1: silently, so no error either. */
  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "5500001c123400004001d4a9c0000202c0000201 0800390fbeef0001, version 5",
    "4400001c123400004001e5a9c0000202c0000201 0800390fbeef0001, IHL 4",
    "4500001c123400004001e4a8c0000202c0000201 0800390fbeef0001, checksum one less",
    "45000013123400004001e4b2c0000202c0000201 0800390fbeef0001, total length 19",
    "4500001d123400004001e4a8c0000202c0000201 0800390fbeef0001, total length one more than the frame"
  })
  void noErrorComesOfThem(String hex, String what) {
    Expectation e = KnownTarget.expect(KnownTarget.host(), hex);

    assertEquals(Obligation.SILENCE, e.obligation(), what);
    assertFalse(e.isErrorAllowed(), what);
  }
}
