package io.echoproof.app.target;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.linux.Sysctl;
import io.echoproof.tun.linux.SysctlValue;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the kernel's stack in this run's own network namespace. The kernel handles a
 * frame while it is written to the tun, so that a setting is in force for the next one.
 */
final class LinuxSwitchboard implements Switchboard {
  private static final String RATE_MASK = "net/ipv4/icmp_ratemask";

  /** More than what the fuzzer leaves with the kernel in a second. */
  private static final String FRAGMENT_OCTETS = "67108864";

  private final Sysctl sysctl;
  private final NetworkConfigurator configurator;
  private final String interfaceName;
  private final Optional<Ipv4Address> second;
  private final int prefixLength;
  private final Map<Setting, Map<String, String>> keys = new LinkedHashMap<>();
  private final Map<String, String> found = new LinkedHashMap<>();
  private final Set<Setting> on = EnumSet.noneOf(Setting.class);

  /**
   * Reads what there is, and lifts the limit on errors.
   *
   * @param interfaceName the tun, which is up and has the target's address
   */
  LinuxSwitchboard(
      Sysctl sysctl,
      NetworkConfigurator configurator,
      String interfaceName,
      TargetProfile profile) {
    this.sysctl = sysctl;
    this.configurator = configurator;
    this.interfaceName = interfaceName;
    this.second = freeAddress(profile);
    this.prefixLength = profile.prefix().length();
    offer(Setting.BROADCAST_ECHO, Map.of("net/ipv4/icmp_echo_ignore_broadcasts", "0"));
    offer(Setting.ECHO_IGNORED, Map.of("net/ipv4/icmp_echo_ignore_all", "1"));
    // The kernel wants both: RFC 1122, section 3.3.5 leaves it to the host whether it does.
    offer(
        Setting.SOURCE_ROUTE,
        Map.of(
            "net/ipv4/conf/all/accept_source_route",
            "1",
            "net/ipv4/conf/" + interfaceName + "/accept_source_route",
            "1"));
    offer(Setting.PROBE, Map.of("net/ipv4/icmp_echo_enable_probe", "1"));
    offer(
        Setting.QUICK_REASSEMBLY,
        Map.of(
            "net/ipv4/ipfrag_time",
            "1",
            "net/ipv4/ipfrag_max_dist",
            "0",
            "net/ipv4/ipfrag_high_thresh",
            FRAGMENT_OCTETS));
    remember(RATE_MASK);
    offer(Setting.ERROR_RATE_LIMIT, Map.of(RATE_MASK, found.getOrDefault(RATE_MASK, "")));
    on.add(Setting.ERROR_RATE_LIMIT);
    if (settings().contains(Setting.ERROR_RATE_LIMIT)) {
      turn(Setting.ERROR_RATE_LIMIT, false);
    }
  }

  /** A kernel that lacks one of the keys does not have the setting. */
  private void offer(Setting setting, Map<String, String> values) {
    values.keySet().forEach(this::remember);
    if (found.keySet().containsAll(values.keySet())) {
      keys.put(setting, values);
    }
  }

  private void remember(String key) {
    sysctl.read(key).map(SysctlValue::value).ifPresent(value -> found.putIfAbsent(key, value));
  }

  /** An address of the network that is nobody's yet; the tester's networks are small at times. */
  private static Optional<Ipv4Address> freeAddress(TargetProfile profile) {
    Ipv4Prefix prefix = profile.prefix();
    for (int distance = 1; distance <= 3; distance++) {
      Ipv4Address candidate = prefix.zero().plus(distance);
      if (prefix.contains(candidate)
          && !candidate.equals(prefix.broadcast())
          && !candidate.equals(profile.address())
          && !candidate.equals(profile.tester())) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The address that {@link Setting#SECOND_ADDRESS} adds; empty when the network has no room. */
  Optional<Ipv4Address> second() {
    return second;
  }

  @Override
  public Set<Setting> settings() {
    Set<Setting> settings = EnumSet.noneOf(Setting.class);
    settings.addAll(keys.keySet());
    if (second.isPresent()) {
      settings.add(Setting.SECOND_ADDRESS);
    }
    return settings;
  }

  @Override
  public boolean turn(Setting setting, boolean wanted) {
    if (!settings().contains(setting)) {
      throw new IllegalArgumentException(setting + " can't be switched on this kernel");
    }
    boolean former = on.contains(setting);
    if (setting == Setting.SECOND_ADDRESS) {
      turnAddress(wanted);
    } else {
      keys.getOrDefault(setting, Map.of())
          .forEach((key, value) -> sysctl.write(key, wanted ? value : offValue(key)));
    }
    if (wanted) {
      on.add(setting);
    } else {
      on.remove(setting);
    }
    return former;
  }

  /** A mask without a type limits none; all else is off as it was found. */
  private String offValue(String key) {
    return key.equals(RATE_MASK) ? "0" : found.getOrDefault(key, "0");
  }

  private void turnAddress(boolean wanted) {
    Ipv4Address address = second.orElseThrow();
    if (wanted) {
      configurator.addAddress(interfaceName, BuiltinTarget.inet(address), prefixLength);
    } else {
      configurator.removeAddress(interfaceName, BuiltinTarget.inet(address), prefixLength);
    }
  }

  /** Puts everything back as it was found. */
  void putBack() {
    if (on.contains(Setting.SECOND_ADDRESS)) {
      turn(Setting.SECOND_ADDRESS, false);
    }
    found.forEach(sysctl::write);
  }
}
