package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be met with a target, by what it is and offers. */
class ConditionsTest {
  private static Set<Rule> impossible(OracleSettings settings, boolean aboveMtu) {
    Set<Rule> rest = EnumSet.allOf(Rule.class);
    rest.removeAll(Conditions.possible(settings, aboveMtu));
    return rest;
  }

  @Test
  void whatIsNotOfferedHasNoRules() {
    assertEquals(
        EnumSet.of(Rule.UNDECIDED, Rule.PRB_02, Rule.TSP_02, Rule.TSP_10),
        impossible(KnownTarget.host(), true));
    assertEquals(
        EnumSet.of(Rule.UNDECIDED, Rule.PRB_01),
        impossible(KnownTarget.host("probe", "timestamp"), true));
  }

  @Test
  void overALinkThatKeepsToTheMtuNothingIsLarger() {
    assertEquals(
        EnumSet.of(Rule.UNDECIDED, Rule.PRB_01, Rule.HDR_15),
        impossible(KnownTarget.host("probe", "timestamp"), false));
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN, true", "COPIED, false", "ZEROED, false", "DROPPED, true"})
  void aCodeThatIsAnsweredAsKnownIsAsAnyOther(EchoCode echoCode, boolean possible) {
    FreeChoices choices =
        new FreeChoices(
            echoCode,
            true,
            Duration.ofSeconds(10),
            Duration.ofSeconds(130),
            8,
            Set.of(),
            Set.of(),
            false);
    OracleSettings settings = KnownTarget.settings(TargetProfile.Kind.HOST, choices);

    assertEquals(possible, Conditions.possible(settings, true).contains(Rule.TYP_01));
  }

  @Test
  void aNetworkOf31BitsHasNoBroadcast() {
    OracleSettings settings =
        new OracleSettings(
            new TargetProfile(
                TargetProfile.Kind.HOST,
                KnownTarget.ADDRESS,
                new Ipv4Prefix(KnownTarget.ADDRESS, 31),
                1500,
                KnownTarget.ADDRESS.plus(-1),
                Set.of("probe", "timestamp")),
            FreeChoices.UNKNOWN);

    assertEquals(
        EnumSet.of(Rule.UNDECIDED, Rule.PRB_01, Rule.ADR_05, Rule.ADR_14, Rule.ADR_18),
        impossible(settings, true));
  }
}
