package io.echoproof.app.target;

import io.echoproof.app.link.TunLink;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import io.echoproof.tun.windows.IpForwarding;
import io.echoproof.tun.windows.WindowsNetworkConfigurator;
import io.echoproof.tun.windows.WintunAccess;
import io.echoproof.tun.windows.WintunDll;
import io.echoproof.tun.windows.WintunLibrary;
import io.echoproof.tun.windows.WintunSettings;
import io.echoproof.tun.windows.WintunTun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wintun adapters, of the same names in every run, because Windows remembers a network for each.
 * They are there as long as their device is open, and their addresses go with them. Two runs at the
 * same time get in each other's way, and the second one is told so.
 */
public class WindowsTunDevices implements TunDevices {
  private final Map<String, String> environment;

  /**
   * @param environment may name another wintun.dll: see {@link WintunDll}
   */
  public WindowsTunDevices(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
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
    return WintunTun.open(
        WintunLibrary.load(WintunDll.find(environment)),
        WintunSettings.named(name(role)),
        configurator());
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
    } catch (TunException e) {
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
