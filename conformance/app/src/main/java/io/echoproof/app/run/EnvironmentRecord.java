package io.echoproof.app.run;

import io.echoproof.app.link.LibPcap;
import io.echoproof.app.target.OwnNamespace;
import io.echoproof.tun.linux.Sysctl;
import io.echoproof.tun.linux.SysctlValue;
import io.echoproof.tun.windows.Wine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a run was done, as far as it may matter to its verdicts. */
final class EnvironmentRecord {
  /** Settings of a Linux network namespace that change what a stack answers. */
  private static final List<String> SYSCTLS =
      List.of(
          "net/ipv4/conf/all/rp_filter",
          "net/ipv4/conf/all/accept_source_route",
          "net/ipv4/conf/all/accept_redirects",
          "net/ipv4/conf/all/log_martians",
          "net/ipv4/conf/default/accept_source_route",
          "net/ipv4/conf/default/rp_filter",
          "net/ipv4/icmp_echo_enable_probe",
          "net/ipv4/icmp_echo_ignore_all",
          "net/ipv4/icmp_echo_ignore_broadcasts",
          "net/ipv4/icmp_errors_use_inbound_ifaddr",
          "net/ipv4/icmp_msgs_burst",
          "net/ipv4/icmp_msgs_per_sec",
          "net/ipv4/icmp_ratelimit",
          "net/ipv4/icmp_ratemask",
          "net/ipv4/ip_default_ttl",
          "net/ipv4/ip_forward",
          "net/ipv4/ip_no_pmtu_disc",
          "net/ipv4/ipfrag_high_thresh",
          "net/ipv4/ipfrag_time");

  private EnvironmentRecord() {}

  static Map<String, String> take(Map<String, String> variables) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("operating system", property("os.name") + " " + property("os.version"));
    Wine.version().ifPresent(v -> values.put("Wine", v + ": this is not Microsoft's Windows"));
    values.put("architecture", property("os.arch"));
    values.put("Java", property("java.vm.name") + " " + property("java.runtime.version"));
    values.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    values.put(
        "network namespace", OwnNamespace.missing(variables).orElse("one of this run's own"));
    values.put("capture library", LibPcap.version().orElse("none"));
    if (property("os.name").equals("Linux")) {
      for (String key : SYSCTLS) {
        new Sysctl().read(key).map(SysctlValue::value).ifPresent(v -> values.put(key, v));
      }
    }
    return values;
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
