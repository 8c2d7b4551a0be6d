package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of requests and of replies to them (RFC 1122, section 3.2.2.6). */
class ReplyOptionRulesTest {
  private static final OracleSettings OFFERS_BOTH =
      KnownTarget.host("record-route", "timestamp-option");

  /** An echo message behind a header with these options. */
  private static byte[] frame(String addresses, String options, String message) {
    byte[] frame = KnownTarget.frame("450000001234000040010000" + addresses + options + message);
    int header = Ipv4Layout.OPTIONS + options.length() / 2;
    frame[0] = (byte) (0x40 | header / 4);
    BigEndian.put16(frame, Ipv4Layout.TOTAL_LENGTH, frame.length);
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, header);
    return frame;
  }

  private static String violated(OracleSettings settings, String asked, String seen) {
    byte[] request = frame("c0000202c0000201", asked, "0800390fbeef0001");
    Expectation e = new Expectation();
    new Oracle(settings).expect(request, request.length, 0, e);
    byte[] frame = frame("c0000201c0000202", seen, "0000410fbeef0001");
    Reply reply = new Reply();
    Disagreement read = new ReplyReader(settings).read(frame, frame.length, reply);
    assertEquals(Disagreement.NONE, read);
    return new ReplyRules(settings).check(e, reply).requirement();
  }

  @ParameterizedTest(name = "{3}: {2}")
  @CsvSource({
    "01010101, 01010101, '', any option that can be read",
    "01010101, 9e040000, '', likewise",
    "01010101, 00ff0707, '', padding",
    "01010101, 01010107, OPT-22, no length",
    "01010101, 07010101, OPT-22, length 1",
    "01010101, 07050400, OPT-22, longer than the options",
    "01010101, 01880400, OPT-22, likewise behind another",
    "01010101, 01019e02, '', length 2",
    "88040001, 88040001, OPT-20, stream identifier",
    "9e040000, 9e04000088040001, OPT-20, stream identifier behind another",
    "01010101, 01000488, '', behind the end is none",
    "0707040000000001, 07070cc000020101, OPT-04, record route, pointer beyond",
    "0707040000000001, 070708c000020101, '', record route",
    "0707040000000001, 01070708c0000201, '', in another place",
    "0707040000000001, 01010101, OPT-04, record route not returned",
    "0707040000000001, 070b08c00002010000000001, OPT-04, record route longer",
    "01010101, 070708c000020101, OPT-04, record route not asked for",
    "01010101, 4408050000000000, OPT-10, timestamp not asked for",
    "4408050000000000, 440809000036ee80, '', timestamp",
    "4408050000000000, 01010101, OPT-10, timestamp not returned",
    "4408050000000000, 440c09000036ee8000000000, OPT-10, timestamp longer",
    "4408050000000000, 4408050000000000, OPT-10, not stamped",
    "07070400000000440805000000000001, 440809000036ee80070708c000020101, '', both in another order",
    "07070400000000440805000000000001, 07070400000000440809000036ee8001, OPT-04, both and the route not recorded",
    "0707050000000001, 0707050000000001, '', a broken record route may stay as it is"
  })
  void eachDeviationHasItsRow(String asked, String seen, String row, String what) {
    assertEquals(row, violated(OFFERS_BOTH, asked, seen), what);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "0707040000000001, 01010101",
    "0707040000000001, 0707040000000001",
    "4408050000000000, 4408050000000000",
    "01010101, 0707040000000001",
    "01010101, 4408050000000000"
  })
  void whoDoesNotOfferThemMayLeaveThem(String asked, String seen) {
    assertEquals("", violated(KnownTarget.host(), asked, seen));
  }

  /** In two fragments, the options in the first. */
  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "460000280001200040014dcbc0000201c0000202 88040001 00006da2beef00016162636465666768, 45000019000100024001f6ddc0000201c0000202 696a6b6c6d, OPT-20",
    "46000028000120004001d331c0000201c0000202 0101019e 00006da2beef00016162636465666768, 45000019000100024001f6ddc0000201c0000202 696a6b6c6d, OPT-22"
  })
  void optionsOfAReassembledReplyAreThoseOfTheFirstFragment(String first, String last, String row) {
    Expectation e =
        KnownTarget.expect(
            OFFERS_BOTH,
            "4600002d123400004001e196c0000202c0000201 01010101 080065a2beef00016162636465666768696a6b6c6d");
    ReplyReader reader = new ReplyReader(OFFERS_BOTH);
    Reply reply = new Reply();
    for (String hex : new String[] {last, first}) {
      byte[] frame = KnownTarget.frame(hex);
      assertEquals(Disagreement.NONE, reader.read(frame, frame.length, reply));
    }

    assertEquals(row, new ReplyRules(OFFERS_BOTH).check(e, reply).requirement());
  }
}
