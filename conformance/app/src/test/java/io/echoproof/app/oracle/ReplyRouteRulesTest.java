package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Record routes asked for and returned by 192.0.2.1 (RFC 791, section 3.1). */
class ReplyRouteRulesTest {
  private static String violated(String asked, String seen) {
    byte[] request = KnownTarget.frame("01010101" + asked + "01");
    byte[] reply = KnownTarget.frame("01" + seen + "01010101");
    return new ReplyRouteRules(KnownTarget.ADDRESS.value())
        .check(request, 4, reply, 1)
        .requirement();
  }

  @ParameterizedTest(name = "{3}: {2}")
  @CsvSource({
    "070f04000000000000000000000000, 070f08c00002010000000000000000, '', recorded once",
    "070f04000000000000000000000000, 070f0cc0000201c000020100000000, '', on reception and on sending",
    "070f04000000000000000000000000, 070f04000000000000000000000000, OPT-04, not recorded",
    "070f04000000000000000000000000, 070f04c00002010000000000000000, OPT-04, recorded without the pointer",
    "070f04000000000000000000000000, 070f09c00002010000000000000000, OPT-04, pointer 9",
    "070f04000000000000000000000000, 070f06c00002010000000000000000, OPT-04, pointer 6",
    "070f04000000000000000000000000, 070f10c0000201c0000201c0000201, OPT-04, three times",
    "070f04000000000000000000000000, 070f08c63364070000000000000000, OPT-04, another address",
    "070f04000000000000000000000000, 070f0cc0000201c633640700000000, OPT-04, another address on sending",
    "070f04000000000000000000000000, 070f08c00002010000000000000001, OPT-04, the last slot changed",
    "070b08c633640700000000, 070b0cc6336407c0000201, '', the second of two",
    "070b08c633640700000000, 070b0cc0000201c0000201, OPT-04, the first of two changed",
    "070b08c633640700000000, 070b10c6336407c0000201, OPT-04, pointer beyond the end of the second",
    "070708c6336407, 070708c6336407, '', no room",
    "0707ffc6336407, 0707ffc6336407, '', pointer 255",
    "070708c6336407, 070708c0000201, OPT-06, no room and yet recorded",
    "070708c6336407, 07070cc6336407, OPT-06, no room and the pointer moved"
  })
  void eachDeviationHasItsRow(String asked, String seen, String row, String what) {
    assertEquals(row, violated(asked, seen), what);
  }
}
