package io.echoproof.tun.windows;

import io.echoproof.tun.TunAccess;
import io.echoproof.tun.TunException;
import java.util.Map;

/**
 * Whether this process may open a Wintun device. Found out by creating an adapter, starting a
 * session and undoing both, which takes about half a second on Windows and installs the driver if
 * it was not there.
 */
public final class WintunAccess {
  private static final String NAME = "EchoProof-check";

  private WintunAccess() {}

  /**
   * Tries.
   *
   * @param environment may name another wintun.dll: see {@link WintunDll}
   */
  public static TunAccess check(Map<String, String> environment) {
    try {
      WintunLibrary library = WintunLibrary.load(WintunDll.find(environment));
      try (WintunTun tun =
          WintunTun.open(library, WintunSettings.named(NAME), new WindowsNetworkConfigurator())) {
        String version = library.runningDriverVersion().orElse("unknown");
        return new TunAccess.Available(
            library.path()
                + ", driver "
                + version
                + ": created the adapter \""
                + tun.name()
                + "\" and removed it again");
      }
    } catch (TunException e) {
      return new TunAccess.Unavailable(e.reason(), e.wayOut());
    } catch (LinkageError e) {
      return new TunAccess.Unavailable(
          "JNA's native library can't be used here: " + e.getMessage(),
          "let it unpack itself where programs may run, with -Djna.tmpdir=DIRECTORY");
    }
  }
}
