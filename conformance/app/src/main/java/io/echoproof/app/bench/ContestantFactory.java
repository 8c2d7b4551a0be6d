package io.echoproof.app.bench;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.host.Programs;
import io.echoproof.app.respond.RespondPlan;
import io.echoproof.app.respond.RespondingDevice;
import io.echoproof.app.target.OwnNamespace;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.tun.TunAccess;
import io.echoproof.tun.TunException;
import io.echoproof.tun.linux.LinuxNetworkConfigurator;
import io.echoproof.tun.linux.LinuxTun;
import io.echoproof.tun.linux.LinuxTunSettings;
import io.echoproof.tun.linux.PacketSocket;
import io.echoproof.tun.linux.ProcessorAffinity;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Opens the ways to what is measured: the fastest that this machine has. */
final class ContestantFactory {
  /** RFC 2544, appendix C.2.2, sets 198.18.0.0/15 aside for benchmarks. */
  private static final Ipv4Address BUILTIN = Ipv4Address.of(198, 18, 0, 1);

  private static final Ipv4Address HOST = Ipv4Address.of(198, 19, 0, 1);
  private static final int PREFIX = 16;
  private static final int MTU = 1500;

  private static final String MEMORY = "memory";
  private static final String PACKET = "packet";

  /** The responder's thread; the kernel keeps 15 octets of its name. */
  private static final String RESPONDER_THREAD = "echoproof-respo";

  private final BenchRequest request;

  ContestantFactory(BenchRequest request) {
    this.request = request;
  }

  /** Opens the way to the target. */
  Contestant target() {
    TargetRequest target = request.target();
    if (isLinux() && target.link().filter(link -> !link.equals("pcap")).isEmpty()) {
      if (target.target().equals(TargetRequest.BUILTIN)) {
        Optional<String> missing = missing();
        if (missing.isEmpty()) {
          return builtin();
        }
        if (target.link().isPresent()) {
          throw new EnvironmentException(
              "the builtin target's tun can't be used: " + missing.get());
        }
        return overLink(MEMORY);
      }
      if (Ipv4Address.parse(target.target()).isPresent()) {
        return address(target.target(), target, request.process());
      }
    }
    if (isLinux() && target.target().equals(TargetRequest.HOST)) {
      return host();
    }
    return overLink(target.link().orElse(""));
  }

  /** Opens the way to a rival. */
  Contestant rival(Rival rival) {
    if (!isLinux()) {
      throw new EnvironmentException("--against needs Linux in this version");
    }
    return rival.isHost()
        ? host()
        : address(
            rival.name(),
            TargetRequest.address(rival.target(), rival.interfaceName(), request.target()),
            rival.process());
  }

  private static boolean isLinux() {
    return !Programs.onWindows() && System.getProperty("os.name", "").startsWith("Linux");
  }

  private Optional<String> missing() {
    return OwnNamespace.missing(request.environment())
        .or(() -> TunAccess.check(request.target().tunDevice()).missing());
  }

  private Contestant builtin() {
    int mtu = request.target().mtu().orElse(MTU);
    Ipv4Address neighbour = BUILTIN.plus(1);
    RespondingDevice device =
        RespondingDevice.open(
            RespondPlan.plain(
                BUILTIN + "/" + PREFIX, neighbour.toString(), mtu, request.target().tunDevice()),
            false);
    try {
      pinResponder();
      return new Contestant(
          TargetRequest.BUILTIN,
          "EchoProof's responder at " + BUILTIN + ", MTU " + mtu,
          PACKET,
          new PacketPort(PacketSocket.open(device.name(), mtu)),
          BUILTIN,
          mtu,
          tester(BUILTIN),
          ProcessorMeter.ofThread(RESPONDER_THREAD),
          device::close);
    } catch (RuntimeException e) {
      device.close();
      throw e;
    }
  }

  private void pinResponder() {
    OptionalInt processor = request.responderProcessor();
    if (processor.isPresent()) {
      OptionalInt thread = NamedThread.find(RESPONDER_THREAD);
      ProcessorAffinity.pin(thread.orElseThrow(), processor.getAsInt());
    }
  }

  /** Neither the target nor this machine's own address. */
  private Ipv4Address tester(Ipv4Address target) {
    return request
        .target()
        .tester()
        .map(text -> TargetFactory.address("--tester-address", text))
        .orElse(target.plus(1 << Byte.SIZE));
  }

  private Contestant address(String name, TargetRequest target, OptionalLong process) {
    String interfaceName = target.interfaceName().orElse("");
    TargetProfile profile = TargetFactory.profileOf(target);
    LayerThree.require(interfaceName);
    Ipv4Address first = firstSource(profile);
    requireSources(profile, first);
    return new Contestant(
        name,
        "the stack at " + profile.address() + " behind " + interfaceName,
        PACKET,
        new PacketPort(PacketSocket.open(interfaceName, profile.mtu())),
        profile.address(),
        profile.mtu(),
        first,
        process.isPresent() ? ProcessorMeter.ofProcess(process.getAsLong()) : ProcessorMeter.NONE,
        () -> {});
  }

  /**
   * Far enough from the target that this machine's own address is not among the sources, where
   * there is room: its stack would do more for replies to itself than for others.
   */
  private Ipv4Address firstSource(TargetProfile profile) {
    Ipv4Address far = profile.address().plus(1 << Byte.SIZE);
    return request.target().tester().isEmpty() && profile.testers().contains(far)
        ? far
        : profile.tester();
  }

  private Contestant host() {
    missing()
        .ifPresent(
            reason -> {
              throw new EnvironmentException("the target host can't be reached: " + reason);
            });
    int mtu = request.target().mtu().orElse(MTU);
    LinuxTun tun =
        LinuxTun.open(
            LinuxTunSettings.named("benchhost%d").withDevice(request.target().tunDevice()));
    try {
      LinuxNetworkConfigurator configurator = new LinuxNetworkConfigurator();
      configurator.setMtu(tun.name(), mtu);
      configurator.addAddress(tun.name(), RespondPlan.inet(HOST), PREFIX);
      configurator.setUp(tun.name(), true);
      return new Contestant(
          TargetRequest.HOST,
          "the stack of Linux " + System.getProperty("os.version") + " at " + HOST,
          "tun",
          new TunPort(tun),
          HOST,
          mtu,
          HOST.plus(1 << Byte.SIZE),
          ProcessorMeter.NONE,
          () -> {});
    } catch (TunException e) {
      tun.close();
      throw e;
    }
  }

  private Contestant overLink(String link) {
    TargetRequest target = request.target();
    PreparedTarget prepared =
        new TargetFactory(request.environment())
            .prepare(link.isEmpty() ? target : target.withLink(link));
    TargetProfile profile = prepared.target().profile();
    Link first = prepared.target().links().get(0);
    try {
      requireSources(profile, profile.tester());
    } catch (UsageException e) {
      prepared.target().close();
      throw e;
    }
    return new Contestant(
        prepared.target().name(),
        prepared.target().description(),
        first.name(),
        new LinkPort(prepared.target(), first),
        profile.address(),
        profile.mtu(),
        profile.tester(),
        ProcessorMeter.NONE,
        () -> {});
  }

  /** All sources must be hosts of the tester's network, and none of them the target. */
  private void requireSources(TargetProfile profile, Ipv4Address first) {
    int most = request.loads().stream().mapToInt(Load::sources).max().orElse(1);
    Ipv4Address last = first.plus(most - 1);
    boolean targetIsAmong =
        profile.address().compareTo(first) >= 0 && profile.address().compareTo(last) <= 0;
    if (!profile.testers().contains(last)
        || last.equals(profile.testers().broadcast())
        || targetIsAmong) {
      throw new UsageException(
          "--peers "
              + most
              + ": there are not so many addresses from "
              + first
              + " on in "
              + profile.testers().zero()
              + "/"
              + profile.testers().length()
              + "; give another --tester-address or a shorter --prefix");
    }
  }
}
