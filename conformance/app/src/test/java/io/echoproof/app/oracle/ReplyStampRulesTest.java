package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timestamp options asked for and returned by 192.0.2.1 (RFC 791, section 3.1). */
class ReplyStampRulesTest {
  private static String violated(String asked, String seen) {
    byte[] request = KnownTarget.frame("01010101" + asked + "01");
    byte[] reply = KnownTarget.frame("01" + seen + "01010101");
    return new ReplyStampRules(KnownTarget.ADDRESS.value())
        .check(request, 4, reply, 1)
        .requirement();
  }

  @ParameterizedTest(name = "{3}: {2}")
  @CsvSource({
    "440c05000000000000000000, 440c09000036ee8000000000, '', stamped once",
    "440c05000000000000000000, 440c0d000036ee800036ee80, '', on reception and on sending",
    "440c05000000000000000000, 440c090005265bff00000000, '', the last millisecond of a day",
    "440c05000000000000000000, 440c090005265c0000000000, OPT-10, one more",
    "440c05000000000000000000, 440c09008036ee8000000000, '', no standard time",
    "440c05000000000000000000, 440c05000000000000000000, OPT-10, not stamped",
    "440c05000000000000000000, 440c0a000036ee8000000000, OPT-10, pointer 10",
    "440c05000000000000000000, 440c07000036ee8000000000, OPT-10, pointer 7",
    "440c05000000000000000000, 440c09010036ee8000000000, OPT-10, another flag",
    "440c05000000000000000000, 440c09100036ee8000000000, OPT-10, overflow counted with room left",
    "440c05000000000000000000, 440c0d000036ee8005265c00, OPT-10, the second stamp is none",
    "440c05000000000000000000, 440c0d100036ee800036ee80, '', overflow counted without room left",
    "440c05000000000000000000, 440c0d200036ee800036ee80, OPT-10, overflow counted twice",
    "44100500000000000000000000000000, 441009000036ee800000000000000001, OPT-10, the last slot changed",
    "44100500000000000000000000000000, 441011000036ee800036ee800036ee80, OPT-10, three times",
    "440c09000000000100000000, 440c0d00000000010036ee80, '', the second of two",
    "440c09000000000100000000, 440c0d00000000020036ee80, OPT-10, the first of two changed",
    "440c09000000000100000000, 440c1100000000010036ee80, OPT-10, pointer beyond the end of the second",
    "440c05f00000000000000000, 440c09000036ee8000000000, OPT-10, overflow reset"
  })
  void aStampGoesIntoTheNextSlot(String asked, String seen, String row, String what) {
    assertEquals(row, violated(asked, seen), what);
  }

  @ParameterizedTest(name = "{3}: {2}")
  @CsvSource({
    "4414050100000000000000000000000000000000, 44140d01c00002010036ee800000000000000000, '', own address and stamp",
    "4414050100000000000000000000000000000000, 44141501c00002010036ee80c00002010036ee80, '', twice",
    "4414050100000000000000000000000000000000, 44140901c0000201000000000000000000000000, OPT-11, an address alone",
    "4414050100000000000000000000000000000000, 44140d01c63364070036ee800000000000000000, OPT-11, another address",
    "4414050100000000000000000000000000000000, 44141501c00002010036ee80c63364070036ee80, OPT-11, another address on sending",
    "4414050100000000000000000000000000000000, 44140d01c000020105265c000000000000000000, OPT-11, a stamp that is none",
    "4414050100000000000000000000000000000000, 44140d01c00002010036ee80000000000036ee80, OPT-11, a slot behind changed",
    "44140503c000020100000000c633640700000000, 44140d03c00002010036ee80c633640700000000, '', prespecified and own",
    "44140503c000020100000000c000020100000000, 44141503c00002010036ee80c00002010036ee80, '', prespecified twice",
    "44140503c000020100000000c633640700000000, 44140503c000020100000000c633640700000000, OPT-12, prespecified and not stamped",
    "44140503c000020100000000c633640700000000, 44140d03c63364070036ee80c633640700000000, OPT-12, prespecified and changed",
    "44140503c000020100000000c633640700000000, 44141503c00002010036ee80c63364070036ee80, OPT-12, prespecified and stamped for another too",
    "440c0503c633640700000000, 440c0503c633640700000000, '', another prespecified",
    "440c0503c633640700000000, 440c0d03c63364070036ee80, OPT-12, another prespecified and stamped",
    "440c0503c633640700000000, 440c0503c63364070036ee80, OPT-12, likewise with the pointer left",
    "440c0503c633640700000000, 440c0513c633640700000000, OPT-12, another prespecified and overflow counted"
  })
  void anAddressGoesWithIt(String asked, String seen, String row, String what) {
    assertEquals(row, violated(asked, seen), what);
  }

  @ParameterizedTest(name = "{3}: {2}")
  @CsvSource({
    "4408090000000001, 4408091000000001, '', counted once",
    "4408090000000001, 4408092000000001, '', on reception and on sending",
    "4408090000000001, 4408093000000001, OPT-13, three times",
    "4408090000000001, 4408090000000001, OPT-13, not counted",
    "4408090000000001, 44080d1000000001, OPT-13, the pointer moved",
    "4408090000000001, 440809100036ee80, OPT-13, stamped over",
    "440809e000000001, 440809f000000001, '', to 15",
    "440809e000000001, 4408090000000001, OPT-13, beyond 15",
    "440c0d03c00002010036ee80, 440c0d03c00002010036ee80, '', prespecified and not counted",
    "440c0d03c00002010036ee80, 440c0d13c00002010036ee80, '', prespecified and counted",
    "440c0d03c00002010036ee80, 440c0d33c00002010036ee80, OPT-13, prespecified and counted three times",
    "440c0d13c00002010036ee80, 440c0d03c00002010036ee80, OPT-13, prespecified and counted back",
    "440c0d03c00002010036ee80, 440c0d01c00002010036ee80, OPT-12, another flag"
  })
  void withoutRoomItIsCounted(String asked, String seen, String row, String what) {
    assertEquals(row, violated(asked, seen), what);
  }
}
