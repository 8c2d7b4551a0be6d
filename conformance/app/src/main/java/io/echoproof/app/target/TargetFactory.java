package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.host.Programs;
import io.echoproof.app.link.LibPcap;
import io.echoproof.app.link.PcapRecorder;
import io.echoproof.app.link.TunLink;
import io.echoproof.app.ping.PingLab;
import io.echoproof.app.ping.PingProgram;
import io.echoproof.app.ping.PingStage;
import io.echoproof.app.target.TunDevices.Role;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunDevice;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a target out of what the user asked for. */
public final class TargetFactory {
  static final int LEAST_MTU = 68;
  static final int GREATEST_MTU = 65_535;

  private static final String PCAP = "pcap";
  private static final String MEMORY = "memory";
  private static final String FORWARD = "forward";
  private static final Set<String> LINKS = Set.of(PCAP, MEMORY, "tun", FORWARD, "stdio");
  private static final Set<String> BUILTIN_LINKS = Set.of(PCAP, MEMORY, FORWARD);
  private static final Ipv4Address BUILTIN_ADDRESS = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address BUILTIN_TESTER = Ipv4Address.of(192, 0, 2, 2);
  private static final int DEFAULT_PREFIX = 24;
  private static final int DEFAULT_MTU = 1500;

  private final Map<String, String> environment;
  private final Source tunDevices;

  /**
   * @param environment the process's environment variables
   */
  public TargetFactory(Map<String, String> environment) {
    this(environment, TunDevices::of);
  }

  /**
   * With other tun devices than this operating system's.
   *
   * @param environment the process's environment variables
   */
  public TargetFactory(Map<String, String> environment, Source tunDevices) {
    this.environment = environment;
    this.tunDevices = tunDevices;
  }

  /** Where tun devices come from. */
  @FunctionalInterface
  public interface Source {
    /** The devices for a request. */
    TunDevices of(TargetRequest request, Map<String, String> environment);
  }

  /**
   * Prepares the target. What was opened before something failed is closed again.
   *
   * @throws UsageException when the request is wrong
   * @throws EnvironmentException when no link, or not the demanded one, can be used
   */
  public PreparedTarget prepare(TargetRequest request) {
    request
        .link()
        .filter(link -> !LINKS.contains(link))
        .ifPresent(
            link -> {
              throw new UsageException(
                  "--link " + link + " is unknown; it is pcap, forward, memory, tun or stdio");
            });
    refuseWrongDll(request);
    TunDevices devices = tunDevices.of(request, environment);
    if (request.target().equals(TargetRequest.BUILTIN)) {
      refuseWhatIsForAddresses(request);
      return builtin(request, devices);
    }
    if (request.target().equals(TargetRequest.HOST)) {
      refuseWhatIsForAddresses(request);
      return new HostTargetFactory(request, devices).prepare();
    }
    if (request.target().startsWith(TargetRequest.EXEC)) {
      refuse("--interface", request.interfaceName());
      refuse("--restart", request.restart());
      return new ExecTargetFactory(request).prepare();
    }
    if (request.target().startsWith(TargetRequest.JVM)) {
      refuseWhatIsForAddresses(request);
      return new JvmTargetFactory(request).prepare();
    }
    return addressed(request).prepare();
  }

  /**
   * What is known of a target named by its address, without opening anything.
   *
   * @throws UsageException when the request is wrong
   */
  public static TargetProfile profileOf(TargetRequest request) {
    return addressed(request).profile();
  }

  private static AddressTargetFactory addressed(TargetRequest request) {
    Ipv4Address address =
        Ipv4Address.parse(request.target())
            .orElseThrow(
                () ->
                    new UsageException(
                        "--target '"
                            + request.target()
                            + "' is neither builtin, host, exec:COMMAND, jvm:CLASSPATH nor an IPv4"
                            + " address such as 192.0.2.1"));
    return new AddressTargetFactory(request, address);
  }

  /** An option that would mean nothing is a misunderstanding, not something to pass over. */
  private static void refuseWhatIsForAddresses(TargetRequest request) {
    refuse("--interface", request.interfaceName());
    refuse("--profile", request.profile());
    refuse("--restart", request.restart());
  }

  private static void refuseWrongDll(TargetRequest request) {
    request
        .wintunDll()
        .ifPresent(
            dll -> {
              if (!Programs.onWindows()) {
                throw new UsageException("--wintun-dll " + dll + " is for Windows only");
              }
              if (!Files.isRegularFile(dll)) {
                throw new UsageException("--wintun-dll " + dll + ": there is no such file");
              }
            });
  }

  private static void refuse(String option, Optional<?> value) {
    if (value.isPresent()) {
      throw new UsageException(
          option + " is for a target named by its address: --target ADDRESS --interface NAME");
    }
  }

  private PreparedTarget builtin(TargetRequest request, TunDevices devices) {
    request
        .link()
        .filter(link -> !BUILTIN_LINKS.contains(link))
        .ifPresent(
            link -> {
              throw new UsageException(
                  "--link " + link + ": builtin is reached over pcap, forward or memory");
            });
    if (request.link().filter(FORWARD::equals).isPresent()) {
      return new ForwardTargetFactory(request, devices, PingProgram.find(environment)).prepare();
    }
    Map<String, String> unavailable = new LinkedHashMap<>();
    if (Programs.onWindows() && request.link().isEmpty()) {
      Optional<PreparedTarget> forward = forwardInstead(request, devices, unavailable);
      if (forward.isPresent()) {
        return forward.get();
      }
    }
    BuiltinTarget target = new BuiltinTarget(builtinProfile(request));
    Optional<PingLab> lab = Optional.empty();
    try {
      if (request.link().isEmpty() || request.link().get().equals(PCAP)) {
        Optional<String> missing = missing(devices);
        if (missing.isPresent()) {
          unavailable.put(PCAP, missing.get());
        } else {
          lab = addPcap(target, devices);
        }
      }
      if (request.link().isEmpty() || request.link().get().equals(MEMORY)) {
        target.addMemory();
      }
      if (target.links().isEmpty()) {
        throw new EnvironmentException("the link pcap can't be used: " + unavailable.get(PCAP));
      }
      return new PreparedTarget(
          target, unavailable, List.of(), lab, lab.flatMap(l -> stage(l.program(), devices)));
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  /** The built-in target as it is unless something else is asked for. */
  public static TargetProfile builtinProfile() {
    return new TargetProfile(
        TargetProfile.Kind.RESPONDER,
        BUILTIN_ADDRESS,
        new Ipv4Prefix(BUILTIN_ADDRESS, DEFAULT_PREFIX),
        DEFAULT_MTU,
        BUILTIN_TESTER,
        Set.of());
  }

  private static TargetProfile builtinProfile(TargetRequest request) {
    int prefixLength = prefixLength(request.prefixLength().orElse(DEFAULT_PREFIX));
    Ipv4Address tester =
        request.tester().map(t -> address("--tester-address", t)).orElse(BUILTIN_TESTER);
    Ipv4Prefix prefix = new Ipv4Prefix(BUILTIN_ADDRESS, prefixLength);
    requireNeighbour(tester, BUILTIN_ADDRESS, prefix);
    return new TargetProfile(
        TargetProfile.Kind.RESPONDER,
        BUILTIN_ADDRESS,
        prefix,
        mtu(request.mtu().orElse(DEFAULT_MTU)),
        tester,
        Set.of());
  }

  /**
   * What Windows can do without Npcap: route between two adapters. Not where the user has said
   * which addresses are wanted, because that link has its own.
   *
   * @param unavailable gets the reasons why pcap, and perhaps forward too, can't be used
   */
  private Optional<PreparedTarget> forwardInstead(
      TargetRequest request, TunDevices devices, Map<String, String> unavailable) {
    Optional<String> noPcap = missing(devices);
    if (noPcap.isEmpty() || request.tester().isPresent() || request.prefixLength().isPresent()) {
      return Optional.empty();
    }
    unavailable.put(PCAP, noPcap.get());
    try {
      return Optional.of(
          new ForwardTargetFactory(request, devices, PingProgram.find(environment))
              .prepareWithMemory(unavailable));
    } catch (EnvironmentException e) {
      unavailable.put(FORWARD, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** On Windows the library first: creating an adapter takes half a second, and rights. */
  private static Optional<String> missing(TunDevices devices) {
    return Programs.onWindows()
        ? LibPcap.missing().or(devices::missing)
        : devices.missing().or(LibPcap::missing);
  }

  private Optional<PingLab> addPcap(BuiltinTarget target, TunDevices devices) {
    TargetProfile profile = target.profile();
    TunDevice tun = devices.open(Role.RESPONDER);
    Optional<PingLab> lab =
        PingProgram.find(environment)
            .map(
                p ->
                    new PingLab(
                        p,
                        () -> PcapRecorder.open(tun.name(), profile.tester().octets()),
                        profile.address()));
    NetworkConfigurator configurator = devices.configurator();
    configurator.setMtu(tun.name(), profile.mtu());
    configurator.addAddress(
        tun.name(), BuiltinTarget.inet(profile.tester()), profile.prefix().length());
    configurator.setUp(tun.name(), true);
    target.addPcap(tun, lab.isPresent());
    return lab;
  }

  /** What is played there is written down as options of iputils. */
  private static Optional<PingStage> stage(PingProgram program, TunDevices devices) {
    return program.windows()
        ? Optional.empty()
        : Optional.of(new PingStage(program, () -> openStage(devices)));
  }

  private static TunLink openStage(TunDevices devices) {
    TunDevice tun = devices.open(Role.SUITE);
    NetworkConfigurator configurator = devices.configurator();
    configurator.addAddress(
        tun.name(), BuiltinTarget.inet(PingStage.TESTER), PingStage.PREFIX_LENGTH);
    configurator.setUp(tun.name(), true);
    return TunLink.forward(tun);
  }

  /**
   * Reads the value of an option.
   *
   * @throws UsageException when it is no IPv4 address
   */
  public static Ipv4Address address(String option, String text) {
    return Ipv4Address.parse(text)
        .orElseThrow(
            () ->
                new UsageException(
                    option + " '" + text + "' is no IPv4 address: four numbers from 0 to 255"));
  }

  static int prefixLength(int length) {
    if (length < 1 || length > 30) {
      throw new UsageException(
          "--prefix "
              + length
              + " is out of range: 1 to 30, because tester and target need a place");
    }
    return length;
  }

  static int mtu(int octets) {
    if (octets < LEAST_MTU || octets > GREATEST_MTU) {
      throw new UsageException(
          "--mtu " + octets + " is out of range: " + LEAST_MTU + " to " + GREATEST_MTU + " octets");
    }
    return octets;
  }

  static void requireNeighbour(Ipv4Address tester, Ipv4Address target, Ipv4Prefix prefix) {
    if (tester.equals(target)
        || !prefix.contains(tester)
        || tester.equals(prefix.zero())
        || tester.equals(prefix.broadcast())) {
      throw new UsageException(
          "--tester-address "
              + tester
              + " must be another host's address in "
              + prefix.zero()
              + "/"
              + prefix.length());
    }
  }
}
