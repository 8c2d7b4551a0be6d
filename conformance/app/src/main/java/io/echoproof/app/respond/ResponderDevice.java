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
import io.echoproof.tun.linux.LinuxTun;
import io.echoproof.tun.linux.LinuxTunSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The responder's tun device, before it is opened. */
public interface ResponderDevice {
  /** The most queues of one interface: MAX_TAP_QUEUES of Linux. */
  int MOST_QUEUES = 256;

  /** What its interface is to be called; on Linux perhaps a pattern. */
  String name();

  /** How many threads may receive at once, each from a queue of its own. */
  int queues();

  /**
   * Opens it.
   *
   * @param oneThread whether one thread both receives and sends, which some devices make use of
   * @throws EnvironmentException when this machine lacks something or forbids it
   * @throws TunException likewise
   */
  TunDevice open(boolean oneThread);

  /**
   * Opens a further queue of what was opened, for one thread.
   *
   * @param opened the interface's name
   * @throws TunException when the operating system refuses
   */
  TunDevice openQueue(String opened);

  /** Sets its interface up. */
  NetworkConfigurator configurator();

  /**
   * The one of this operating system.
   *
   * @param name of the interface; empty: the usual one
   * @param queues how many threads receive at once, 1 to {@link #MOST_QUEUES}
   * @param device path of the tun device; only Linux has one
   * @param wintunDll another wintun.dll than the one that is distributed; only Windows has one
   * @param environment the process's environment variables
   * @throws UsageException when no interface can have that name, or so many queues
   */
  static ResponderDevice of(
      Optional<String> name,
      int queues,
      Path device,
      Optional<Path> wintunDll,
      Map<String, String> environment) {
    if (queues < 1 || queues > MOST_QUEUES) {
      throw new UsageException("--queues " + queues + " is out of range: 1 to " + MOST_QUEUES);
    }
    if (Programs.onWindows()) {
      if (queues > 1) {
        throw new UsageException(
            "--queues " + queues + " is for Linux only: a Wintun session has one ring");
      }
      return wintun(name, new WindowsTunDevices(WindowsTunDevices.naming(environment, wintunDll)));
    }
    wintunDll.ifPresent(
        dll -> {
          throw new UsageException("--wintun-dll " + dll + " is for Windows only");
        });
    try {
      return new OnLinux(
          LinuxTunSettings.named(name.orElse("echoproof%d")).withDevice(device), queues);
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
  record OnLinux(LinuxTunSettings settings, int queues) implements ResponderDevice {
    /** errno of a missing right. */
    private static final int EPERM = 1;

    @Override
    public String name() {
      return settings.name();
    }

    @Override
    public TunDevice open(boolean oneThread) {
      if (!System.getProperty("os.name", "").startsWith("Linux")) {
        throw new EnvironmentException(
            TunAccess.check(settings.device())
                .missing()
                .orElse("EchoProof has no tun device for this operating system yet"));
      }
      try {
        LinuxTunSettings opened = queues > 1 ? settings.withMultiQueue() : settings;
        return oneThread ? BatchingTun.open(opened) : LinuxTun.open(opened);
      } catch (TunException e) {
        if (e.errorCode() == EPERM) {
          throw new EnvironmentException(
              e.reason() + "; run as root, or keep the responder apart with --netns");
        }
        throw e;
      }
    }

    @Override
    public TunDevice openQueue(String opened) {
      return BatchingTun.open(settings.withName(opened).withMultiQueue());
    }

    @Override
    public NetworkConfigurator configurator() {
      return new LinuxNetworkConfigurator();
    }
  }

  /** With Wintun. */
  record OnWindows(String name, WindowsTunDevices devices) implements ResponderDevice {
    @Override
    public int queues() {
      return 1;
    }

    @Override
    public TunDevice open(boolean oneThread) {
      return devices.open(name);
    }

    @Override
    public TunDevice openQueue(String opened) {
      throw new IllegalStateException("a Wintun session has one ring");
    }

    @Override
    public NetworkConfigurator configurator() {
      return devices.configurator();
    }
  }
}
