package io.echoproof.app.lane;

import io.echoproof.app.target.WindowsTunDevices;
import io.echoproof.app.windows.FakeFirewall;
import io.echoproof.app.windows.FirewallRule;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.windows.WintunDll;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The application's own Wintun devices, on Wintun's test double, with the double's interfaces. */
final class DoubleTunDevices extends WindowsTunDevices {
  /** Environment variable: the directory with the firewall's files. */
  static final String FIREWALL = "ECHOPROOF_TEST_FIREWALL";

  /** A file that is there as long as the firewall's rule. */
  static final String RULE = "rule";

  private final WintunDll library;

  /**
   * @param path of the double
   */
  DoubleTunDevices(String path) {
    this(Map.of(WintunDll.VARIABLE, path, WintunDll.ANY_HASH_VARIABLE, "1"), firewall());
  }

  private DoubleTunDevices(Map<String, String> environment, FirewallRule rule) {
    super(environment, rule);
    this.library = WintunDll.find(environment);
  }

  /** Wine has no firewall; what stands for it, and what remembers it, are files of the test. */
  private static FirewallRule firewall() {
    Path directory = Path.of(System.getenv().getOrDefault(FIREWALL, "."));
    return new FirewallRule(
        new FakeFirewall(directory.resolve(RULE)), directory.resolve("remembered"));
  }

  @Override
  public NetworkConfigurator configurator() {
    return new DoubleConfigurator(library.path());
  }

  /** Whoever started this JVM has let the namespace route: Wine's iphlpapi can't. */
  @Override
  public Runnable forwardBetween(List<String> interfaceNames) {
    return () -> {};
  }
}
