package io.echoproof.app.run;

import io.echoproof.conformance.packet.Field;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import java.util.Map;
import java.util.Set;

/**
 * What the fields of a packet are where nothing is special about it: those of the suite's plain
 * requests. A probe that was not made by changing a valid echo request is told from those.
 */
final class OrdinaryFields {
  private static final Map<String, String> USUAL =
      Map.of(
          "IPv4 version", "4",
          "IPv4 IHL", "5",
          "IPv4 DSCP", "0x00",
          "IPv4 ECN", "00",
          "IPv4 flags", "000",
          "IPv4 fragment offset", "0",
          "IPv4 time to live", "64",
          "IPv4 protocol", "1",
          "ICMP type", "8",
          "ICMP code", "0");

  /** Not there in a plain request. */
  private static final Set<String> UNUSUAL =
      Set.of("IPv4 options", "trailer octets behind the datagram");

  private static final String WRONG = "(wrong";

  private final TargetProfile profile;

  /**
   * @param profile of whom plain requests go to
   */
  OrdinaryFields(TargetProfile profile) {
    this.profile = profile;
  }

  /** Fresh sources are neighbours of the tester. */
  private boolean isHost(String source) {
    Ipv4Prefix testers = profile.testers();
    return Ipv4Address.parse(source)
        .filter(testers::contains)
        .filter(address -> !address.equals(testers.zero()))
        .filter(address -> !address.equals(testers.broadcast()))
        .isPresent();
  }

  /** Whether a field makes its packet something special. */
  boolean isSpecial(Field field) {
    String name = field.layer() + " " + field.name();
    String value = field.value().replaceFirst(" .*", "");
    return UNUSUAL.contains(name)
        || !value.equals(USUAL.getOrDefault(name, value))
        || (name.equals("IPv4 source") && !isHost(value))
        || (name.equals("IPv4 destination") && !value.equals(profile.address().toString()))
        || (name.endsWith("checksum") && field.value().contains(WRONG));
  }
}
