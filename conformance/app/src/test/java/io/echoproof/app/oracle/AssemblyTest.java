package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.packet.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fragments of an echo request with 13 octets of data (RFC 791, section 3.2), in the order in which
 * they arrive.
 */
class AssemblyTest {
  /** A is the ICMP header, B the first 8 octets of the data, C the other 5. */
  private enum Fragment {
    A("4500001c123420004001c4a9c0000202c0000201 080065a2beef0001"),
    B("4500001c123420014001c4a8c0000202c0000201 6162636465666768"),
    C("45000019123400024001e4aac0000202c0000201 696a6b6c6d"),
    AB("45000024123420004001c4a1c0000202c0000201 080065a2beef00016162636465666768"),
    BC("45000021123400014001e4a3c0000202c0000201 6162636465666768696a6b6c6d"),
    OTHER_B("4500001c123420014001c4a8c0000202c0000201 4142434445464748"),
    LAST_B("4500001c123400014001e4a8c0000202c0000201 6162636465666768"),
    D("4500001c123420034001c4a6c0000202c0000201 6e6f707172737475"),
    SHORT_B("45000019123420014001c4abc0000202c0000201 6162636465"),
    EMPTY_B("45000014123420014001c4b0c0000202c0000201"),
    EMPTY_LAST("45000014123400034001e4aec0000202c0000201"),
    DONT_A("4500001c12346000400184a9c0000202c0000201 080065a2beef0001"),
    OPTIONS_A("46000020123420004001c1a4c0000202c0000201 01010100 080065a2beef0001"),
    OPTIONS_B("46000020123420014001c1a3c0000202c0000201 01010100 6162636465666768"),
    WRONG_C("45000019123400024001e4aac0000202c0000201 696a6b6c4d"),
    BEYOND("4500002412343fff4001a4a2c0000202c0000201 6e6f7071727374756e6f707172737475");

    private final String hex;

    Fragment(String hex) {
      this.hex = hex;
    }
  }

  private final Oracle oracle = new Oracle(KnownTarget.host());

  private Expectation sent(Fragment fragment, int tos) {
    byte[] frame = KnownTarget.frame(fragment.hex);
    frame[Ipv4Layout.TOS] = (byte) tos;
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, Ipv4Layout.headerLength(frame, 0));
    Expectation e = new Expectation();
    oracle.expect(frame, frame.length, 0, e);
    return e;
  }

  private Rule last(String fragments) {
    Rule rule = Rule.UNDECIDED;
    for (String name : fragments.split(" ", -1)) {
      rule = sent(Fragment.valueOf(name), 0).rule();
    }
    return rule;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "A B C, FRG_01",
    "A BC, FRG_01",
    "AB C, FRG_01",
    "A C B, FRG_02",
    "B A C, FRG_02",
    "C B A, FRG_02",
    "BC A, FRG_02",
    "A A B C, FRG_06",
    "A B B C, FRG_06",
    "C C A B, FRG_06",
    "OPTIONS_A OPTIONS_A B C, OPT_23",
    "OPTIONS_A B C, OPT_23",
    "A OPTIONS_B C, FRG_01",
    "A B OPTIONS_B C, FRG_06",
    "A B C A B C A B C, FRG_01",
    "A B WRONG_C, FRG_29"
  })
  void theLastMissingOneCompletesTheDatagram(String fragments, Rule rule) {
    assertEquals(rule, last(fragments));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "A", "B", "C", "A B", "A C", "B C", "BC", "A A", "A B B", "C C B", "A B C A", "A BC C"
  })
  void whileOneIsMissingThereIsSilence(String fragments) {
    assertEquals(Rule.FRG_20, last(fragments));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "A B OTHER_B, FRG_07",
    "B LAST_B, FRG_07",
    "LAST_B B, FRG_07",
    "A OPTIONS_A, FRG_07",
    "OPTIONS_A A, FRG_07",
    "AB B, FRG_08",
    "B AB, FRG_08",
    "AB BC, FRG_08",
    "A B BC, FRG_08",
    "BC B, FRG_08",
    "C LAST_B, FRG_11",
    "LAST_B C, FRG_11",
    "C D, FRG_12",
    "D C, FRG_12",
    "A D LAST_B, FRG_12",
    "SHORT_B, FRG_13",
    "EMPTY_B, FRG_14",
    "EMPTY_LAST, FRG_14",
    "DONT_A, FRG_25",
    "A B OTHER_B C, FRG_07",
    "A SHORT_B B C, FRG_13",
    "A BEYOND B C, FRG_15_FREE"
  })
  void whatDoesNotFitLeavesAChoiceThatStays(String fragments, Rule rule) {
    assertEquals(rule, last(fragments));
    assertEquals(Obligation.FREE, sent(Fragment.A, 0).obligation());
    assertEquals(1, oracle.pendingDatagrams());
  }

  @Test
  void oneBeyondTheLongestDatagramIsNotAnswered() {
    assertEquals(Rule.FRG_15, last("BEYOND"));
  }

  /** RFC 3168, section 5.3: CE beside not-ECT is dropped, beside ECT it survives. */
  @ParameterizedTest(name = "ECN {0} and {1}: {2}")
  @CsvSource({
    "0, 0, FRG_01", "0, 1, FRG_23_FREE", "0, 2, FRG_23_FREE", "0, 3, FRG_23",
    "1, 0, FRG_23_FREE", "1, 1, FRG_01", "1, 2, FRG_23_FREE", "1, 3, FRG_01",
    "2, 0, FRG_23_FREE", "2, 1, FRG_23_FREE", "2, 2, FRG_01", "2, 3, FRG_01",
    "3, 0, FRG_23", "3, 1, FRG_01", "3, 2, FRG_01", "3, 3, FRG_01"
  })
  void congestionIsNotHidden(int first, int second, Rule rule) {
    sent(Fragment.A, first);

    assertEquals(rule, sent(Fragment.BC, second).rule());
  }

  @Test
  void aDuplicateWithAnotherMarkLeavesAChoice() {
    sent(Fragment.A, 1);
    sent(Fragment.B, 1);

    assertEquals(Rule.FRG_23_FREE, sent(Fragment.B, 3).rule());
  }

  @Test
  void aDuplicateWithAMarkThatWasSeenIsNoChoice() {
    sent(Fragment.A, 1);
    sent(Fragment.B, 3);
    sent(Fragment.B, 1);

    assertEquals(Rule.FRG_06, sent(Fragment.C, 1).rule());
  }

  @Test
  void theReplyHasTheServiceOfTheFirstUnlessTheyDiffer() {
    sent(Fragment.BC, 0xB8);
    Expectation same = sent(Fragment.A, 0xB8);
    assertEquals(0xB8, same.tos);
    assertEquals(true, same.dscpKnown);

    sent(Fragment.A, 0xB8);
    Expectation other = sent(Fragment.BC, 0x04);
    assertEquals(0xB8, other.tos);
    assertEquals(false, other.dscpKnown);
  }

  @Test
  void theServiceOfADuplicateCountsToo() {
    sent(Fragment.A, 0xB8);
    sent(Fragment.A, 0x04);

    assertEquals(false, sent(Fragment.BC, 0xB8).dscpKnown);
  }

  @Test
  void theMessageIsThatOfAllFragments() {
    last("C A");
    Expectation e = sent(Fragment.B, 0);

    assertEquals(21, e.messageLength());
    assertEquals(0xBEEF0001, e.echoKey());
    assertEquals(
        "080065a2beef00016162636465666768696a6b6c6d",
        Octets.of(e.message, e.messageFrom, e.messageFrom + e.messageLength).hex());
  }
}
