package io.echoproof.app.target;

import io.echoproof.conformance.target.TargetProfile;
import java.util.HashMap;
import java.util.Map;

/** What a stack in a child process is told in environment variables. */
final class ExecVariables {
  /** The address that it has to answer at, dotted decimal. */
  static final String ADDRESS = "ECHOPROOF_ADDRESS";

  /** Length of the prefix of its network, 1 to 30. */
  static final String PREFIX = "ECHOPROOF_PREFIX";

  /** Its MTU in octets. */
  static final String MTU = "ECHOPROOF_MTU";

  /** The address that probes come from; also its router to everywhere else. */
  static final String TESTER = "ECHOPROOF_TESTER";

  /** Another address that it has to answer at, where its profile names one; else not set. */
  static final String SECOND = "ECHOPROOF_SECOND";

  /** Version of the framing and of these variables. */
  static final String PROTOCOL = "ECHOPROOF_PROTOCOL";

  private static final String VERSION = "1";

  private ExecVariables() {}

  static Map<String, String> of(TargetProfile profile) {
    Map<String, String> variables = new HashMap<>();
    variables.put(ADDRESS, profile.address().toString());
    variables.put(PREFIX, Integer.toString(profile.prefix().length()));
    variables.put(MTU, Integer.toString(profile.mtu()));
    variables.put(TESTER, profile.tester().toString());
    variables.put(PROTOCOL, VERSION);
    profile.second().ifPresent(second -> variables.put(SECOND, second.toString()));
    return Map.copyOf(variables);
  }
}
