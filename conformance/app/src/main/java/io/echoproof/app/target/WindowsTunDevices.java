package io.echoproof.app.target;

import io.echoproof.app.link.TunLink;
import io.echoproof.app.windows.FirewallRule;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.windows.IpForwarding;
import io.echoproof.tun.windows.WindowsNetworkConfigurator;
import io.echoproof.tun.windows.WintunAccess;
import io.echoproof.tun.windows.WintunDll;
import io.echoproof.tun.windows.WintunLibrary;
import io.echoproof.tun.windows.WintunSettings;
import io.echoproof.tun.windows.WintunTun;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wintun adapters, of the same names in every run, because Windows remembers a network for each.
 * Two runs at the same time get in each other's way, and the second one is told so.
 *
 * <p>What was changed is undone at the end, also after Ctrl-C. A run that is killed leaves no
 * adapter: Wintun's driver removes it with the process, and addresses and routes go with it. What
 * stays is the firewall's rule; whoever opens an adapter next removes it first.
 */
public class WindowsTunDevices implements TunDevices {
  private final Map<String, String> environment;
  private final FirewallRule rule;

  /**
   * @param environment may name another wintun.dll: see {@link WintunDll}
   */
  public WindowsTunDevices(Map<String, String> environment) {
    this(environment, FirewallRule.ofWindows(environment));
  }

  /**
   * @param environment may name another wintun.dll: see {@link WintunDll}
   * @param rule that lets echo requests in
   */
  public WindowsTunDevices(Map<String, String> environment, FirewallRule rule) {
    this.environment = Map.copyOf(environment);
    this.rule = rule;
  }

  /** The environment, with another wintun.dll where one was named. */
  public static Map<String, String> naming(Map<String, String> environment, Optional<Path> dll) {
    Map<String, String> copy = new HashMap<>(environment);
    dll.ifPresent(path -> copy.put(WintunDll.VARIABLE, path.toString()));
    return copy;
  }

  @Override
  public Optional<String> missing() {
    return WintunAccess.check(environment).missing();
  }

  @Override
  public TunDevice open(Role role) {
    return open(name(role));
  }

  /** Opens an adapter of that name. */
  public TunDevice open(String name) {
    rule.removeLeftover().ifPresent(WindowsTunDevices::warn);
    return WintunTun.open(
        WintunLibrary.load(WintunDll.find(environment)),
        WintunSettings.named(name),
        configurator());
  }

  @Override
  public Admission admit(String interfaceName, Ipv4Prefix prefix) {
    return new Admission(
        rule.make(interfaceName, prefix.zero() + "/" + prefix.length()),
        () -> rule.removeLeftover().ifPresent(WindowsTunDevices::warn));
  }

  private static void warn(String text) {
    System.getLogger(WindowsTunDevices.class.getName()).log(Level.WARNING, text);
  }

  private static String name(Role role) {
    return switch (role) {
      case SUITE -> "EchoProof";
      case RESPONDER -> "EchoProof-peer";
    };
  }

  @Override
  public TunLink openToStack(SetUp setUp) {
    TunDevice tun = open(Role.SUITE);
    try {
      setUp.accept(tun.name());
      return TunLink.wintun(tun);
    } catch (RuntimeException e) {
      tun.close();
      throw e;
    }
  }

  @Override
  public NetworkConfigurator configurator() {
    return new WindowsNetworkConfigurator();
  }

  /** On these interfaces only: the rest of the machine goes on not to route. */
  @Override
  public Runnable forwardBetween(List<String> interfaceNames) {
    return IpForwarding.switchOn(new WindowsNetworkConfigurator(), interfaceNames);
  }
}
