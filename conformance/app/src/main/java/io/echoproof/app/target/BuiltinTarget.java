package io.echoproof.app.target;

import io.echoproof.app.link.PcapLink;
import io.echoproof.app.link.TunLink;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.responder.EchoResponder;
import io.echoproof.responder.ResponderSettings;
import io.echoproof.responder.RunningResponder;
import io.echoproof.tun.TunDevice;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** EchoProof's own responder: on a tun device of its own, and as a function in this JVM. */
public final class BuiltinTarget implements Target {
  private final TargetProfile profile;
  private final List<Link> links = new ArrayList<>();
  private Optional<RunningResponder> running = Optional.empty();
  private Optional<TunDevice> device = Optional.empty();
  private Optional<MemoryLink> memory = Optional.empty();
  private Runnable undo = () -> {};

  public BuiltinTarget(TargetProfile profile) {
    this.profile = profile;
  }

  private ResponderSettings settings() {
    return settings(profile);
  }

  static ResponderSettings settings(TargetProfile profile) {
    return ResponderSettings.of(inet(profile.address()), profile.prefix().length())
        .withMtu(profile.mtu());
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
    running = Optional.of(RunningResponder.start(tun, settings()));
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
    running = Optional.of(RunningResponder.start(tun, settings()));
  }

  /** Reaches it as a function in this JVM. */
  public void addMemory() {
    MemoryLink link = new MemoryLink(responder(settings()), "EchoProof's responder in this JVM");
    memory = Optional.of(link);
    links.add(link);
  }

  private static FrameFunction responder(ResponderSettings settings) {
    EchoResponder responder = new EchoResponder(settings);
    return (frame, out) ->
        responder.respond(frame.toByteArray()).forEach(reply -> out.accept(Octets.of(reply)));
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
