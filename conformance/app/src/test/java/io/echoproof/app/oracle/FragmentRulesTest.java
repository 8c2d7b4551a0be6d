package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two halves of an echo request, 192.0.2.2 to 192.0.2.1, id beef, seq 0001, data "abcdefgh". */
class FragmentRulesTest {
  private static final String FIRST = "4500001c000020004001d6dbc0000202c0000201 0800a779beef0001";
  private static final String SECOND = "4500001c000000014001d6dbc0000202c0000201 6162636465666768";

  /** The same halves; the first with a timestamp option of an undefined flag, 5. */
  private static final String FIRST_WITH_OPTION =
      "47000024000020004001d6dbc0000202c0000201 4408050500000000 0800a779beef0001";

  private static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");

  private final Oracle oracle =
      new Oracle(
          new OracleSettings(
              new TargetProfile(
                  TargetProfile.Kind.HOST,
                  TARGET,
                  new Ipv4Prefix(TARGET, 24),
                  1500,
                  Ipv4Address.of("192.0.2.2"),
                  Set.of()),
              FreeChoices.UNKNOWN));

  private Expectation sent(String hex, int identification) {
    byte[] frame = Octets.ofHex(hex).toByteArray();
    frame[Ipv4Layout.IDENTIFICATION] = (byte) (identification >>> 8);
    frame[Ipv4Layout.IDENTIFICATION + 1] = (byte) identification;
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, Ipv4Layout.headerLength(frame, 0));
    Expectation e = new Expectation();
    oracle.expect(frame, frame.length, 0, e);
    return e;
  }

  private void othersBetween(int fragments) {
    for (int i = 0; i < fragments; i += 2) {
      sent(FIRST, 100 + i);
      sent(SECOND, 100 + i);
    }
  }

  @Test
  void aDatagramIsKeptWhileFewFragmentsOfOthersCome() {
    sent(FIRST, 1);
    othersBetween(FreeChoices.UNKNOWN.pendingAtMost() - 2);

    assertEquals(Rule.FRG_01, sent(SECOND, 1).rule());
  }

  @Test
  void behindManyFragmentsOfOthersItMayBeGivenUp() {
    sent(FIRST, 1);
    othersBetween(FreeChoices.UNKNOWN.pendingAtMost());

    assertEquals(Rule.FRG_31, sent(SECOND, 1).rule());
    assertEquals(Obligation.FREE, sent(FIRST, 1).obligation());
  }

  @Test
  void whoRefusesAFragmentForItsOptionsKeepsTheOthers() {
    sent(SECOND, 1);

    assertEquals(Rule.OPT_14, sent(FIRST_WITH_OPTION, 1).rule());
    assertEquals(1, oracle.pendingDatagrams());
    assertEquals(Obligation.FREE, sent(FIRST, 1).obligation());
  }
}
