package io.echoproof.app.target;

import io.echoproof.app.host.Programs;
import io.echoproof.app.link.TunLink;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunDevice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tun devices of an operating system, and how their interfaces are set up. All methods but
 * {@link #missing} throw {@link io.echoproof.tun.TunException} or {@link
 * io.echoproof.app.EnvironmentException} when that is refused.
 */
public interface TunDevices {
  /** What a device is for. */
  enum Role {
    /** The suite holds it. */
    SUITE,
    /** The built-in responder holds it. */
    RESPONDER
  }

  /**
   * Those of this operating system.
   *
   * @param environment the process's environment variables
   */
  static TunDevices of(TargetRequest request, Map<String, String> environment) {
    return Programs.onWindows()
        ? new WindowsTunDevices(WindowsTunDevices.naming(environment, request.wintunDll()))
        : new LinuxTunDevices(environment, request.tunDevice());
  }

  /** Why none may be opened here and what to do; empty when they may. */
  Optional<String> missing();

  /** Opens a device for bare IPv4 datagrams. */
  TunDevice open(Role role);

  /**
   * Opens a device to the operating system's own stack which takes as much as there is a way to,
   * and hands it to a link.
   *
   * @param setUp what to do with the interface of that name before the link begins to read
   */
  TunLink openToStack(SetUp setUp);

  /** Sets up the interfaces of these devices. */
  NetworkConfigurator configurator();

  /**
   * Lets the operating system route between these interfaces.
   *
   * @return puts back what outlives the interfaces; to be called while they are there
   */
  Runnable forwardBetween(List<String> interfaceNames);

  /**
   * Lets echo requests in that reach the operating system's own stack over an interface.
   *
   * @param prefix the interface's network, from which they come
   */
  default Admission admit(String interfaceName, Ipv4Prefix prefix) {
    return new Admission(Optional.empty(), () -> {});
  }

  /**
   * What was done to let them in.
   *
   * @param missing why they may be kept out all the same; empty when nothing speaks for it
   * @param undo puts back what outlives the interface; never throws
   */
  record Admission(Optional<String> missing, Runnable undo) {}

  /** Sets up an interface. */
  @FunctionalInterface
  interface SetUp {
    /** Sets it up. */
    void accept(String interfaceName);
  }
}
