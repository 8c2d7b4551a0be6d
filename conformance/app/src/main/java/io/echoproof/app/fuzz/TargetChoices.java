package io.echoproof.app.fuzz;

import io.echoproof.app.host.Programs;
import io.echoproof.app.oracle.EchoCode;
import io.echoproof.app.oracle.FreeChoices;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.oracle.Rule;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** What is known of the targets that the fuzzer meets where the texts leave a choice. */
public final class TargetChoices {
  private static final Set<Rule> BUILTIN_DROPS =
      EnumSet.of(
          Rule.ADR_04,
          Rule.ADR_05,
          Rule.ADR_07,
          Rule.ADR_16,
          Rule.ADR_17,
          Rule.ADR_18_FREE,
          Rule.OPT_03,
          Rule.OPT_08,
          Rule.OPT_09,
          Rule.OPT_16,
          Rule.OPT_19);

  private static final Set<Rule> BUILTIN_ANSWERS =
      EnumSet.of(Rule.HDR_05, Rule.CKS_04, Rule.TSP_10);

  private static final Set<String> BUILTIN_FEATURES = Set.of("record-route", "timestamp-option");

  /** Linux: ip(7), ipfrag_time 30 s; 4 MiB of fragments. */
  private static final FreeChoices HOST = host(Duration.ofSeconds(20), Duration.ofSeconds(40), 64);

  /** With {@link Setting#QUICK_REASSEMBLY}; timers of a busy machine are late at times. */
  private static final FreeChoices QUICK_HOST =
      host(Duration.ofMillis(500), Duration.ofSeconds(3), 512);

  private TargetChoices() {}

  private static FreeChoices host(Duration keepsAtLeast, Duration keepsAtMost, int pendingAtMost) {
    return new FreeChoices(
        EchoCode.UNKNOWN,
        true,
        keepsAtLeast,
        keepsAtMost,
        pendingAtMost,
        Set.of(),
        Set.of(),
        false);
  }

  /**
   * Puts a target's settings so that more of it can be met, where it has such, and answers what an
   * oracle then has to know of it. The target puts them back when it is closed.
   */
  public static OracleSettings arrange(Target target) {
    return switch (target.name()) {
      case TargetRequest.BUILTIN -> builtin(target.profile());
      case TargetRequest.HOST -> new OracleSettings(target.profile(), host(target.switchboard()));
      default -> new OracleSettings(target.profile(), FreeChoices.UNKNOWN);
    };
  }

  /** Of Windows nothing is taken for granted. */
  private static FreeChoices host(Switchboard switchboard) {
    if (switchboard.settings().contains(Setting.QUICK_REASSEMBLY)) {
      switchboard.turn(Setting.QUICK_REASSEMBLY, true);
      return QUICK_HOST;
    }
    return Programs.onWindows() ? FreeChoices.UNKNOWN : HOST;
  }

  /** What it has to know of the built-in target, which does options whatever its profile says. */
  public static OracleSettings builtin(TargetProfile profile) {
    Set<String> features = new TreeSet<>(profile.features());
    features.addAll(BUILTIN_FEATURES);
    return new OracleSettings(
        new TargetProfile(
            profile.kind(),
            profile.address(),
            profile.prefix(),
            profile.mtu(),
            profile.tester(),
            profile.testers(),
            features),
        builtin(features.contains("timestamp")));
  }

  private static FreeChoices builtin(boolean timestamp) {
    Set<Rule> drops = EnumSet.copyOf(BUILTIN_DROPS);
    Set<Rule> answers = EnumSet.copyOf(BUILTIN_ANSWERS);
    (timestamp ? answers : drops).add(Rule.TSP_01);
    return new FreeChoices(
        EchoCode.COPIED,
        false,
        Duration.ofSeconds(50),
        Duration.ofSeconds(70),
        48,
        drops,
        answers,
        true);
  }
}
