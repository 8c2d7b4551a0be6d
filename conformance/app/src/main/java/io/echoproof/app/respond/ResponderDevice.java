package io.echoproof.app.respond;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.host.Programs;
import io.echoproof.app.target.WindowsTunDevices;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunAccess;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import io.echoproof.tun.linux.BatchingTun;
import io.echoproof.tun.linux.LinuxNetworkConfigurator;
import io.echoproof.tun.linux.LinuxTunSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The responder's tun device, before it is opened. */
public interface ResponderDevice {
  /** What its interface is to be called; on Linux perhaps a pattern. */
  String name();

  /**
   * Opens it.
   *
   * @throws EnvironmentException when this machine lacks something or forbids it
   * @throws TunException likewise
   */
  TunDevice open();

  /** Sets its interface up. */
  NetworkConfigurator configurator();

  /**
   * The one of this operating system.
   *
   * @param name of the interface; empty: the usual one
   * @param device path of the tun device; only Linux has one
   * @param wintunDll another wintun.dll than the one that is distributed; only Windows has one
   * @param environment the process's environment variables
   * @throws UsageException when no interface can have that name
   */
  static ResponderDevice of(
      Optional<String> name,
      Path device,
      Optional<Path> wintunDll,
      Map<String, String> environment) {
    if (Programs.onWindows()) {
      return wintun(name, new WindowsTunDevices(WindowsTunDevices.naming(environment, wintunDll)));
    }
    wintunDll.ifPresent(
        dll -> {
          throw new UsageException("--wintun-dll " + dll + " is for Windows only");
        });
    try {
      return new OnLinux(LinuxTunSettings.named(name.orElse("echoproof%d")).withDevice(device));
    } catch (TunException e) {
      throw new UsageException("--name: " + e.getMessage());
    }
  }

  /**
   * A Wintun adapter.
   *
   * @param name of the adapter; empty: always the same
   */
  static ResponderDevice wintun(Optional<String> name, WindowsTunDevices devices) {
    name.filter(text -> text.contains("%"))
        .ifPresent(
            text -> {
              throw new UsageException(
                  "--name " + text + ": Windows does not number adapters; give a whole name");
            });
    return new OnWindows(name.orElse("EchoProof-respond"), devices);
  }

  /** With /dev/net/tun. */
  record OnLinux(LinuxTunSettings settings) implements ResponderDevice {
    /** errno of a missing right. */
    private static final int EPERM = 1;

    @Override
    public String name() {
      return settings.name();
    }

    @Override
    public TunDevice open() {
      if (!System.getProperty("os.name", "").startsWith("Linux")) {
        throw new EnvironmentException(
            TunAccess.check(settings.device())
                .missing()
                .orElse("EchoProof has no tun device for this operating system yet"));
      }
      try {
        return BatchingTun.open(settings);
      } catch (TunException e) {
        if (e.errorCode() == EPERM) {
          throw new EnvironmentException(
              e.reason() + "; run as root, or keep the responder apart with --netns");
        }
        throw e;
      }
    }

    @Override
    public NetworkConfigurator configurator() {
      return new LinuxNetworkConfigurator();
    }
  }

  /** With Wintun. */
  record OnWindows(String name, WindowsTunDevices devices) implements ResponderDevice {
    @Override
    public TunDevice open() {
      return devices.open(name);
    }

    @Override
    public NetworkConfigurator configurator() {
      return devices.configurator();
    }
  }
}
