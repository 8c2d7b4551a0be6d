package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options as octets of a header (RFC 791, section 3.1; RFC 1122, section 3.2.1.8). */
class OptionRulesTest {
  /** In the middle of a header that looks like more options, which are none. */
  private static final String AROUND = "44030383";

  private static Rule judged(String options) {
    byte[] octets = KnownTarget.frame(AROUND + options + AROUND);
    return new OptionRules().judge(octets, 4, octets.length - 4);
  }

  private static boolean hasSourceRoute(String options) {
    byte[] octets = KnownTarget.frame(AROUND + options + AROUND);
    return OptionRules.hasSourceRoute(octets, 4, octets.length - 4);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "01010101, OPT_02, no-operation",
    "00ffffff, OPT_02, any padding behind the end of options",
    "0100830b, OPT_02, a source route behind the end of options is none",
    "9e040000, OPT_01, unknown",
    "9e020101, OPT_01, unknown of length 2",
    "9e0400000701, OPT_03, what comes behind it counts too",
    "9e000000, OPT_03, length 0",
    "9e010000, OPT_03, length 1",
    "9e050000, OPT_03, longer than the options",
    "0101019e, OPT_03, no length",
    "07010400, OPT_03, record route of length 1",
    "44010000, OPT_03, timestamp of length 1",
    "88040001, OPT_20, stream identifier",
    "88020101, OPT_21_FREE, stream identifier of another length",
    "820b000000000000000000, OPT_21, security",
    "82030001, OPT_21_FREE, security of another length",
    "86060000000101, OPT_21_FREE, CIPSO",
    "94040000, OPT_21, router alert",
    "94040001, OPT_21_FREE, router alert of another value",
    "9406000000000101, OPT_21_FREE, router alert of another length",
    "8307040a00000100, OPT_16, loose source route",
    "8907080a00000100, OPT_16, strict source route",
    "8307080a000001 8907080a000001, OPT_19, one of each",
    "8307080a000001 01 8307080a000001, OPT_19, two loose ones",
    "8307080a000001 008307, OPT_16, no second one behind the end",
    "9e04000088040001, OPT_20, the last one in order names the rule",
    "880400019e040000, OPT_01, and here another"
  })
  void eachOptionHasItsRule(String options, Rule rule, String what) {
    assertEquals(rule, judged(options), what);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "0707040000000000, OPT_04, one slot",
    "070f0400000000000000000000000001, OPT_04, three slots",
    "070b080a000002000000000000, OPT_04, the second of two slots",
    "0707080a00000200, OPT_06, no room",
    "0707ff0a00000200, OPT_06, pointer 255",
    "07030401, OPT_06, no slot at all",
    "0707000000000000, OPT_07, pointer 0",
    "0707030000000000, OPT_07, pointer 3",
    "0707070000000000, OPT_07, pointer at the last octet",
    "070b0500000000000000000000, OPT_07, pointer 5",
    "070b070a000002000000000001, OPT_07, pointer 7",
    "070a080a0000020000000000, OPT_07, part of a slot left",
    "070a04000000000000000000, OPT_07_LENGTH, part of a slot behind the first",
    "07020101, OPT_09, no pointer",
    "07070400000000 0707040000000001, OPT_08, twice",
    "07070400000000 9e04000001, OPT_01, and an unknown option"
  })
  void aRecordRouteHasItsRule(String options, Rule rule, String what) {
    assertEquals(rule, judged(options), what);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "440c05000000000000000000, OPT_10, two slots",
    "440c09000000000100000000, OPT_10, the second of two",
    "440c05010000000000000000, OPT_10, address and stamp",
    "440c0503c000020100000000, OPT_10, prespecified",
    "440809e001020304, OPT_10, no room and overflow 14",
    "440809f001020304, OPT_13, no room and overflow 15",
    "440805f000000000, OPT_10, room and overflow 15",
    "4404050000010101, OPT_10, no slot at all",
    "4408050200000000, OPT_14, flag 2",
    "4408050400000000, OPT_14, flag 4",
    "4408050f00000000, OPT_14, flag 15",
    "4408040000000000, OPT_15, pointer 4",
    "4408000000000000, OPT_15, pointer 0",
    "4408060000000000, OPT_15, pointer 6",
    "4408080000000000, OPT_15, pointer at the last octet",
    "440a09000000000100000000, OPT_15, part of a slot left",
    "440a05000000000100000000, OPT_15, part of a slot behind the first",
    "4408050100000000, OPT_15, no room for address and stamp",
    "440c09010000000000000000, OPT_15, in the middle of address and stamp",
    "4414110300000000000000000000000000000000, OPT_15, likewise prespecified",
    "44140d01 00000000 00000000 00000000 00000000, OPT_10, the second address and stamp",
    "44020101, OPT_15, no pointer",
    "44030501, OPT_15, no flag",
    "4408050000000000 4408050000000000, OPT_08, twice"
  })
  void aTimestampHasItsRule(String options, Rule rule, String what) {
    assertEquals(rule, judged(options), what);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "8307040a00000100, true, loose",
    "8907040a00000100, true, strict",
    "01018302, true, behind no-operation",
    "4408050500000000 8307040a00000100, true, behind a timestamp of an undefined flag",
    "00830704, false, behind the end",
    "0101019e, false, an option without length",
    "9e000083, false, behind an option of length 0",
    "9e048383, false, inside another option",
    "01010101, false, no-operation"
  })
  void aSourceRouteIsFoundWhereverItIs(String options, boolean found, String what) {
    assertEquals(found, hasSourceRoute(options), what);
  }

  @Test
  void nothingBehindTheOptionsIsRead() {
    byte[] octets = KnownTarget.frame("0101019e");

    assertEquals(Rule.OPT_03, new OptionRules().judge(octets, 0, octets.length));
    assertFalse(OptionRules.hasSourceRoute(octets, 0, octets.length));
  }
}
