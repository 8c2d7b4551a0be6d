package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests of many fragments, and as long as a datagram can be (RFC 791, section 3.1). */
class LargeAssemblyTest {
  private static final byte[] HEADER =
      KnownTarget.frame(
          "45000029123420004001c49cc0000202c0000201 080065a2beef00016162636465666768696a6b6c6d");

  private final Oracle oracle = new Oracle(KnownTarget.host());

  /** An echo request, all octets of data are 5A. */
  private static byte[] message(int length) {
    byte[] message = new byte[length];
    Arrays.fill(message, (byte) 0x5A);
    System.arraycopy(KnownTarget.frame("08000000beef0001"), 0, message, 0, 8);
    InternetSum.set(message, 2, 0, length);
    return message;
  }

  private Expectation sent(byte[] message, int from, int to, int options) {
    int header = 20 + options;
    byte[] frame = new byte[header + to - from];
    System.arraycopy(HEADER, 0, frame, 0, 20);
    Arrays.fill(frame, 20, header, (byte) 1);
    System.arraycopy(message, from, frame, header, to - from);
    frame[0] = (byte) (0x40 | header / 4);
    BigEndian.put16(frame, Ipv4Layout.TOTAL_LENGTH, frame.length);
    BigEndian.put16(
        frame, Ipv4Layout.FLAGS_AND_OFFSET, (to < message.length ? 0x2000 : 0) | from / 8);
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, header);
    Expectation e = new Expectation();
    oracle.expect(frame, frame.length, 0, e);
    return e;
  }

  private static void assertMessage(byte[] message, Expectation e) {
    assertArrayEquals(
        message, Arrays.copyOfRange(e.message, e.messageFrom, e.messageFrom + e.messageLength()));
  }

  @Test
  void nineFragments() {
    byte[] message = message(68);
    for (int from = 0; from < 64; from += 8) {
      assertEquals(Rule.FRG_20, sent(message, from, from + 8, 0).rule());
    }
    Expectation e = sent(message, 64, 68, 0);

    assertEquals(Rule.FRG_01, e.rule());
    assertMessage(message, e);
  }

  @Test
  void theLongestDatagramFromItsEnd() {
    byte[] message = message(65_515);
    for (int from = 64_064; from > 0; from -= 1456) {
      assertEquals(Rule.FRG_20, sent(message, from, Math.min(from + 1456, 65_515), 0).rule());
    }
    Expectation e = sent(message, 0, 1456, 0);

    assertEquals(Rule.ECH_10, e.rule());
    assertMessage(message, e);
  }

  @ParameterizedTest(name = "{0} and {1} octets of options: {2}")
  @CsvSource({
    "556, 0, FRG_01",
    "557, 0, ECH_10",
    "552, 4, OPT_23",
    "553, 4, ECH_10",
    "65515, 0, ECH_10",
    "65511, 4, ECH_10",
    "65512, 4, FRG_15_FREE",
    "65475, 40, ECH_10",
    "65476, 40, FRG_15_FREE"
  })
  void theFirstHeaderCountsForTheLength(int length, int options, Rule rule) {
    byte[] message = message(length);
    int middle = length / 16 * 8;
    sent(message, 0, middle, options);

    assertEquals(rule, sent(message, middle, length, 0).rule());
  }

  @Test
  void theLastFragmentMayEndAtTheLongestDatagram() {
    assertEquals(Rule.FRG_20, sent(message(65_515), 65_512, 65_515, 0).rule());
    assertEquals(Rule.FRG_15, sent(message(65_516), 65_512, 65_516, 0).rule());
  }

  @Test
  void itsOwnHeaderCountsToo() {
    assertEquals(Rule.FRG_20, sent(message(65_511), 65_504, 65_511, 4).rule());
    assertEquals(Rule.FRG_15, sent(message(65_512), 65_504, 65_512, 4).rule());
  }
}
