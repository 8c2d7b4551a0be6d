package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.host.Programs;
import io.echoproof.app.link.TunLink;
import io.echoproof.app.target.TunDevices.Admission;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunException;
import io.echoproof.tun.linux.Sysctl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes a target of the operating system's own stack: on Linux the kernel in this run's own network
 * namespace, on Windows the machine's, which has an address more as long as the run goes on.
 */
final class HostTargetFactory {
  private static final Ipv4Address ADDRESS = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address TESTER = Ipv4Address.of(192, 0, 2, 2);

  /**
   * Probes come from other networks too; without a route back the kernel could not answer them.
   * Only in a network namespace of the run's own: a machine's routes are not touched.
   */
  private static final Ipv4Address ANYWHERE = Ipv4Address.of(0, 0, 0, 0);

  private static final int PREFIX = 24;
  private static final int MTU = 1500;

  /**
   * What every Linux kernel does without being told to; of Windows nothing is taken for granted.
   */
  private static final Set<String> LINUX_FEATURES =
      Set.of("timestamp", "record-route", "timestamp-option");

  private final TargetRequest request;
  private final TunDevices devices;

  HostTargetFactory(TargetRequest request, TunDevices devices) {
    this.request = request;
    this.devices = devices;
  }

  PreparedTarget prepare() {
    if (request.link().filter(link -> !link.equals("tun")).isPresent()) {
      throw new UsageException(
          "--link " + request.link().get() + ": host is reached over tun only");
    }
    devices
        .missing()
        .ifPresent(
            reason -> {
              throw new EnvironmentException("the target host can't be reached: " + reason);
            });
    int length = TargetFactory.prefixLength(request.prefixLength().orElse(PREFIX));
    Ipv4Prefix prefix = new Ipv4Prefix(ADDRESS, length);
    Ipv4Address tester =
        request.tester().map(t -> TargetFactory.address("--tester-address", t)).orElse(TESTER);
    TargetFactory.requireNeighbour(tester, ADDRESS, prefix);
    TargetProfile profile =
        new TargetProfile(
            TargetProfile.Kind.HOST,
            ADDRESS,
            prefix,
            TargetFactory.mtu(request.mtu().orElse(MTU)),
            tester,
            Programs.onWindows() ? Set.of() : LINUX_FEATURES);
    try {
      return Programs.onWindows() ? windows(profile) : prepared(linux(profile), List.of());
    } catch (TunException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    }
  }

  private static PreparedTarget prepared(HostTarget target, List<String> warnings) {
    return new PreparedTarget(target, Map.of(), warnings);
  }

  private HostTarget linux(TargetProfile profile) {
    Opened opened = open(profile);
    try {
      LinuxSwitchboard board =
          new LinuxSwitchboard(new Sysctl(), devices.configurator(), opened.interfaceName, profile);
      TargetProfile offered = profile.withFeatures(board.features());
      return new HostTarget(
          board.second().map(offered::withSecond).orElse(offered),
          opened.link,
          board,
          board::putBack);
    } catch (TunException e) {
      opened.link.close();
      throw e;
    }
  }

  /** The rule is removed while the adapter is still there. */
  private PreparedTarget windows(TargetProfile profile) {
    Opened opened = open(profile);
    Admission admission = devices.admit(opened.interfaceName, profile.prefix());
    return prepared(
        new HostTarget(profile, opened.link, Switchboard.NONE, admission.undo()),
        admission.missing().stream().toList());
  }

  private record Opened(String interfaceName, TunLink link) {}

  private Opened open(TargetProfile profile) {
    NetworkConfigurator configurator = devices.configurator();
    AtomicReference<String> opened = new AtomicReference<>("");
    TunLink link =
        devices.openToStack(
            name -> {
              opened.set(name);
              configurator.setMtu(name, profile.mtu());
              configurator.addAddress(
                  name, BuiltinTarget.inet(profile.address()), profile.prefix().length());
              configurator.setUp(name, true);
              if (!Programs.onWindows()) {
                configurator.addRoute(name, BuiltinTarget.inet(ANYWHERE), 0);
              }
            });
    return new Opened(opened.get(), link);
  }
}
