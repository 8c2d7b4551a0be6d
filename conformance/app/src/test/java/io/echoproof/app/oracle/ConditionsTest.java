package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which conditions a target can be met with. */
class ConditionsTest {
  private static final Ipv4Address ADDRESS = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address TESTER = Ipv4Address.of(192, 0, 2, 0);

  private static Set<Rule> possible(int prefixLength, boolean aboveMtu, String... features) {
    TargetProfile profile =
        new TargetProfile(
            TargetProfile.Kind.HOST,
            ADDRESS,
            new Ipv4Prefix(ADDRESS, prefixLength),
            1500,
            TESTER,
            Set.of(features));
    return Conditions.possible(new OracleSettings(profile, FreeChoices.UNKNOWN), aboveMtu);
  }

  @Test
  void whoOffersNothingIsNotAskedForIt() {
    Set<Rule> bare = possible(24, true);
    assertFalse(bare.contains(Rule.PRB_02));
    assertFalse(bare.contains(Rule.TSP_02));
    assertTrue(bare.contains(Rule.PRB_01));
    Set<Rule> offering = possible(24, true, "probe", "timestamp");
    assertTrue(offering.contains(Rule.PRB_02));
    assertTrue(offering.contains(Rule.TSP_02));
    assertFalse(offering.contains(Rule.PRB_01));
  }

  @Test
  void aPairOfHostsHasNoBroadcastAndASmallLinkNoLargeFrames() {
    Set<Rule> pair = possible(31, false);
    assertFalse(pair.contains(Rule.ADR_05));
    assertFalse(pair.contains(Rule.HDR_15));
    assertTrue(pair.contains(Rule.ADR_03));
    assertEquals(Rule.values().length - 1 - 3 - 1 - 3, pair.size());
  }
}
