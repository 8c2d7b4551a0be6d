package io.echoproof.app.cli;

import io.echoproof.app.ExitStatus;
import io.echoproof.app.doctor.Diagnosis;
import io.echoproof.app.doctor.DiagnosisJson;
import io.echoproof.app.doctor.Doctor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof doctor}: what this machine offers. */
@Command(
    name = "doctor",
    description = {
      "Say what this machine offers, and what is missing for more.",
      "",
      "Everything is found by trying: a tun device is opened, an echo request is sent over each link"
          + " and its reply awaited. Nothing is left behind."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof doctor                          what there is, and what each link carries",
      "  echoproof doctor --tun-device /dev/tun    with another tun device",
      "  echoproof doctor --json                   the same for other programs",
      "",
      "Exit status: 0 something can be run (in memory at least), 4 nothing can."
    })
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Option(
      names = "--tun-device",
      paramLabel = "PATH",
      description = "The tun device; else $" + TargetOptions.TUN_VARIABLE + ", or /dev/net/tun.")
  private Optional<Path> tunDevice = Optional.empty();

  @Option(names = "--wintun-dll", paramLabel = "PATH", description = TargetOptions.WINTUN_DLL)
  private Optional<Path> wintunDll = Optional.empty();

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    Path device = TargetOptions.tunDevice(tunDevice, main.environment());
    Diagnosis diagnosis = new Doctor(main.environment(), device, wintunDll).examine();
    if (json) {
      main.terminal().plain(DiagnosisJson.of(diagnosis));
    } else {
      new DoctorPrinter(main.terminal()).print(diagnosis);
    }
    return diagnosis.canRun() ? ExitStatus.CONFORMANT : ExitStatus.ENVIRONMENT;
  }
}
