package io.echoproof.app.cli;

import io.echoproof.app.respond.RespondPlan;
import io.echoproof.app.respond.ResponderDevice;
import io.echoproof.responder.EchoCodePolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how the responder answers, and on which device. */
final class RespondOptions {
  @Option(
      names = "--address",
      paramLabel = "ADDRESS/LENGTH",
      description =
          "The responder's address and its network (default 192.0.2.1/24). Repeatable: further"
              + " addresses in that network.")
  private List<String> addresses = List.of("192.0.2.1/24");

  @Option(
      names = "--host-address",
      paramLabel = "ADDRESS",
      description =
          "This machine's address on the device, so that it routes the network there; else the"
              + " first one that is free in it (192.0.2.2).")
  private Optional<String> hostAddress = Optional.empty();

  @Option(
      names = "--mtu",
      paramLabel = "OCTETS",
      description = "MTU of the device and of the responder (default ${DEFAULT-VALUE}).")
  private int mtu = 1500;

  @Option(
      names = "--tun-device",
      paramLabel = "PATH",
      description = "The tun device; else $" + TargetOptions.TUN_VARIABLE + ", or /dev/net/tun.")
  private Optional<Path> tunDevice = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "PATTERN",
      description =
          "Name of the interface; %%d stands for a number (default echoproof%%d; on Windows a whole"
              + " name, default EchoProof-respond).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--queues",
      paramLabel = "N",
      description =
          "On Linux, queues of the device, each with a thread of its own that answers (default"
              + " ${DEFAULT-VALUE}). The kernel keeps a flow to one queue.")
  private int queues = 1;

  @Option(names = "--wintun-dll", paramLabel = "PATH", description = TargetOptions.WINTUN_DLL)
  private Optional<Path> wintunDll = Optional.empty();

  @Option(
      names = "--echo-code",
      paramLabel = "copy|zero|drop",
      converter = EchoCode.class,
      description = "What becomes of a request whose code is not 0 (default copy).")
  private EchoCodePolicy echoCode = EchoCodePolicy.COPY;

  @Mixin private LabOptions lab;

  RespondPlan plan(Map<String, String> environment) {
    return RespondPlan.of(
        addresses,
        hostAddress,
        mtu,
        echoCode,
        ResponderDevice.of(
            name, queues, TargetOptions.tunDevice(tunDevice, environment), wintunDll, environment),
        lab.settings());
  }
}
