package io.echoproof.app.link;

import io.echoproof.app.host.Programs;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.tun.TunException;
import io.echoproof.tun.windows.WindowsNetworkConfigurator;
import java.util.Locale;
import java.util.UUID;

/** The name by which the capture library knows an interface. */
final class CaptureName {
  private CaptureName() {}

  /**
   * The same on Linux; on Windows Npcap's device for it.
   *
   * @throws LinkException when there is no such interface
   */
  static String of(String interfaceName) {
    if (!Programs.onWindows()) {
      return interfaceName;
    }
    try {
      return ofNpcap(new WindowsNetworkConfigurator().guid(interfaceName));
    } catch (TunException e) {
      throw new LinkException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Npcap names its devices after the interfaces' GUIDs. */
  static String ofNpcap(UUID guid) {
    return "\\Device\\NPF_{" + guid.toString().toUpperCase(Locale.ROOT) + "}";
  }
}
