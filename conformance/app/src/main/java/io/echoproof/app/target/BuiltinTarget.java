package io.echoproof.app.target;

import io.echoproof.app.link.PcapLink;
import io.echoproof.app.link.TunLink;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.SteppedClock;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetClock;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.responder.EchoResponder;
import io.echoproof.responder.Feature;
import io.echoproof.responder.ResponderClock;
import io.echoproof.responder.ResponderSettings;
import io.echoproof.responder.RunningResponder;
import io.echoproof.tun.TunDevice;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** EchoProof's own responder: on a tun device of its own, and as a function in this JVM. */
public final class BuiltinTarget implements Target {
  private static final Set<String> ALWAYS_ON =
      Set.of("timestamp", "record-route", "timestamp-option");

  private static final Set<Setting> SWITCHED =
      EnumSet.of(
          Setting.BROADCAST_ECHO,
          Setting.SECOND_ADDRESS,
          Setting.SOURCE_ROUTE,
          Setting.ECHO_IGNORED);

  private final TargetProfile profile;
  private final Switchboard switchboard = new Switches();
  private final List<Link> links = new ArrayList<>();
  private Optional<RunningResponder> running = Optional.empty();
  private Optional<TunDevice> device = Optional.empty();
  private final SteppedClock clock = new SteppedClock();
  private Optional<MemoryLink> memory = Optional.empty();
  private final List<Consumer<ResponderSettings>> responders = new ArrayList<>();
  private final Set<Setting> on = EnumSet.noneOf(Setting.class);
  private Runnable undo = () -> {};

  public BuiltinTarget(TargetProfile profile) {
    TargetProfile offered = profile.withFeatures(ALWAYS_ON).withFeatures(switchboard.features());
    this.profile = secondAddress(profile).map(offered::withSecond).orElse(offered);
  }

  /** An address of the network that is neither the target's nor the tester's. */
  private static Optional<Ipv4Address> secondAddress(TargetProfile profile) {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(distance -> profile.prefix().zero().plus(distance))
        .filter(a -> profile.prefix().contains(a) && !a.equals(profile.prefix().broadcast()))
        .filter(a -> !a.equals(profile.address()) && !a.equals(profile.tester()))
        .findFirst();
  }

  /** The timestamp server is optional, and off unless asked for; the suite asks for it. */
  private ResponderSettings settings() {
    boolean broadcast = on.contains(Setting.BROADCAST_ECHO);
    ResponderSettings settings =
        settings(profile)
            .with(Feature.TIMESTAMP_SERVICE)
            .with(Feature.BROADCAST, broadcast)
            .with(Feature.MULTICAST, broadcast)
            .with(Feature.SOURCE_ROUTE, on.contains(Setting.SOURCE_ROUTE))
            .with(Feature.ECHO, !on.contains(Setting.ECHO_IGNORED));
    return on.contains(Setting.SECOND_ADDRESS)
        ? profile
            .second()
            .map(BuiltinTarget::inet)
            .map(settings::withFurtherAddress)
            .orElse(settings)
        : settings;
  }

  static ResponderSettings settings(TargetProfile profile) {
    ResponderSettings settings =
        ResponderSettings.of(inet(profile.address()), profile.prefix().length())
            .withMtu(profile.mtu());
    return profile.features().contains("timestamp")
        ? settings.with(Feature.TIMESTAMP_SERVICE)
        : settings;
  }

  /** Makes responders like this one that are called directly, for a profile of this target. */
  public static DirectStack.Factory stacks(TargetProfile profile) {
    return BuiltinStack.factory(profile);
  }

  static Inet4Address inet(Ipv4Address address) {
    try {
      return (Inet4Address) InetAddress.getByAddress(address.octets().toByteArray());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four octets are an address", e);
    }
  }

  /**
   * Reaches it through libpcap on a tun device, whose other end the responder holds.
   *
   * @param operatingSystem whether there is a ping program to be run on the tester's side
   */
  public void addPcap(TunDevice tun, boolean operatingSystem) {
    device = Optional.of(tun);
    start(tun);
    links.add(PcapLink.open(tun.name(), operatingSystem));
  }

  /**
   * Reaches it through the operating system, which routes between two tun devices.
   *
   * @param tun the responder's device
   * @param link the suite's device
   * @param undoRouting ends the routing, while the devices are still there
   */
  public void addForward(TunDevice tun, TunLink link, Runnable undoRouting) {
    undo = undoRouting;
    device = Optional.of(tun);
    links.add(link);
    start(tun);
  }

  /** Reaches it as a function in this JVM. */
  public void addMemory() {
    MemoryLink link = new MemoryLink(responder(), "EchoProof's responder in this JVM");
    memory = Optional.of(link);
    links.add(link);
  }

  private void start(TunDevice tun) {
    RunningResponder responder = RunningResponder.start(tun, settings());
    running = Optional.of(responder);
    responders.add(responder::reconfigure);
  }

  private FrameFunction responder() {
    EchoResponder responder = new EchoResponder(settings(), stepped(clock));
    responders.add(responder::reconfigure);
    return (frame, out) ->
        responder.respond(frame.toByteArray()).forEach(reply -> out.accept(Octets.of(reply)));
  }

  private static ResponderClock stepped(SteppedClock clock) {
    return new ResponderClock() {
      @Override
      public long nanoTime() {
        return clock.nanoTime();
      }

      @Override
      public long currentTimeMillis() {
        return clock.now().toEpochMilli();
      }
    };
  }

  /** Only the function in this JVM has a clock that is not the machine's. */
  @Override
  public Optional<TargetClock> clock(Link link) {
    return memory.isPresent() && memory.get() == link ? Optional.of(clock) : Optional.empty();
  }

  @Override
  public String name() {
    return "builtin";
  }

  @Override
  public String description() {
    return "EchoProof's responder at "
        + profile.address()
        + "/"
        + profile.prefix().length()
        + ", MTU "
        + profile.mtu();
  }

  @Override
  public TargetProfile profile() {
    return profile;
  }

  @Override
  public List<Link> links() {
    return List.copyOf(links);
  }

  @Override
  public Switchboard switchboard() {
    return switchboard;
  }

  /** All responders are told at once; each heeds it from its next frame on. */
  private final class Switches implements Switchboard {
    @Override
    public Set<Setting> settings() {
      return SWITCHED;
    }

    @Override
    public boolean turn(Setting setting, boolean wanted) {
      if (!SWITCHED.contains(setting)) {
        throw new IllegalArgumentException(setting + " can't be switched");
      }
      boolean former = wanted ? !on.add(setting) : on.remove(setting);
      responders.forEach(responder -> responder.accept(BuiltinTarget.this.settings()));
      return former;
    }
  }

  /** The function can be revived; a responder that left its device is a finding of its own. */
  @Override
  public boolean restart(Link link) {
    if (memory.isPresent() && memory.get() == link) {
      memory.get().revive();
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    undo.run();
    links.forEach(Link::close);
    // Not the device when the responder does not leave it: that would crash the JVM.
    running.ifPresent(RunningResponder::close);
    device.ifPresent(TunDevice::close);
  }
}
