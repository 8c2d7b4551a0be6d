package io.echoproof.app.target;

import io.echoproof.conformance.target.TargetProfile;
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

  /** Version of the framing and of these variables. */
  static final String PROTOCOL = "ECHOPROOF_PROTOCOL";

  private static final String VERSION = "1";

  private ExecVariables() {}

  static Map<String, String> of(TargetProfile profile) {
    return Map.of(
        ADDRESS, profile.address().toString(),
        PREFIX, Integer.toString(profile.prefix().length()),
        MTU, Integer.toString(profile.mtu()),
        TESTER, profile.tester().toString(),
        PROTOCOL, VERSION);
  }
}
