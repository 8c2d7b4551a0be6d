package io.echoproof.app.oracle;

import io.echoproof.conformance.target.TargetProfile;
import java.util.EnumSet;
import java.util.Set;

/** Which conditions a frame can meet with a target at all: what it offers decides some of them. */
public final class Conditions {
  private Conditions() {}

  /**
   * All that may decide about a frame.
   *
   * @param settings of the target
   * @param aboveMtu whether frames above the MTU reach it
   */
  public static Set<Rule> possible(OracleSettings settings, boolean aboveMtu) {
    Set<Rule> possible = EnumSet.complementOf(EnumSet.of(Rule.UNDECIDED));
    TargetProfile profile = settings.profile();
    possible.remove(settings.offers(OracleSettings.PROBE) ? Rule.PRB_01 : Rule.PRB_02);
    if (!settings.offers(OracleSettings.TIMESTAMP)) {
      possible.removeAll(EnumSet.of(Rule.TSP_02, Rule.TSP_10));
    }
    EchoCode echoCode = settings.choices().echoCode();
    if (echoCode == EchoCode.COPIED || echoCode == EchoCode.ZEROED) {
      possible.remove(Rule.TYP_01);
    }
    if (!profile.prefix().hasBroadcast()) {
      possible.removeAll(EnumSet.of(Rule.ADR_05, Rule.ADR_14, Rule.ADR_18));
    }
    if (!aboveMtu) {
      possible.remove(Rule.HDR_15);
    }
    return possible;
  }
}
