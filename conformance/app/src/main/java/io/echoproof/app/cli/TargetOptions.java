package io.echoproof.app.cli;

import io.echoproof.app.UsageException;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.tun.windows.WintunDll;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that say what is tested and how it is reached. */
final class TargetOptions {
  /** Path of the tun device, where it is not the usual one. */
  static final String TUN_VARIABLE = "ECHOPROOF_TUN";

  /** What an option that names wintun.dll says. */
  static final String WINTUN_DLL =
      "On Windows, another wintun.dll; else $"
          + WintunDll.VARIABLE
          + ", or the one that is distributed.";

  private static final int GREATEST_TIMEOUT = 600_000;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "'builtin' (default), 'host' (this system's own stack, in a network of its own),"
              + " 'exec:COMMAND' (a stack in a child process that speaks frames on its standard input"
              + " and output), 'jvm:CLASSPATH' (a stack in this JVM), or the IPv4 address of a stack behind --interface.")
  private String target = TargetRequest.BUILTIN;

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description =
          "Use only this link: pcap, forward (routed between two tun devices) or memory for builtin,"
              + " tun for host, stdio for exec:COMMAND.")
  private Optional<String> link = Optional.empty();

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      description = "The layer 3 interface (tun, Wintun) behind which the target is.")
  private Optional<String> interfaceName = Optional.empty();

  @Option(
      names = "--tester-address",
      paramLabel = "ADDRESS",
      description = "Where probes come from; else the interface's own address, or a neighbour's.")
  private Optional<String> tester = Optional.empty();

  @Option(
      names = "--prefix",
      paramLabel = "LENGTH",
      description = "Length of the prefix of the target's network; else the interface's, or 24.")
  private Optional<Integer> prefix = Optional.empty();

  @Option(
      names = "--mtu",
      paramLabel = "OCTETS",
      description = "The target's MTU; else the interface's, or 1500.")
  private Optional<Integer> mtu = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "JSON that describes a target which is not ours: kind, address, prefix, mtu, tester,"
              + " features.")
  private Optional<Path> profile = Optional.empty();

  @Option(
      names = "--restart",
      paramLabel = "COMMAND",
      description = "Starts the target again after it died; ends when the target is ready.")
  private Optional<String> restart = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      description = "How long a reply may take, in milliseconds (default ${DEFAULT-VALUE}).")
  private int timeoutMillis = 1_000;

  @Option(
      names = "--tun-device",
      paramLabel = "PATH",
      description = "The tun device; else $" + TUN_VARIABLE + ", or /dev/net/tun.")
  private Optional<Path> tunDevice = Optional.empty();

  @Option(names = "--wintun-dll", paramLabel = "PATH", description = WINTUN_DLL)
  private Optional<Path> wintunDll = Optional.empty();

  Duration timeout() {
    if (timeoutMillis < 1 || timeoutMillis > GREATEST_TIMEOUT) {
      throw new UsageException(
          "--timeout " + timeoutMillis + " is out of range: 1 to " + GREATEST_TIMEOUT + " ms");
    }
    return Duration.ofMillis(timeoutMillis);
  }

  TargetRequest request(Map<String, String> environment) {
    return new TargetRequest(
        target,
        link,
        interfaceName,
        tester,
        number(prefix),
        number(mtu),
        profile,
        tunDevice(tunDevice, environment),
        wintunDll,
        restart,
        timeout());
  }

  static Path tunDevice(Optional<Path> given, Map<String, String> environment) {
    return given.orElseGet(() -> Path.of(environment.getOrDefault(TUN_VARIABLE, "/dev/net/tun")));
  }

  private static OptionalInt number(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
