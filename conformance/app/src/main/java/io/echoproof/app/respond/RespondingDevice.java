package io.echoproof.app.respond;

import io.echoproof.app.EnvironmentException;
import io.echoproof.responder.Counters;
import io.echoproof.responder.ResponderFailedException;
import io.echoproof.responder.RunningResponder;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/**
 * A tun device with the responder behind it. What was changed on this machine is undone when it is
 * closed, also where the interface is somebody else's and stays.
 */
public final class RespondingDevice implements AutoCloseable {
  private final NetworkConfigurator configurator;
  private final RespondPlan plan;
  private final TunDevice tun;
  private final InterfaceState before;
  private final boolean ours;
  private final PacketLog log = new PacketLog();
  private boolean addressAdded;
  private Optional<LabTun> lab = Optional.empty();
  private Optional<RunningResponder> running = Optional.empty();

  private RespondingDevice(RespondPlan plan, TunDevice tun, boolean ours) {
    this.configurator = plan.device().configurator();
    this.plan = plan;
    this.tun = tun;
    this.ours = ours;
    this.before =
        configurator
            .find(tun.name())
            .orElseThrow(() -> new EnvironmentException("the device is gone already"));
  }

  /**
   * Opens the device, gives this machine its address there, and lets the responder answer.
   *
   * @param logged whether each packet is written down for {@link #logLines}
   * @throws EnvironmentException when this machine lacks something or forbids it
   * @throws TunException likewise
   */
  public static RespondingDevice open(RespondPlan plan, boolean logged) {
    OccupiedNetwork.refuse(plan.network());
    boolean ours = !exists(plan.device().name());
    RespondingDevice device = new RespondingDevice(plan, plan.device().open(), ours);
    try {
      device.start(logged);
      return device;
    } catch (RuntimeException e) {
      device.close();
      throw e;
    }
  }

  private static boolean exists(String name) {
    try {
      return NetworkInterface.getByName(name) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  private void start(boolean logged) {
    configurator.setMtu(tun.name(), plan.settings().mtu());
    addressAdded =
        configurator.addAddress(
            tun.name(), RespondPlan.inet(plan.hostAddress()), plan.network().length());
    configurator.setUp(tun.name(), true);
    TunDevice answered = logged ? new LoggedTun(tun, log) : tun;
    if (plan.lab().isOn()) {
      lab = Optional.of(new LabTun(answered, plan.lab()));
      answered = lab.get();
    }
    running = Optional.of(RunningResponder.start(answered, plan.settings()));
  }

  /** Whether the interface was made for this responder and goes with it. */
  public boolean isOurs() {
    return ours;
  }

  /** The interface's name. */
  public String name() {
    return tun.name();
  }

  /** What the responder has done so far; may be read after the end too. */
  public Counters counters() {
    return running.orElseThrow().counters();
  }

  /** What was done to replies on purpose; empty when nothing is. */
  public Optional<LabCounts> labCounts() {
    return lab.map(LabTun::counts);
  }

  /** The packets since the last call, a line each. */
  public List<String> logLines() {
    return log.drain();
  }

  /** Whether the responder still answers. */
  public boolean isAnswering() {
    return running.isPresent() && running.get().isRunning();
  }

  /** A fault of ours that cost a frame, if there was one. */
  public Optional<String> fault() {
    return running.flatMap(RunningResponder::lastInternalError).map(RuntimeException::toString);
  }

  /**
   * Stops the responder, takes the address away and closes the device.
   *
   * @throws ResponderFailedException when the responder had stopped by itself, or does not stop
   */
  @Override
  public void close() {
    Optional<ResponderFailedException> failure = stop();
    if (running.isEmpty() || !running.get().isRunning()) {
      lab.ifPresent(LabTun::close);
      restore();
      tun.close();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private Optional<ResponderFailedException> stop() {
    try {
      running.ifPresent(RunningResponder::close);
      return Optional.empty();
    } catch (ResponderFailedException e) {
      return Optional.of(e);
    }
  }

  private void restore() {
    try {
      if (addressAdded) {
        addressAdded = false;
        configurator.removeAddress(
            tun.name(), RespondPlan.inet(plan.hostAddress()), plan.network().length());
      }
      configurator.setUp(tun.name(), before.up());
      configurator.setMtu(tun.name(), before.mtu());
    } catch (TunException e) {
      // Somebody else removed the interface, and what was changed with it.
      return;
    }
  }
}
