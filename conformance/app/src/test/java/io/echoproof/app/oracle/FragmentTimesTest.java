package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.packet.Ipv4Address;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Until when fragments are surely kept and from when on surely not, by a target that keeps them 10
 * to 130 s and 8 datagrams (RFC 1122, section 3.3.2), and what tells datagrams apart (RFC 791,
 * section 3.2).
 */
class FragmentTimesTest {
  private static final String FIRST = "4500001c123420004001c4a9c0000202c0000201 080065a2beef0001";
  private static final String OTHER_FIRST =
      "4500001c123420004001c4a9c0000202c0000201 4142434445464748";
  private static final String LAST =
      "45000021123400014001e4a3c0000202c0000201 6162636465666768696a6b6c6d";

  /** The same for protocol 17. */
  private static final String UDP = "4500001c123420004011c499c0000202c0000201 6162636465666768";

  /** Any point of time. */
  private static final long START = 1_000_000_000_000_000L;

  private final Oracle oracle = new Oracle(KnownTarget.host());

  private Rule sent(String hex, int identification, long nanos) {
    byte[] frame = KnownTarget.frame(hex);
    frame[Ipv4Layout.IDENTIFICATION + 1] = (byte) identification;
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, 20);
    Expectation e = new Expectation();
    oracle.expect(frame, frame.length, START + nanos, e);
    return e.rule();
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  @ParameterizedTest(name = "after {0} s and {1} ns: {2}")
  @CsvSource({"0, 0, FRG_01", "10, 0, FRG_01", "10, 1, FRG_16", "130, 0, FRG_16", "130, 1, FRG_20"})
  void theOtherHalfComesLater(int seconds, int nanos, Rule rule) {
    sent(FIRST, 1, 0);

    assertEquals(rule, sent(LAST, 1, seconds(seconds) + nanos));
  }

  /** RFC 1122, section 3.3.2: from the first fragment on, a duplicate does not prolong it. */
  @Test
  void whatIsKnownIsForgottenATimeAfterItsFirstFragment() {
    sent(FIRST, 1, 0);
    sent(FIRST, 1, seconds(5));
    sent(FIRST, 2, seconds(130) + 1);

    assertEquals(1, oracle.pendingDatagrams());
  }

  @Test
  void whatLeavesAChoiceIsForgottenATimeAfterItsLastFragment() {
    sent(FIRST, 1, 0);
    sent(OTHER_FIRST, 1, seconds(5));

    assertEquals(Rule.FRG_07, sent(FIRST, 1, seconds(135)));
    assertEquals(Rule.FRG_07, sent(FIRST, 1, seconds(265)));
    assertEquals(Rule.FRG_20, sent(FIRST, 1, seconds(395) + 1));
  }

  @Test
  void onlyWhatIsOldIsForgotten() {
    sent(FIRST, 1, 0);
    sent(FIRST, 2, seconds(60));
    sent(FIRST, 3, seconds(130) + 1);

    assertEquals(2, oracle.pendingDatagrams());
    assertEquals(Rule.FRG_20, sent(LAST, 1, seconds(130) + 1));
    assertEquals(Rule.FRG_01, sent(LAST, 3, seconds(130) + 1));
  }

  @Test
  void eightIncompleteDatagramsAreKept() {
    for (int i = 1; i <= 8; i++) {
      sent(FIRST, i, 0);
    }

    assertEquals(Rule.FRG_01, sent(LAST, 8, 0));
    assertEquals(Rule.FRG_01, sent(LAST, 7, 0));
  }

  @Test
  void ofNineAnyMayBeGivenUp() {
    for (int i = 1; i <= 9; i++) {
      sent(FIRST, i, 0);
    }

    assertEquals(Rule.FRG_31, sent(LAST, 9, 0));
    assertEquals(Rule.FRG_31, sent(LAST, 8, 0));
  }

  /** Linux gives up a datagram when many fragments of others came between (ipfrag_max_dist). */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"7, FRG_01", "8, FRG_31"})
  void fragmentsOfAnyProtocolCount(int others, Rule rule) {
    for (int i = 0; i < 20; i++) {
      sent(UDP, 77, 0);
    }
    sent(FIRST, 1, 0);
    for (int i = 0; i < others; i++) {
      sent(UDP, 77, 0);
    }

    assertEquals(rule, sent(LAST, 1, 0));
  }

  @ParameterizedTest(name = "from {0} to {1}, ID {2}: {3}")
  @CsvSource({
    "192.0.2.2, 192.0.2.1, 1, FRG_01",
    "192.0.2.3, 192.0.2.1, 1, FRG_20",
    "192.0.2.2, 192.0.2.255, 1, FRG_20",
    "192.0.2.2, 192.0.2.1, 2, FRG_20"
  })
  void halvesOfTwoDatagramsAreNoWhole(
      String source, String destination, int identification, Rule rule) {
    sent(FIRST, 1, 0);
    byte[] frame = KnownTarget.frame(LAST);
    frame[Ipv4Layout.IDENTIFICATION + 1] = (byte) identification;
    Ipv4Address.of(source).octets().copyTo(frame, Ipv4Layout.SOURCE);
    Ipv4Address.of(destination).octets().copyTo(frame, Ipv4Layout.DESTINATION);
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, 20);
    Expectation e = new Expectation();
    oracle.expect(frame, frame.length, START, e);

    assertEquals(rule, e.rule());
  }
}
