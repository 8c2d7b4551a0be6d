package io.echoproof.tun;

import io.echoproof.tun.linux.LinuxTun;
import io.echoproof.tun.linux.LinuxTunSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether this process may open a tun device. Found out by opening one and closing it again, never
 * by asking who the user is: root without a driver can't, an ordinary user in a namespace of his
 * own can.
 */
public sealed interface TunAccess {
  /**
   * A tun can be opened here.
   *
   * @param detail what was tried with success, in words
   */
  record Available(String detail) implements TunAccess {}

  /**
   * No tun can be opened here.
   *
   * @param reason what was tried and what the operating system answered
   * @param wayOut what to do about it; may be empty
   */
  record Unavailable(String reason, String wayOut) implements TunAccess {}

  /** What is missing and the way out, in one sentence; empty when nothing is. */
  default Optional<String> missing() {
    return this instanceof Unavailable no
        ? Optional.of(no.wayOut().isEmpty() ? no.reason() : no.reason() + "; " + no.wayOut())
        : Optional.empty();
  }

  /** Tries with the usual device node. */
  static TunAccess check() {
    return check(LinuxTunSettings.DEFAULT_DEVICE);
  }

  /**
   * Tries to open a tun with a temporary name.
   *
   * @param device path of the device node; only Linux has one
   */
  static TunAccess check(Path device) {
    String system = System.getProperty("os.name", "unknown");
    if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
      return new Unavailable(
          "EchoProof has no tun device for the operating system " + system,
          "use the link \"memory\" instead");
    }
    try (TunDevice tun = LinuxTun.open(LinuxTunSettings.named("epcheck%d").withDevice(device))) {
      return new Available(device + ": opened " + tun.name() + " and closed it again");
    } catch (TunException e) {
      return new Unavailable(e.reason(), e.wayOut());
    }
  }
}
