package io.echoproof.app.bench;

import io.echoproof.app.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a Linux interface carries bare IP packets: nothing else is loaded. */
final class LayerThree {
  /** ARPHRD_NONE and ARPHRD_RAWIP (linux/if_arp.h). */
  private static final int NONE = 0xFFFE;

  private static final int RAW_IP = 519;

  private LayerThree() {}

  /**
   * Refuses any other.
   *
   * @throws UsageException when it carries frames of another kind
   */
  static void require(String interfaceName) {
    try {
      String type =
          Files.readString(Path.of("/sys/class/net").resolve(interfaceName).resolve("type"))
              .strip();
      int number = Integer.parseInt(type);
      if (number != NONE && number != RAW_IP) {
        throw new UsageException(
            "--interface "
                + interfaceName
                + " carries no bare IP packets (its type is "
                + type
                + "); bench loads layer 3 interfaces such as a tun");
      }
    } catch (IOException e) {
      // /sys shows another network namespace's interfaces: then the socket itself must tell.
      return;
    }
  }
}
