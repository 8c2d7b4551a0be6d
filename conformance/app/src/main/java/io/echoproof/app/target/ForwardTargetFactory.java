package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.link.TunLink;
import io.echoproof.app.target.TunDevices.Role;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private final TargetRequest request;
  private final TunDevices devices;

  ForwardTargetFactory(TargetRequest request, TunDevices devices) {
    this.request = request;
    this.devices = devices;
  }

  PreparedTarget prepare() {
    if (request.tester().isPresent() || request.prefixLength().isPresent()) {
      throw new UsageException(
          "--tester-address and --prefix are not for --link forward: its two networks are fixed");
    }
    devices
        .missing()
        .ifPresent(
            reason -> {
              throw new EnvironmentException("the link forward can't be used: " + reason);
            });
    TargetProfile profile = profile(TargetFactory.mtu(request.mtu().orElse(MTU)));
    List<TunDevice> opened = new ArrayList<>();
    try {
      TunDevice suite = devices.open(Role.SUITE);
      opened.add(suite);
      setUp(suite.name(), TESTER_ROUTER, profile.mtu());
      TunDevice responder = devices.open(Role.RESPONDER);
      opened.add(responder);
      setUp(responder.name(), TARGET_ROUTER, profile.mtu());
      Runnable undo = devices.forwardBetween(List.of(suite.name(), responder.name()));
      BuiltinTarget target = new BuiltinTarget(profile);
      target.addForward(responder, TunLink.forward(suite), undo);
      return new PreparedTarget(target, Map.of(), List.of());
    } catch (TunException e) {
      opened.forEach(TunDevice::close);
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    } catch (EnvironmentException e) {
      opened.forEach(TunDevice::close);
      throw e;
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

  private void setUp(String name, Ipv4Address router, int mtu) {
    NetworkConfigurator configurator = devices.configurator();
    configurator.setMtu(name, mtu);
    configurator.addAddress(name, BuiltinTarget.inet(router), PREFIX);
    configurator.setUp(name, true);
  }
}
