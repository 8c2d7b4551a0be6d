package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.link.TunLink;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunAccess;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import io.echoproof.tun.linux.LinuxNetworkConfigurator;
import io.echoproof.tun.linux.LinuxTun;
import io.echoproof.tun.linux.LinuxTunSettings;
import io.echoproof.tun.linux.Sysctl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Linux' tun devices in this run's own network namespace, which takes all changes with it. */
final class LinuxTunDevices implements TunDevices {
  private static final String FORWARDING = "net/ipv4/ip_forward";

  private final Map<String, String> environment;
  private final LinuxTunSettings settings;

  /**
   * @param environment the process's environment variables
   * @param device path of the tun device
   */
  LinuxTunDevices(Map<String, String> environment, Path device) {
    this.environment = environment;
    this.settings = LinuxTunSettings.named("echoproof%d").withDevice(device);
  }

  /** Nothing is tried outside a namespace of its own, not even whether a device may be opened. */
  @Override
  public Optional<String> missing() {
    return OwnNamespace.missing(environment).or(() -> TunAccess.check(settings.device()).missing());
  }

  /** The kernel numbers the interfaces, so the role decides nothing. */
  @Override
  public TunDevice open(Role role) {
    return LinuxTun.open(settings);
  }

  /** With packet information: only so do broken versions reach the IP stack. */
  @Override
  public TunLink openToStack(SetUp setUp) {
    LinuxTun tun = LinuxTun.open(settings.withPacketInformation());
    try {
      setUp.accept(tun.name());
      return TunLink.packetInformation(tun);
    } catch (TunException e) {
      tun.close();
      throw e;
    }
  }

  @Override
  public NetworkConfigurator configurator() {
    return new LinuxNetworkConfigurator();
  }

  /** One switch for the whole namespace, which does not outlive the run. */
  @Override
  public Runnable forwardBetween(List<String> interfaceNames) {
    if (new Sysctl().write(FORWARDING, "1").isEmpty()) {
      throw new EnvironmentException(
          "the link forward can't be used: forwarding can't be switched on here");
    }
    return () -> {};
  }
}
