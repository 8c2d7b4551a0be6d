package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.link.TunLink;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.tun.TunAccess;
import io.echoproof.tun.TunException;
import io.echoproof.tun.linux.LinuxNetworkConfigurator;
import io.echoproof.tun.linux.LinuxTun;
import io.echoproof.tun.linux.LinuxTunSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a target of the Linux kernel in this run's own network namespace. */
final class HostTargetFactory {
  private static final Ipv4Address ADDRESS = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address TESTER = Ipv4Address.of(192, 0, 2, 2);

  /** Probes come from other networks too; without a route back the kernel could not answer them. */
  private static final Ipv4Address ANYWHERE = Ipv4Address.of(0, 0, 0, 0);

  private static final int PREFIX = 24;
  private static final int MTU = 1500;

  /** What every Linux kernel does without being told to. */
  private static final Set<String> FEATURES =
      Set.of("timestamp", "record-route", "timestamp-option");

  private final TargetRequest request;
  private final Map<String, String> environment;

  HostTargetFactory(TargetRequest request, Map<String, String> environment) {
    this.request = request;
    this.environment = environment;
  }

  PreparedTarget prepare() {
    if (request.link().filter(link -> !link.equals("tun")).isPresent()) {
      throw new UsageException(
          "--link " + request.link().get() + ": host is reached over tun only");
    }
    OwnNamespace.missing(environment)
        .or(() -> TunAccess.check(request.tunDevice()).missing())
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
            FEATURES);
    try {
      return new PreparedTarget(
          new HostTarget(profile, open(profile)), Map.of(), List.of(), Optional.empty());
    } catch (TunException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    }
  }

  private TunLink open(TargetProfile profile) {
    LinuxTun tun =
        LinuxTun.open(
            LinuxTunSettings.named("echoproof%d")
                .withDevice(request.tunDevice())
                .withPacketInformation());
    LinuxNetworkConfigurator configurator = new LinuxNetworkConfigurator();
    configurator.setMtu(tun.name(), profile.mtu());
    configurator.addAddress(
        tun.name(), BuiltinTarget.inet(profile.address()), profile.prefix().length());
    configurator.setUp(tun.name(), true);
    configurator.addRoute(tun.name(), BuiltinTarget.inet(ANYWHERE), 0);
    return TunLink.packetInformation(tun);
  }
}
