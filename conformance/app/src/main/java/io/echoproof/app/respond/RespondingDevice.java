package io.echoproof.app.respond;

import io.echoproof.app.EnvironmentException;
import io.echoproof.responder.CounterSnapshot;
import io.echoproof.responder.ResponderFailedException;
import io.echoproof.responder.ResponderSettings;
import io.echoproof.responder.RunningResponder;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
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
  private final List<TunDevice> furtherQueues = new ArrayList<>();
  private final InterfaceState before;
  private final boolean ours;
  private final PacketLog log = new PacketLog();
  private boolean addressAdded;
  private Optional<LabTun> lab = Optional.empty();
  private final List<RunningResponder> running = new ArrayList<>();

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
    RespondingDevice device =
        new RespondingDevice(plan, plan.device().open(!plan.lab().isOn()), ours);
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
    int queues = plan.device().queues();
    running.add(RunningResponder.start(answered, settings(0, queues)));
    for (int queue = 1; queue < queues; queue++) {
      TunDevice further = plan.device().openQueue(tun.name());
      furtherQueues.add(further);
      running.add(
          RunningResponder.start(
              logged ? new LoggedTun(further, log) : further, settings(queue, queues)));
    }
  }

  /** Two queues may answer the same peer, and must not use the same identification then. */
  private ResponderSettings settings(int queue, int queues) {
    return plan.settings().withIdentifications(queue, queues);
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
  public CounterSnapshot counters() {
    return running.stream()
        .map(responder -> responder.counters().snapshot())
        .reduce(CounterSnapshot::plus)
        .orElseThrow();
  }

  /** What was done to replies on purpose; empty when nothing is. */
  public Optional<LabCounts> labCounts() {
    return lab.map(LabTun::counts);
  }

  /** The packets since the last call, a line each. */
  public List<String> logLines() {
    return log.drain();
  }

  /** Whether the responder still answers, on all its queues. */
  public boolean isAnswering() {
    return !running.isEmpty() && running.stream().allMatch(RunningResponder::isRunning);
  }

  /** A fault of ours that cost a frame, if there was one. */
  public Optional<String> fault() {
    return running.stream()
        .flatMap(responder -> responder.lastInternalError().stream())
        .findFirst()
        .map(RuntimeException::toString);
  }

  /**
   * Stops the responder, takes the address away and closes the device.
   *
   * @throws ResponderFailedException when the responder had stopped by itself, or does not stop
   */
  @Override
  public void close() {
    Optional<ResponderFailedException> failure = stop();
    if (running.stream().noneMatch(RunningResponder::isRunning)) {
      lab.ifPresent(LabTun::close);
      restore();
      furtherQueues.forEach(TunDevice::close);
      tun.close();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private Optional<ResponderFailedException> stop() {
    Optional<ResponderFailedException> first = Optional.empty();
    for (RunningResponder responder : running) {
      try {
        responder.close();
      } catch (ResponderFailedException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    return first;
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
