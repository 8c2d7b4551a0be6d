package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.link.RecordingTun;
import io.echoproof.app.link.TunLink;
import io.echoproof.app.ping.PingLab;
import io.echoproof.app.ping.PingProgram;
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

  private final TargetRequest request;
  private final TunDevices devices;
  private final Optional<PingProgram> ping;

  ForwardTargetFactory(TargetRequest request, TunDevices devices, Optional<PingProgram> ping) {
    this.request = request;
    this.devices = devices;
    this.ping = ping;
  }

  PreparedTarget prepare() {
    return prepare(Map.of(), false);
  }

  /**
   * With a second link for what a router does not carry.
   *
   * @param unavailable the links that can't be used
   */
  PreparedTarget prepareWithMemory(Map<String, String> unavailable) {
    return prepare(unavailable, true);
  }

  private PreparedTarget prepare(Map<String, String> unavailable, boolean memory) {
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
    BuiltinTarget target = new BuiltinTarget(profile(TargetFactory.mtu(request.mtu().orElse(MTU))));
    List<TunDevice> opened = new ArrayList<>();
    try {
      Optional<PingLab> lab = add(target, opened);
      if (memory) {
        target.addMemory();
      }
      return new PreparedTarget(target, unavailable, List.of(), lab, Optional.empty());
    } catch (TunException e) {
      opened.forEach(TunDevice::close);
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      opened.forEach(TunDevice::close);
      throw e;
    }
  }

  /** The operating system's own programs reach the responder directly, as its neighbours. */
  private Optional<PingLab> add(BuiltinTarget target, List<TunDevice> opened) {
    int mtu = target.profile().mtu();
    TunDevice suite = devices.open(Role.SUITE);
    opened.add(suite);
    setUp(suite.name(), TESTER_ROUTER, mtu);
    RecordingTun responder = new RecordingTun(devices.open(Role.RESPONDER));
    opened.add(responder);
    setUp(responder.name(), TARGET_ROUTER, mtu);
    Runnable undo = devices.forwardBetween(List.of(suite.name(), responder.name()));
    target.addForward(responder, TunLink.forward(suite, ping.isPresent()), undo);
    return ping.map(program -> new PingLab(program, responder, TARGET));
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
