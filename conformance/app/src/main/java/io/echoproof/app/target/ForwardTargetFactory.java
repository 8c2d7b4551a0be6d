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
import io.echoproof.tun.linux.Sysctl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The built-in responder behind a router: the suite holds one tun device, the responder another,
 * and the operating system forwards between them. It is the way to crafted packets where no capture
 * library may be installed, as on Windows; on Linux it is there to be tested.
 */
final class ForwardTargetFactory {
  private static final Ipv4Address TARGET = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address TARGET_ROUTER = Ipv4Address.of(192, 0, 2, 254);
  private static final Ipv4Address TESTER = Ipv4Address.of(198, 51, 100, 2);
  private static final Ipv4Address TESTER_ROUTER = Ipv4Address.of(198, 51, 100, 1);
  private static final int PREFIX = 24;
  private static final int MTU = 1500;
  private static final String FORWARDING = "net/ipv4/ip_forward";

  private final TargetRequest request;
  private final Map<String, String> environment;
  private final LinuxNetworkConfigurator configurator = new LinuxNetworkConfigurator();

  ForwardTargetFactory(TargetRequest request, Map<String, String> environment) {
    this.request = request;
    this.environment = environment;
  }

  PreparedTarget prepare() {
    if (request.tester().isPresent() || request.prefixLength().isPresent()) {
      throw new UsageException(
          "--tester-address and --prefix are not for --link forward: its two networks are fixed");
    }
    OwnNamespace.missing(environment)
        .or(() -> TunAccess.check(request.tunDevice()).missing())
        .ifPresent(
            reason -> {
              throw new EnvironmentException("the link forward can't be used: " + reason);
            });
    TargetProfile profile = profile(TargetFactory.mtu(request.mtu().orElse(MTU)));
    BuiltinTarget target = new BuiltinTarget(profile);
    try {
      if (new Sysctl().write(FORWARDING, "1").isEmpty()) {
        throw new EnvironmentException(
            "the link forward can't be used: forwarding can't be switched on here");
      }
      LinuxTun suite = open(TESTER_ROUTER, profile.mtu());
      LinuxTun responder = open(TARGET_ROUTER, profile.mtu());
      target.addForward(responder, TunLink.forward(suite));
      return new PreparedTarget(target, Map.of(), List.of(), Optional.empty());
    } catch (TunException e) {
      target.close();
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    }
  }

  private static TargetProfile profile(int mtu) {
    return new TargetProfile(
        TargetProfile.Kind.RESPONDER,
        TARGET,
        new Ipv4Prefix(TARGET, PREFIX),
        mtu,
        TESTER,
        new Ipv4Prefix(TESTER, PREFIX),
        Set.of());
  }

  private LinuxTun open(Ipv4Address router, int mtu) {
    LinuxTun tun =
        LinuxTun.open(LinuxTunSettings.named("echoproof%d").withDevice(request.tunDevice()));
    configurator.setMtu(tun.name(), mtu);
    configurator.addAddress(tun.name(), BuiltinTarget.inet(router), PREFIX);
    configurator.setUp(tun.name(), true);
    return tun;
  }
}
